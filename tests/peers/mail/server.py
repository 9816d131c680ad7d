"""A real mail server on this machine: Postfix takes and returns letters, Dovecot keeps them."""

import os
import smtplib
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from imap_tools import BaseMailBox, MailBoxUnencrypted

from tests.peers.mail.certificate import write_certificate
from tests.peers.mail.dovecot import write_dovecot
from tests.peers.mail.postfix import write_postfix
from tests.peers.mail.tokens import TokenServer, token_server
from tests.peers.ports import answers, free_port
from tests.peers.server import running
from tests.peers.waiting import wait_until

DOMAINS = ("town.test", "residents.test")
MASTER = Path("/usr/lib/postfix/sbin/master")
PASSWORD = "a password for tests"
PORTS = ("mx_port", "smtp_port", "smtps_port", "imap_port", "imaps_port", "lmtp_port", "sasl_port")
HIDDEN_PORTS = ("lmtp_port", "sasl_port")  # where the two speak to each other


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where the mail server is. Every address in `DOMAINS` can have a mailbox; no others."""

    smtp_port: int  # for signed-in users; STARTTLS is offered
    smtps_port: int  # for signed-in users; TLS from the first byte
    mx_port: int  # for the rest of the world, without a password
    imap_port: int  # STARTTLS is offered
    imaps_port: int  # TLS from the first byte
    certificate: Path  # for SSL_CERT_FILE, to trust this server as `localhost`
    users: Path
    tokens: TokenServer  # whose tokens open mailboxes in place of the password

    def open_mailbox(self, address: str) -> str:
        """Give `address` (of one of `DOMAINS`) a mailbox; returns its password."""
        # A file for each: Dovecot reads a changed file again only in the next second.
        (self.users / address).write_text(f"{address}:{PASSWORD}::::::\n")
        return PASSWORD

    def post(self, letter: EmailMessage | bytes, *, sender: str, to: str) -> None:
        """Hand over a letter as the rest of the world would, byte by byte if it is bytes."""
        whole = letter if isinstance(letter, bytes) else letter.as_bytes()
        with smtplib.SMTP("127.0.0.1", self.mx_port) as line:
            line.sendmail(sender, [to], whole)

    @contextmanager
    def mailbox(self, address: str) -> Iterator[BaseMailBox]:
        """Look into a mailbox as its owner."""
        with MailBoxUnencrypted("127.0.0.1", self.imap_port).login(address, PASSWORD) as box:
            yield box

    def subjects(self, address: str, *, folder: str = "INBOX") -> list[str]:
        """The subjects in a mailbox, oldest first."""
        with self.mailbox(address) as box:
            box.folder.set(folder)
            return [letter.subject for letter in box.fetch(mark_seen=False)]


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run Postfix and Dovecot until the block ends. Both insist on being started by root."""
    assert os.geteuid() == 0, "Postfix and Dovecot can only be started by root"
    ports = {name: free_port() for name in PORTS}
    with (
        tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name,
        token_server() as tokens,
        _servers(Path(name), ports, tokens) as (certificate, users),
    ):
        public = {name: ports[name] for name in PORTS if name not in HIDDEN_PORTS}
        yield MailServer(certificate=certificate, users=users, tokens=tokens, **public)


@contextmanager
def _servers(
    folder: Path, ports: dict[str, int], tokens: TokenServer
) -> Iterator[tuple[Path, Path]]:
    folder.chmod(0o755)  # both run their parts as several users
    users = folder / "users"
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    write_certificate(certificate=certificate, key=key)
    papers = {"certificate": certificate, "key": key, **ports}
    dovecot = write_dovecot(
        folder, users=users, introspection_url=tokens.introspection_url, **papers
    )
    postfix = write_postfix(folder, domains=", ".join(DOMAINS), **papers)
    # Makes the queue's folders. Its own start command would leave the master to itself.
    subprocess.run(["postfix", "-c", str(postfix), "check"], check=True)
    with (
        running(["dovecot", "-F", "-c", str(dovecot)], log=folder / "dovecot.log"),
        running([str(MASTER), "-d", "-s", "-c", str(postfix)], log=folder / "postfix.log"),
    ):
        wait_until(lambda: all(map(answers, ports.values())), what="the mail server")
        yield certificate, users
