"""The e-mail plug against a real Postfix and a real Dovecot."""

import os
import socket
import socketserver
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.channels.connectors.email import render
from clarion.channels.connectors.email.connector import Email
from clarion.channels.contract import (
    Access,
    Arrived,
    Edge,
    Happening,
    Harvest,
    Outgoing,
    Permanent,
    Raw,
    Reason,
    Rendition,
    Target,
    Temporary,
    Unknown,
)
from clarion.channels.mail import mailbox as reading
from clarion.channels.mail.door import Patience
from tests.channels.email.odd_letters import ODD_LETTERS
from tests.peers.mail.server import MailServer
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

EMAIL = Email(patience=Patience(connect_seconds=5, reply_seconds=20, verdict_seconds=20))
ANN = "ann@residents.test"
LETTER = b"From: Ann <ann@residents.test>\r\nSubject: Lamp\r\n"


def desk(mail: MailServer, name: str = "", **settings: str) -> Access:
    """A mailbox of the town that nobody has used before."""
    address = f"{name or uuid.uuid4().hex[:12]}@town.test"
    password = mail.open_mailbox(address)
    mail.open_mailbox(ANN)  # or what is sent to her would come back, at its own time
    return Access(
        account_id=abs(hash(address)),
        address=address,
        settings={
            "imap_host": "localhost",
            "imap_port": str(mail.imap_port),
            "imap_security": "none",
            "smtp_host": "localhost",
            "smtp_port": str(mail.smtp_port),
            "smtp_security": "none",
            **settings,
        },
        secrets={"password": password},
        allowed_hosts=frozenset({"localhost"}),
    )


def post(mail: MailServer, access: Access, *, headers: bytes = b"", body: bytes = b"x") -> None:
    letter = LETTER + headers + b"\r\n" + body
    mail.post(letter, sender=ANN, to=access.address)


def collect_all(access: Access, cursor: str = "") -> tuple[list[Raw], list[Harvest]]:
    harvests = [EMAIL.collect(access, "inbox", cursor)]
    while harvests[-1].more:
        harvests.append(EMAIL.collect(access, "inbox", harvests[-1].cursor))
    return [item for harvest in harvests for item in harvest.items], harvests


def await_letters(access: Access, count: int) -> list[Arrived]:
    """What has come, in our words, once there is as much as was posted."""
    wait_until(lambda: len(collect_all(access)[0]) >= count, what=f"{count} letters")
    return [EMAIL.normalize(raw.body, access)[0] for raw in collect_all(access)[0]]


def an_answer(letter: Arrived, text: str = "We have sent somebody.") -> Outgoing:
    return Outgoing(
        key=uuid.uuid4().hex,
        made_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        account_id=1,
        edge=Edge.PRIVATE,
        rendition=Rendition(text=text),
        target=Target(
            remote_id=letter.remote_id,
            thread_id=letter.thread_id,
            author_id=letter.author.remote_id,
            extra=letter.extra,
        ),
    )


def test_says_who_we_are(mail: MailServer) -> None:
    access = desk(mail, sent_folder="Sent")
    assert EMAIL.probe(access).remote_id == access.address


def test_keeps_both_lines_private(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(mail.certificate))
    tls = {"imap_security": "tls", "smtp_security": "tls"}
    ports = {"imap_port": str(mail.imaps_port), "smtp_port": str(mail.smtps_port)}
    assert EMAIL.probe(desk(mail, **tls, **ports)).remote_id
    assert EMAIL.probe(desk(mail, imap_security="starttls", smtp_security="starttls")).remote_id


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_believes_no_certificate_that_nobody_vouches_for(mail: MailServer, security: str) -> None:
    port = mail.imaps_port if security == "tls" else mail.imap_port
    with pytest.raises(Temporary) as refused:
        EMAIL.collect(desk(mail, imap_security=security, imap_port=str(port)), "inbox", "")
    assert "certificate" in refused.value.evidence.lower()


