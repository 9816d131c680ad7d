"""The plug for e-mail lists against a real Postfix, whose lists have two people each."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clarion.channels.connectors.maillist.connector import MailList
from clarion.channels.contract import (
    Access,
    Edge,
    Media,
    Outgoing,
    Permanent,
    Reason,
    Rendition,
    Target,
    Unknown,
)
from clarion.channels.mail.door import Patience
from tests.peers.mail.server import MailServer
from tests.peers.test_mail_connector import silenced
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

PLUG = MailList(patience=Patience(connect_seconds=5, reply_seconds=20, verdict_seconds=20))


class Readers:
    """Two people on a list of their own."""

    def __init__(self, mail: MailServer) -> None:
        name = uuid.uuid4().hex[:8]
        self.mail = mail
        self.address = f"list-{name}@town.test"
        self.boxes = [f"{name}-one@residents.test", f"{name}-two@residents.test"]
        for box in self.boxes:
            mail.open_mailbox(box)

    def access(self, *, address: str = "", port: int = 0) -> Access:
        password = self.mail.open_mailbox("press@town.test")
        return Access(
            account_id=1,
            address=address or self.address,
            settings={
                "from_address": "press@town.test",
                "smtp_host": "localhost",
                "smtp_port": str(port or self.mail.smtp_port),
                "smtp_security": "none",
            },
            secrets={"password": password},
            allowed_hosts=frozenset({"localhost"}),
        )

    def await_subjects(self, *subjects: str) -> None:
        """Wait until each of the two has these letters, and no others."""
        for box in self.boxes:
            wait_until(lambda box=box: len(self.mail.subjects(box)) >= len(subjects), what="a list")
            assert self.mail.subjects(box) == list(subjects)


@pytest.fixture
def readers(mail: MailServer) -> Readers:
    return Readers(mail)


def statement(subject: str = "Mill Lane is closed", **changes: object) -> Outgoing:
    picture = Media(name="map.png", mime="image/png", alt="Mill Lane is red.", content=b"picture")
    said = Outgoing(
        key=uuid.uuid4().hex,
        made_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        account_id=1,
        edge=Edge.PUBLIC,
        rendition=Rendition(
            subject=subject, text="Use Weir Road.\n.\nGrüße", language="en", media=(picture,)
        ),
    )
    return replace(said, **changes)  # type: ignore[arg-type]  # each test names real fields


def test_reaches_everybody_on_the_list(readers: Readers) -> None:
    sent = PLUG.send(readers.access(), statement())
    assert "queued as" in sent.proof
    readers.await_subjects("Mill Lane is closed")
    with readers.mail.mailbox(readers.boxes[1]) as box:
        (letter,) = box.fetch(mark_seen=False)
    assert letter.headers["message-id"] == (sent.remote_id,)
    assert letter.headers["to"] == (readers.address,)
    assert letter.obj.get_payload(0)["Content-Language"] == "en"
    words = "Use Weir Road. . Grüße [map.png] Mill Lane is red."
    assert " ".join(letter.text.split()) == words
    assert [one.filename for one in letter.attachments] == ["map.png"]


def test_a_correction_follows_in_the_same_thread(readers: Readers) -> None:
    first = PLUG.send(readers.access(), statement())
    readers.await_subjects("Mill Lane is closed")
    second = statement("Mill Lane is open", target=Target(remote_id=first.remote_id))
    PLUG.send(readers.access(), second)
    readers.await_subjects("Mill Lane is closed", "Mill Lane is open")
    with readers.mail.mailbox(readers.boxes[0]) as box:
        letters = list(box.fetch(mark_seen=False))
    assert letters[1].headers["in-reply-to"] == (first.remote_id,)


def test_knows_that_a_list_takes_nothing_from_us(readers: Readers) -> None:
    access = readers.access(address="closed-list@town.test")
    with pytest.raises(Permanent) as refused:
        PLUG.send(access, statement())
    assert refused.value.reason is Reason.TARGET_GONE
    assert "5.7.1" in refused.value.evidence


def test_r4_a_hang_after_the_letter_is_unknown_although_the_list_has_it(readers: Readers) -> None:
    outgoing = statement()
    with silenced(readers.mail.smtp_port) as port:
        impatient = MailList(patience=Patience(verdict_seconds=1))
        with pytest.raises(Unknown):
            impatient.send(readers.access(port=port), outgoing)
    readers.await_subjects("Mill Lane is closed")
    with pytest.raises(Permanent) as refused:
        PLUG.look_again(readers.access(), outgoing)
    assert not refused.value.account_is_broken


def test_says_that_a_password_is_wrong(readers: Readers) -> None:
    access = replace(readers.access(), secrets={"password": "wrong"})
    with pytest.raises(Permanent) as refused:
        PLUG.probe(access)
    assert refused.value.reason is Reason.TOKEN_REVOKED
