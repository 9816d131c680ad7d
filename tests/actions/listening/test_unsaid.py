"""What its author deleted or changed stays so, in whatever order and however often it is drawn."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import TestCase

from clarion.channels.contract import Raw
from clarion.channels.stream import Drawn
from clarion.desk import queries as desk
from clarion.desk.actions import note_changes, triage
from clarion.desk.models import Case
from clarion.listening.actions import forget, keep_drawn, replay_parked, take_up
from clarion.listening.actions.intake import unsaid
from clarion.listening.actions.intake.parking import park
from clarion.listening.models import Mention, Source, Unsaid
from clarion.listening.rules.limits import UNSAID_KEPT
from clarion.postroom.actions import sort_arrivals
from clarion.postroom.models import Message, Revision
from tests.actions.listening.test_stream import Brook
from tests.makers.desk import desk_queries_untriaged
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

CREATE, EDIT, DELETE = ("create", "no water"), ("update", "no water yet"), ("delete", "")
MENDED = ("update", "all is well")


@dataclass(slots=True)
class Handed(Brook):
    """A stream that hands out exactly these."""

    now: tuple[Drawn, ...] = ()

    def draw(self, *, most: int, wait_seconds: float) -> list[Drawn]:
        return list(self.now)

    def confirm(self, drawn: Sequence[Drawn]) -> None:
        return


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear)
    Source.objects.filter(pk=ear.files_id).update(kind="bluesky", address="wss://all.example")
    return ear


def an_event(place: int, deed: str, text: str) -> Raw:
    commit = {"operation": deed, "collection": "app.bsky.feed.post", "rkey": "1"}
    record = {"record": {"text": text, "createdAt": "2026-04-14T08:00:00Z"}} if text else {}
    event = {"did": "did:plc:maya", "time_us": place, "kind": "commit", "commit": commit | record}
    return Raw(fingerprint=f"{place}", body=json.dumps(event).encode(), place=place)


def drawn(ear: Ear, *said: tuple[int, tuple[str, str]]) -> list[str]:
    """Let a worker draw these together, and return what is kept after it."""
    raws = [an_event(place, *deed) for place, deed in said]
    stream = Handed(now=tuple(Drawn(source_id=ear.files_id, raw=raw, receipt="") for raw in raws))
    with TestCase.captureOnCommitCallbacks(execute=True):
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    return list(Mention.objects.values_list("text", flat=True))


def test_a_deletion_that_is_kept_before_its_post_keeps_it_out(ear: Ear) -> None:
    assert drawn(ear, (2, DELETE)) == []
    assert drawn(ear, (1, CREATE)) == []


def test_a_post_that_is_handed_out_again_after_its_deletion_does_not_come_back(ear: Ear) -> None:
    assert drawn(ear, (1, CREATE)) == ["no water"]
    assert drawn(ear, (2, DELETE)) == []
    assert drawn(ear, (1, CREATE)) == []
    assert drawn(ear, (2, DELETE), (1, CREATE)) == [], "in their order, however they were drawn"


def test_an_edit_is_kept_and_older_words_never_come_back(ear: Ear) -> None:
    assert drawn(ear, (3, EDIT)) == ["no water yet"]
    assert drawn(ear, (2, ("update", "no water here"))) == ["no water yet"]
    assert drawn(ear, (1, CREATE)) == ["no water yet"]
    # What nobody looks for any more is gone, and what was said before it stays so.
    assert drawn(ear, (4, MENDED)) == []
    assert drawn(ear, (1, CREATE), (3, EDIT)) == []
    assert drawn(ear, (5, EDIT)) == ["no water yet"]
    assert drawn(ear, (5, EDIT)) == ["no water yet"]


def test_an_edit_after_or_before_its_deletion_brings_nothing_back(ear: Ear) -> None:
    assert drawn(ear, (1, CREATE), (2, EDIT), (3, DELETE)) == []
    assert drawn(ear, (2, EDIT)) == []


def test_what_its_author_says_again_after_deleting_it_is_kept(ear: Ear) -> None:
    """Some programs of a network change a post by deleting it and writing it anew."""
    assert drawn(ear, (1, CREATE), (2, DELETE)) == []
    assert drawn(ear, (3, ("create", "no water, as I said"))) == ["no water, as I said"]
    assert drawn(ear, (1, CREATE), (2, DELETE)) == ["no water, as I said"]


def test_of_two_workers_in_the_same_moment_whoever_is_last_sees_the_other(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source.objects.get(pk=ear.files_id)
    with monkeypatch.context() as blind:
        # Neither sees what the other has not committed yet.
        blind.setattr(unsaid, "_known", lambda *_: {})
        assert drawn(ear, (2, DELETE)) == []
        assert drawn(ear, (1, CREATE)) == ["no water"]
    unsaid._look_again(source, [Mention.objects.get().remote_id])
    assert not Mention.objects.exists()
    # And if the one that was to look again has died, the clockwork does.
    with monkeypatch.context() as blind:
        blind.setattr(unsaid, "_known", lambda *_: {})
        assert drawn(ear, (1, CREATE)) == ["no water"]
    forget(by=ear.clockwork, at=NOW)
    assert not Mention.objects.exists()
    assert Unsaid.objects.exists()


def test_marks_are_forgotten_when_nothing_can_follow_and_are_never_too_many(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(ear, (1, CREATE), (2, DELETE))
    forget(by=ear.clockwork, at=NOW + UNSAID_KEPT - timedelta(minutes=1))
    assert Unsaid.objects.count() == 1
    forget(by=ear.clockwork, at=NOW + UNSAID_KEPT + timedelta(minutes=1))
    assert not Unsaid.objects.exists()
    for place in range(3, 8):
        drawn(ear, (place, DELETE))
    monkeypatch.setattr(unsaid, "UNSAID_MAX", 2)
    forget(by=ear.clockwork, at=NOW)
    assert sorted(Unsaid.objects.values_list("place", flat=True)) == [6, 7]


def test_what_was_parked_and_then_deleted_is_not_kept_when_it_is_read_again(ear: Ear) -> None:
    source = Source.objects.get(pk=ear.files_id)
    park(source=source, things=[(an_event(1, *CREATE), "it broke")], at=NOW)
    drawn(ear, (2, DELETE))
    assert replay_parked(source_id=source.pk, by=ear.chief, at=NOW) == 0
    assert not Mention.objects.exists()


def triaged(ear: Ear) -> int:
    while sort_arrivals(by=ear.clockwork, at=NOW):
        pass
    waiting = dict(desk_queries_untriaged())[ear.office_id]
    (case_id,) = triage(message_ids=waiting, by=ear.clockwork, at=NOW)
    return int(case_id)


@pytest.mark.parametrize("is_early", [False, True])
def test_what_was_taken_up_and_then_deleted_is_told_to_the_desk(ear: Ear, is_early: bool) -> None:
    a_counter(by=ear.chief)
    drawn(ear, (1, CREATE))
    reference = take_up(mention_id=Mention.objects.get().pk, by=ear.chief, at=NOW)
    if is_early:  # before anybody has sorted what was taken up
        drawn(ear, (2, DELETE))
        while sort_arrivals(by=ear.clockwork, at=NOW):
            pass
        message = Message.objects.get(remote_id=reference)
        assert message.deleted_at == NOW
        return
    case_id = triaged(ear)
    for _ in range(2):
        assert drawn(ear, (2, DELETE)) == []
        while sort_arrivals(by=ear.clockwork, at=NOW):
            pass
    message = Message.objects.get(remote_id=reference)
    assert message.deleted_at == NOW
    assert Revision.objects.get(message=message).why == "deleted"
    note_changes(message_ids=[message.pk], by=ear.clockwork, at=NOW)
    page = desk.case_page(
        office_id=ear.office_id, case_id=case_id, staff_id=ear.chief.person, at=NOW
    )
    assert [one.message.deleted_at for one in page.lines if one.message] == [NOW]
    assert Case.objects.get(pk=case_id).waiting_since is None