def test_says_that_a_password_is_wrong(mail: MailServer) -> None:
    access = replace(desk(mail), secrets={"password": "wrong"})
    with pytest.raises(Permanent) as refused:
        EMAIL.collect(access, "inbox", "")
    assert refused.value.reason is Reason.TOKEN_REVOKED
    assert refused.value.account_is_broken


def test_says_that_there_is_no_such_folder(mail: MailServer) -> None:
    with pytest.raises(Permanent) as refused:
        EMAIL.probe(desk(mail, sent_folder="Gesendete Öbjekte"))
    assert refused.value.reason is Reason.MISCONFIGURED


def test_notices_a_letter_within_five_seconds(mail: MailServer) -> None:
    access = desk(mail)
    assert not EMAIL.stand_by(access, 0.2)  # from here on it knows what there was
    came: list[float] = []

    def wait() -> None:
        if EMAIL.stand_by(access, 30):
            came.append(time.monotonic())

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(1)  # so that it waits already, on a machine that is not too busy
    posted = time.monotonic()
    post(mail, access)
    waiting.join(40)
    assert came
    assert came[0] - posted < 5


def test_notices_a_letter_that_came_while_nobody_waited(mail: MailServer) -> None:
    access, email = desk(mail), Email()
    assert not email.stand_by(access, 0.2)
    post(mail, access)
    await_letters(access, 1)
    started = time.monotonic()
    assert email.stand_by(access, 30)
    assert time.monotonic() - started < 5
    assert not email.stand_by(access, 0.2)


def test_follows_a_thread(mail: MailServer) -> None:
    access = desk(mail)
    post(mail, access, headers=b"Message-ID: <first@residents.test>\r\n")
    (first,) = await_letters(access, 1)
    sent = EMAIL.send(access, an_answer(first))
    references = f"<first@residents.test> {sent.remote_id}".encode()
    headers = b"References: " + references + b"\r\nIn-Reply-To: " + sent.remote_id.encode()
    post(mail, access, headers=headers + b"\r\nMessage-ID: <third@residents.test>\r\n")
    third = await_letters(access, 2)[1]
    assert third.thread_id == first.thread_id == "<first@residents.test>"
    assert third.parent_id == sent.remote_id


def test_an_answer_reaches_the_person_once(mail: MailServer) -> None:
    access = desk(mail)
    resident = f"ann-{uuid.uuid4().hex[:8]}@residents.test"
    mail.open_mailbox(resident)
    letter = b"From: Ann <" + resident.encode() + b">\r\nSubject: Lampe\r\n\r\nkaputt"
    mail.post(letter, sender=resident, to=access.address)
    (arrived,) = await_letters(access, 1)
    outgoing = an_answer(arrived, "Grüße aus dem Rathaus.\n.\nEnde")
    sent = EMAIL.send(access, outgoing)
    assert "queued as" in sent.proof
    wait_until(lambda: mail.subjects(resident), what="the answer")
    with mail.mailbox(resident) as box:
        (answer,) = box.fetch()
    assert answer.subject == "Re: Lampe"
    assert answer.headers["message-id"] == (sent.remote_id,)
    assert answer.text.strip().splitlines() == ["Grüße aus dem Rathaus.", ".", "Ende"]


def test_recognises_a_bounce(mail: MailServer) -> None:
    access = desk(mail)
    post(mail, access)
    (letter,) = await_letters(access, 1)
    nobody = replace(an_answer(letter), target=Target(remote_id="", author_id="nobody@town.test"))
    sent = EMAIL.send(access, nobody)
    bounce = await_letters(access, 2)[1]
    assert bounce.kind is Happening.RECEIPT
    assert bounce.regarding is not None
    assert bounce.regarding.remote_id == sent.remote_id
    assert not bounce.regarding.delivered
    assert bounce.regarding.reason.startswith("5.1.1")


def test_carries_every_odd_letter(mail: MailServer) -> None:
    access = desk(mail)
    for odd in ODD_LETTERS:
        mail.post(odd.raw, sender=ANN, to=access.address)
    letters = await_letters(access, len(ODD_LETTERS))
    by_id = {letter.thread_id: letter for letter in letters}
    assert set(by_id) == {f"<{odd.name}@residents.test>" for odd in ODD_LETTERS}
    wrong = [
        odd.name
        for odd in ODD_LETTERS
        if odd.name != "nobody_wrote_it"  # the server names the envelope's sender
        for is_so in odd.expected
        if not is_so(by_id[f"<{odd.name}@residents.test>"])
    ]
    assert wrong == []


