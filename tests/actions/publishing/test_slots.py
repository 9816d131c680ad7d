"""A slot is kept for a theme or an account, and one statement takes it."""

from datetime import UTC, datetime, timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.publishing import queries
from clarion.publishing.actions import (
    NoSuchSlot,
    SlotTaken,
    SlotUnclear,
    SomebodySaved,
    TooManySlots,
    begin_edition,
    begin_slot,
    drop_draft,
    end_slot,
    move_edition,
    revise,
    take_slot,
    withdraw,
)
from clarion.publishing.models import Edition
from clarion.publishing.queries import FreeSlot
from clarion.publishing.rules.times.slots import SLOTS_MAX
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_draft, page, send_for_signature, signed, wording

# Tuesday 14 April, ten in the morning in London; the next nine o'clock is on Wednesday.
WEDNESDAY = datetime(2026, 4, 15, 8, 0, tzinfo=UTC)
THURSDAY = WEDNESDAY + timedelta(days=1)


def weekdays(press: Press, theme: str = "safety", account_id: int | None = None) -> int:
    return begin_slot(
        days=range(5), wall="09:00", theme=theme, account_id=account_id, by=press.chief, at=NOW
    )


def offered(press: Press, theme: str = "safety") -> list[FreeSlot]:
    return queries.free_slots(
        office_id=press.office_id, theme=theme, account_ids=[press.account_id], at=NOW
    )


def take(press: Press, edition_id: int, slot_id: int, due_at: datetime = WEDNESDAY) -> None:
    take_slot(
        edition_id=edition_id,
        seen_version=page(press, edition_id).version,
        slot_id=slot_id,
        due_at=due_at,
        by=press.chief,
        at=NOW,
    )


def test_the_next_free_one_is_offered(press: Press) -> None:
    slot_id = weekdays(press)
    ((one),) = offered(press)
    assert (one.id, one.due_at) == (slot_id, WEDNESDAY)
    edition_id = a_draft(press)
    take(press, edition_id, slot_id)
    now = page(press, edition_id)
    assert (now.due_at, now.due_wall, now.state) == (WEDNESDAY, "2026-04-15T09:00", "draft")
    assert [one.due_at for one in offered(press)] == [THURSDAY]


def test_is_offered_for_its_theme_or_its_account_alone(press: Press) -> None:
    assert offered(press) == []
    weekdays(press, theme="event")
    of_account = weekdays(press, theme="", account_id=press.account_id)
    assert [one.id for one in offered(press)] == [of_account]
    assert len(offered(press, theme="event")) == 2


def test_two_never_have_the_same(press: Press) -> None:
    slot_id, other = weekdays(press), a_draft(press)
    take(press, a_draft(press), slot_id)
    with pytest.raises(SlotTaken):
        take(press, other, slot_id)
    assert page(press, other).due_at is None
    take(press, other, slot_id, THURSDAY)


def test_it_stays_taken_on_the_way_to_being_said(press: Press) -> None:
    slot_id, edition_id = weekdays(press), a_draft(press)
    take(press, edition_id, slot_id)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    assert [one.due_at for one in offered(press)] == [THURSDAY]
    new = begin_edition(edition_id=edition_id, by=press.chief, at=NOW)
    assert Edition.objects.get(pk=new).slot_id == slot_id
    assert [one.due_at for one in offered(press)] == [THURSDAY]


@pytest.mark.parametrize("how", ["drop", "move", "revise", "withdraw"])
def test_is_free_again_when_nobody_needs_it(press: Press, how: str) -> None:
    slot_id, edition_id = weekdays(press), a_draft(press)
    take(press, edition_id, slot_id)
    match how:
        case "drop":
            drop_draft(edition_id=edition_id, by=press.chief, at=NOW)
        case "move":
            move_edition(edition_id=edition_id, seen_version=2, to=THURSDAY, by=press.chief, at=NOW)
        case "revise":
            words = wording(press)
            revise(edition_id=edition_id, seen_version=2, wording=words, by=press.chief, at=NOW)
        case _:
            send_for_signature(press, edition_id)
            statement_id = page(press, edition_id).statement_id
            withdraw(statement_id=statement_id, why="A mistake", by=press.chief, at=NOW)
    assert [one.due_at for one in offered(press)] == [WEDNESDAY]


def test_saving_words_without_another_time_keeps_it(press: Press) -> None:
    slot_id, edition_id = weekdays(press), a_draft(press)
    take(press, edition_id, slot_id)
    words = wording(press, text="Weir Road is open.", due_at=WEDNESDAY)
    revise(edition_id=edition_id, seen_version=2, wording=words, by=press.chief, at=NOW)
    assert Edition.objects.get(pk=edition_id).slot_id == slot_id


def test_offers_only_its_own_times(press: Press) -> None:
    slot_id, edition_id = weekdays(press), a_draft(press)
    with pytest.raises(NoSuchSlot):
        take(press, edition_id, slot_id, WEDNESDAY + timedelta(minutes=1))
    with pytest.raises(SomebodySaved):
        take_slot(
            edition_id=edition_id, seen_version=0, slot_id=slot_id, due_at=WEDNESDAY,
            by=press.chief, at=NOW,
        )  # fmt: skip
    end_slot(slot_id=slot_id, by=press.chief, at=NOW)
    with pytest.raises(NotFound):
        take(press, edition_id, slot_id)
    assert offered(press) == []


@pytest.mark.parametrize(
    "odd",
    [
        {"days": []},
        {"days": [7]},
        {"wall": "24:00"},
        {"wall": "9"},
        {"theme": ""},
        {"theme": "safety", "account_id": 1},
    ],
)
def test_one_that_is_unclear_is_refused(press: Press, odd: dict[str, object]) -> None:
    said: dict[str, object] = {"days": [0], "wall": "09:00", "theme": "safety"}
    with pytest.raises(SlotUnclear):
        begin_slot(**{**said, **odd}, by=press.chief, at=NOW)  # type: ignore[arg-type]  # as typed


def test_there_are_not_too_many(press: Press) -> None:
    for _ in range(SLOTS_MAX):
        weekdays(press)
    with pytest.raises(TooManySlots):
        weekdays(press)


def test_is_for_those_who_write_in_this_office(press: Press) -> None:
    slot_id = weekdays(press)
    with pytest.raises(NotAllowed):
        end_slot(slot_id=slot_id, by=without(press.chief, Power.PUBLISH), at=NOW)
    with pytest.raises(NotFound):
        end_slot(slot_id=slot_id, by=an_actor(office_id=an_office()), at=NOW)
