"""The time of a hold is one after which nothing begins, as people read it: to the second."""

import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest

from clarion.postroom import queries
from clarion.postroom.actions import deliver, place_hold
from clarion.postroom.models import Attempt, Dispatch, Hold
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import a_desk
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.postroom import a_dispatch

pytestmark = pytest.mark.django_db
MOMENT = NOW + timedelta(seconds=7, milliseconds=900)
WHOLE = NOW + timedelta(seconds=8)


def passing(monkeypatch: pytest.MonkeyPatch, *seconds: float) -> None:
    """Let so much time have passed whenever the hold looks how much has."""
    looks = iter(seconds)
    module = sys.modules["clarion.postroom.actions.place_hold"]
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(looks)))


def test_shows_no_time_before_the_door_was_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    chief = an_actor(office_id=an_office())
    passing(monkeypatch, 5.0, 5.0, 9.0, 9.0)
    placed = place_hold(scope="everything", why="Flood", by=chief, at=MOMENT)
    assert placed.placed_at == Hold.objects.get().placed_at == WHOLE
    exactly = place_hold(scope="everything", why="Flood", by=chief, at=WHOLE)
    assert exactly.placed_at == WHOLE, "and none further ahead than that second"


def test_counts_what_passed_before_the_door_was_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    chief = an_actor(office_id=an_office())
    passing(monkeypatch, 5.0, 7.0)
    placed = place_hold(scope="everything", why="Flood", by=chief, at=MOMENT)
    assert placed.placed_at == WHOLE + timedelta(seconds=2)


def test_what_left_in_the_same_second_left_before_the_time_that_is_shown(net: FakeNet) -> None:
    desk = a_desk(net)
    left, stays = a_dispatch(desk, "It has left."), a_dispatch(desk, "It waits.")
    at = NOW + timedelta(seconds=7, milliseconds=400)
    deliver(dispatch_id=left, by=desk.clockwork, at=at)
    placed = place_hold(scope="everything", why="Flood", by=desk.chief, at=MOMENT)
    assert Attempt.objects.get().begun_at <= placed.placed_at
    assert not Attempt.objects.filter(begun_at__gt=placed.placed_at).exists()
    page = queries.hold(office_id=desk.office_id, hold_id=placed.hold_id, at=MOMENT)
    assert [one.id for one in page.stopped] == [stays], "what was sent was not stopped"


def test_lists_what_ended_under_it_in_the_second_by_which_it_was_rounded(net: FakeNet) -> None:
    desk = a_desk(net)
    number = a_dispatch(desk)
    placed = place_hold(scope="everything", why="Flood", by=desk.chief, at=NOW)
    ended = placed.placed_at - timedelta(milliseconds=50)
    Dispatch.objects.filter(pk=number).update(state="missed", settled_at=ended)
    page = queries.hold(office_id=desk.office_id, hold_id=placed.hold_id, at=placed.placed_at)
    assert [one.id for one in page.stopped] == [number]