def test_i12_one_letter_to_two_mailboxes_arrives_twice(mail: MailServer) -> None:
    first, second = desk(mail), desk(mail)
    # Without a date of its own, each copy would get that of its arrival.
    letter = LETTER + b"Date: Tue, 14 Apr 2026 09:00:00 +0000\r\n"
    letter += b"Message-ID: <both@residents.test>\r\n\r\nx"
    for access in (first, second):
        mail.post(letter, sender=ANN, to=access.address)
    (one,), (other,) = await_letters(first, 1), await_letters(second, 1)
    assert one.remote_id == other.remote_id
    assert one.thread_id == "<both@residents.test>"
    assert first.account_id != second.account_id  # which is why neither is taken for the other


def test_i3_loses_none_of_five_thousand(mail: MailServer) -> None:
    access = desk(mail)
    pour(mail, access, 5_000)
    raws, harvests = collect_all(access)
    assert len(raws) == len({raw.fingerprint for raw in raws}) == 5_000
    assert len(harvests) == 5_000 // reading.PAGE_LETTERS_MAX
    assert collect_all(access, harvests[-1].cursor)[0] == []


def test_goes_on_where_it_stopped(mail: MailServer) -> None:
    access = desk(mail)
    fill(mail, access, 3)
    cursor = EMAIL.collect(access, "inbox", "").cursor
    fill(mail, access, 2)
    assert len(collect_all(access, cursor)[0]) == 2


def test_i6_shows_again_what_came_since_a_day(mail: MailServer) -> None:
    access, today = desk(mail), datetime.now(UTC)
    fill(mail, access, reading.PAGE_LETTERS_MAX + 3)
    first = EMAIL.look_back(access, "inbox", today - timedelta(days=1), "")
    second = EMAIL.look_back(access, "inbox", today - timedelta(days=1), first.cursor)
    assert (first.more, second.more) == (True, False)
    shown = {raw.fingerprint for raw in (*first.items, *second.items)}
    assert shown == {raw.fingerprint for raw in collect_all(access)[0]}
    assert EMAIL.look_back(access, "inbox", today + timedelta(days=2), "").items == ()


