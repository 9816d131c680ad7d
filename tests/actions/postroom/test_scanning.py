"""What comes in is looked at by the virus scanner, and nobody opens it before."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.models import Entry
from clarion.postroom import queries
from clarion.postroom.actions import (
    Infected,
    NotReadable,
    NotScanned,
    Upload,
    clear_uploads,
    scan_attachments,
)
from clarion.postroom.models import Attachment, Message
from clarion.postroom.rules.limits import SCAN_BATCH
from clarion.postroom.rules.uploads import UPLOAD_BYTES_MAX
from clarion.publishing.actions import keep_pictures
from fakenet import FakeNet
from tests.channels.scanner.double import MARK, Double, double
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk
from tests.makers.people import NOW
from tests.peers.ports import free_port

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def scanner(settings: Settings) -> Iterator[Double]:
    """A scanner that the administrator has named."""
    with double() as there:
        settings.VIRUS_SCAN = there.address
        yield there


@pytest.fixture
def desk(net: FakeNet) -> Desk:
    return a_desk(net)


def an_attachment(desk: Desk, content: bytes = b"a lamp") -> int:
    if not Message.objects.exists():
        a_case(desk, "@townhall look at this lamp")
    return Attachment.objects.create(
        message=Message.objects.get(),
        name="lamp.pdf",
        mime="application/pdf",
        size=len(content),
        content=content,
    ).pk


def look(desk: Desk) -> int:
    return scan_attachments(by=Actor.clockwork(desk.office_id), at=LATER)


def opened(desk: Desk, attachment_id: int) -> bytes:
    return queries.attachment(office_id=desk.office_id, attachment_id=attachment_id)[2]


def shown(desk: Desk) -> dict[int, str]:
    messages = queries.messages(
        office_id=desk.office_id, message_ids=list(Message.objects.values_list("pk", flat=True))
    )
    return {it.id: it.look for one in messages for it in one.attachments}


class TestAttachments:
    def test_are_shut_until_they_were_looked_at(self, desk: Desk, scanner: Double) -> None:
        one = an_attachment(desk)
        assert shown(desk) == {one: "waiting"}
        with pytest.raises(NotFound):
            opened(desk, one)
        assert look(desk) == 1
        assert scanner.shown == [b"a lamp"]
        assert opened(desk, one) == b"a lamp"
        assert shown(desk) == {one: "clean"}
        assert look(desk) == 0

    def test_are_never_opened_with_something_in_them(
        self, desk: Desk, scanner: Double, settings: Settings
    ) -> None:
        one = an_attachment(desk, b"a lamp with " + MARK)
        look(desk)
        settings.VIRUS_SCAN = ""  # nor after the scanner was taken away
        with pytest.raises(NotFound):
            opened(desk, one)
        assert shown(desk) == {one: "infected"}
        entry = Entry.objects.get(deed="infected attachment shut away")
        assert entry.facts["found"] == "Pretended.Test"

    def test_wait_for_a_scanner_that_does_not_answer(
        self, desk: Desk, scanner: Double, settings: Settings
    ) -> None:
        one = an_attachment(desk)
        there, settings.VIRUS_SCAN = settings.VIRUS_SCAN, f"tcp://127.0.0.1:{free_port()}"
        assert look(desk) == 0
        with pytest.raises(NotFound):
            opened(desk, one)
        assert queries.unscanned(before=LATER) == 1
        settings.VIRUS_SCAN = there
        assert queries.offices_unscanned() == [desk.office_id]
        assert look(desk) == 1
        assert queries.offices_unscanned() == []

    def test_one_without_a_verdict_lets_the_others_go_first(
        self, desk: Desk, scanner: Double
    ) -> None:
        odd = an_attachment(desk, b"odd")
        scanner.answer = b"INSTREAM size limit exceeded. ERROR\0"
        assert look(desk) == 0
        scanner.answer = None
        lamps = [an_attachment(desk) for _ in range(SCAN_BATCH)]
        assert look(desk) == SCAN_BATCH
        assert shown(desk) == {odd: "waiting", **dict.fromkeys(lamps, "clean")}

    def test_are_as_they_always_were_without_a_scanner(self, desk: Desk) -> None:
        one = an_attachment(desk)
        assert look(desk) == 0
        assert opened(desk, one) == b"a lamp"
        assert shown(desk) == {one: "never"}
        assert queries.offices_unscanned() == []


class TestUploads:
    def test_of_colleagues_are_refused_with_something_in_them(
        self, desk: Desk, scanner: Double
    ) -> None:
        bad, good = looked_at(desk, MARK, b"fair")
        assert isinstance(bad, Infected)
        assert "Pretended.Test" in bad.sentence
        assert Entry.objects.filter(deed="infected upload refused").count() == 1
        assert good is None

    def test_of_colleagues_are_refused_when_nobody_answers(
        self, desk: Desk, settings: Settings
    ) -> None:
        settings.VIRUS_SCAN = f"tcp://127.0.0.1:{free_port()}"
        (wrong,) = looked_at(desk, b"fair")
        assert isinstance(wrong, NotScanned)

    def test_that_come_together_wait_together(
        self, desk: Desk, scanner: Double, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A scanner that says nothing of the first is not asked about the others."""
        monkeypatch.setattr("clarion.channels.scanner.SECONDS_MAX", 0.2)
        scanner.is_silent = True
        uploads = [Upload(name=f"{n}.jpg", content=b"fair") for n in range(3)]
        outcomes = keep_pictures(uploads=uploads, by=desk.chief, at=NOW)
        assert all("does not answer" in one.refused for one in outcomes)
        assert scanner.asked == 1

    def test_too_large_ones_are_not_even_shown_to_it(self, desk: Desk, scanner: Double) -> None:
        (wrong,) = looked_at(desk, b"x" * (UPLOAD_BYTES_MAX + 1))
        assert isinstance(wrong, NotReadable)
        assert scanner.shown == []


def looked_at(desk: Desk, *contents: bytes) -> list[Refusal | None]:
    uploads = [Upload(name="fair.jpg", content=one) for one in contents]
    return list(clear_uploads(uploads=uploads, by=desk.chief, at=NOW))