def test_finds_letters_beyond_a_wide_gap(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SPAN", 4)
    access = desk(mail)
    fill(mail, access, 60)
    with mail.mailbox(access.address) as box:
        box.delete(box.uids()[2:57])
    assert len(collect_all(access)[0]) == 5


def test_makes_pages_by_weight_too(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE_BYTES_MAX", 100)
    access = desk(mail)
    fill(mail, access, 4)
    raws, harvests = collect_all(access)
    assert len(raws) == 4
    assert len(harvests) > 1


def test_begins_again_when_the_mailbox_was_numbered_anew(mail: MailServer) -> None:
    access = desk(mail, inbox_folder="Town")
    with mail.mailbox(access.address) as box:
        box.folder.create("Town")
        box.append(LETTER + b"\r\nbefore", "Town")
    before = EMAIL.collect(access, "inbox", "")
    assert before.gap == ""
    with mail.mailbox(access.address) as box:
        box.folder.delete("Town")
        time.sleep(1.1)  # Dovecot numbers folders by the second
        box.folder.create("Town")
        box.append(LETTER + b"\r\nbefore", "Town")
        box.append(LETTER + b"\r\nafter", "Town")
    after = EMAIL.collect(access, "inbox", before.cursor)
    assert after.gap
    assert before.items[0].fingerprint in {raw.fingerprint for raw in after.items}
    assert len(after.items) == 2
    assert EMAIL.collect(access, "inbox", after.cursor).gap == ""


def test_leaves_the_mailbox_as_it_is(mail: MailServer) -> None:
    access = desk(mail)
    fill(mail, access, 2)
    EMAIL.collect(access, "inbox", "")
    with mail.mailbox(access.address) as box:
        assert [letter.flags for letter in box.fetch(mark_seen=False)] in (
            [(), ()],
            [("\\Recent",)] * 2,
        )


def test_keeps_every_byte(mail: MailServer) -> None:
    access = desk(mail)
    letter = LETTER + b"X-Odd: \xff\xfe\r\n\r\nline\r\n\x80\x81 \x0b end\r\n"
    with mail.mailbox(access.address) as box:
        box.append(letter, "INBOX")
    assert [raw.body for raw in collect_all(access)[0]] == [letter]


def test_r4_smtp_hang_after_the_letter_is_unknown_and_its_copy_settles_it(
    mail: MailServer,
) -> None:
    access = desk(mail, copy_to_self="yes")
    post(mail, access)
    (letter,) = await_letters(access, 1)
    outgoing = an_answer(letter)
    with silenced(mail.smtp_port) as port:
        hung = replace(access, settings={**access.settings, "smtp_port": str(port)})
        with pytest.raises(Unknown):
            Email(patience=Patience(verdict_seconds=1)).send(hung, outgoing)
    wait_until(lambda: "Re: Lamp" in mail.subjects(access.address), what="our copy")
    found = EMAIL.look_again(access, outgoing)
    assert found.proof.startswith("copy in INBOX")
    letters = [EMAIL.normalize(raw.body, access)[0] for raw in collect_all(access)[0]]
    assert [one.remote_id for one in letters].count(found.remote_id) == 1


def test_r4_a_copy_in_the_sent_folder_settles_it(mail: MailServer) -> None:
    access = desk(mail, sent_folder="Sent")
    post(mail, access)
    (letter,) = await_letters(access, 1)
    outgoing = an_answer(letter)
    with mail.mailbox(access.address) as box:
        box.append(render.letter(outgoing, access.address, "").content, "Sent")
    assert EMAIL.look_again(access, outgoing).proof.startswith("copy in Sent")


def test_r4_a_letter_without_a_copy_stays_unknown(mail: MailServer) -> None:
    access = desk(mail, sent_folder="Sent")
    post(mail, access)
    (letter,) = await_letters(access, 1)
    with pytest.raises(Unknown):
        EMAIL.look_again(access, an_answer(letter))


def fill(mail: MailServer, access: Access, count: int) -> None:
    """Put letters into a mailbox faster than they could be posted."""
    with mail.mailbox(access.address) as box:
        for number in range(count):
            own = f"Message-ID: <{uuid.uuid4()}@residents.test>\r\n\r\nletter {number}\r\n"
            box.client.append("INBOX", "", "", LETTER + own.encode())


def pour(mail: MailServer, access: Access, count: int) -> None:
    """Put thousands of letters into a mailbox's folder on the disk, where Dovecot finds them."""
    with mail.mailbox(access.address):
        folder = mail.users.parent / "letters" / access.address / "new"
    owner = folder.stat()
    for number in range(count):
        letter = folder / f"{1_700_000_000 + number}.M1P{number}.double"
        letter.write_bytes(LETTER + f"Message-ID: <{number}@residents.test>\r\n\r\nx".encode())
        os.chown(letter, owner.st_uid, owner.st_gid)


@contextmanager
def silenced(port: int) -> Iterator[int]:
    """A line to the real server on `port` whose answer to the last dot never comes back."""

    class Line(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", port)) as server:
                answers = threading.Thread(target=self.answer, args=(server,))
                answers.start()
                said = b""
                while chunk := self.request.recv(65536):
                    said = (said + chunk)[-5:]
                    if said == b"\r\n.\r\n":
                        self.deaf = True
                    server.sendall(chunk)
                server.shutdown(socket.SHUT_WR)  # it hangs up on its side too, sooner or later
                answers.join()

        def answer(self, server: socket.socket) -> None:
            while chunk := server.recv(65536):
                if not getattr(self, "deaf", False):
                    self.request.sendall(chunk)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Line) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield proxy.server_address[1]
        finally:
            proxy.shutdown()
            thread.join()
