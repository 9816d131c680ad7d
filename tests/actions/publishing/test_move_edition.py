"""Another time is another agreement: a draft just moves, and what was signed is signed again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.people.actions import change_zone
from clarion.postroom import queries as postroom
from clarion.publishing import queries
from clarion.publishing.actions import (
    CannotMove,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
    begin_edition,
    move_edition,
    revise,
    submit,
)
from clarion.publishing.models import Edition, Version
from clarion.signoff import queries as signoff
from clarion.signoff.actions import OwnWork, sign
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    a_statement,
    let_pass,
    page,
    see_off,
    signed,
    submitted,
    wording,
)

TOMORROW, LATER = NOW + timedelta(days=1), NOW + timedelta(days=2, hours=3)


def move(press: Press, edition_id: int, *, to: datetime = LATER, link: str = LINK) -> int:
    version = page(press, edition_id).version
    return move_edition(
        edition_id=edition_id, seen_version=version, to=to, link=link, by=press.chief, at=NOW
    )


def posts(press: Press) -> int:
    return len(press.net.posts(author="townhall"))


def test_a_draft_moves_and_stays_a_draft(press: Press) -> None:
    edition_id = a_draft(press, due_at=TOMORROW)
    assert move(press, edition_id) == edition_id
    now = page(press, edition_id)
    assert (now.state, now.due_at, now.due_wall) == ("draft", LATER, "2026-04-16T13:00")


def test_all_of_it_is_kept_with_the_new_time(press: Press) -> None:
    edition_id = a_draft(press, handed={("sms", "en"): "Cut this out."})
    Edition.objects.filter(pk=edition_id).update(mistake="Two streets.", parts={"what": "Open."})
    move(press, edition_id)
    row = Version.objects.get(edition=edition_id, number=2)
    assert (row.mistake, row.parts) == ("Two streets.", {"what": "Open."})
    assert row.handed == Version.objects.get(edition=edition_id, number=1).handed != {}


def test_a_draft_without_a_time_gets_one(press: Press) -> None:
    edition_id = a_draft(press)
    move(press, edition_id)
    assert page(press, edition_id).due_at == LATER


@pytest.mark.parametrize("is_signed", [False, True])
def test_what_was_agreed_to_is_asked_for_again(press: Press, is_signed: bool) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    if is_signed:
        signed(press, edition_id)
    new = move(press, edition_id)
    assert page(press, edition_id).state == "superseded"
    now = page(press, new)
    assert (now.state, now.due_at) == ("in_review", LATER)
    assert now.request_id is not None
    request = signoff.request_now(office_id=press.office_id, request_id=now.request_id)
    assert request.due_at == LATER
    with pytest.raises(OwnWork):
        sign(request_id=now.request_id, by=press.chief, at=NOW)
    see_off(press, at=TOMORROW)
    assert posts(press) == 0
    signed(press, new, at=TOMORROW)
    see_off(press, at=LATER - timedelta(seconds=1))
    assert posts(press) == 0
    see_off(press, at=LATER)
    assert posts(press) == 1


def test_or_becomes_a_draft(press: Press) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    new = move(press, edition_id, link="")
    assert (page(press, new).state, page(press, new).due_at) == ("draft", LATER)


def test_what_something_stands_in_the_way_of_does_not_move_at_all(press: Press) -> None:
    edition_id = a_draft(press, due_at=TOMORROW, text="The murderer is in custody. " * 2)
    with pytest.raises(Stopped):
        submit(edition_id=edition_id, seen_version=1, link=LINK, by=press.chief, at=NOW)
    for found in stops(press, edition_id):
        let_pass(press, edition_id, *found)
    submit(edition_id=edition_id, seen_version=1, link=LINK, by=press.chief, at=NOW)
    with pytest.raises(Stopped):
        move(press, edition_id)
    assert page(press, edition_id).state == "in_review"


def stops(press: Press, edition_id: int) -> list[tuple[str, str]]:
    seen = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW)
    return [(one.found.code, one.found.quote) for one in seen.told if one.stops]


def test_what_has_left_cannot_move(press: Press) -> None:
    edition_id = a_statement(press)
    with pytest.raises(CannotMove):
        move(press, edition_id)
    correction = begin_edition(edition_id=edition_id, by=press.chief, at=NOW)
    move(press, correction)
    assert page(press, correction).due_at == LATER
    assert page(press, edition_id).state == "published"


def test_is_refused_for_a_time_that_has_passed_and_for_old_eyes(press: Press) -> None:
    edition_id = a_draft(press, due_at=TOMORROW)
    with pytest.raises(TimeHasPassed):
        move(press, edition_id, to=NOW)
    with pytest.raises(SomebodySaved):
        move_edition(edition_id=edition_id, seen_version=0, to=LATER, by=press.chief, at=NOW)
    with pytest.raises(NotAllowed):
        move_edition(
            edition_id=edition_id,
            seen_version=1,
            to=LATER,
            by=without(press.chief, Power.PUBLISH),
            at=NOW,
        )
    assert page(press, edition_id).due_at == TOMORROW


def test_two_who_move_the_same_do_it_once(press: Press) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    move(press, edition_id)
    with pytest.raises((CannotMove, AlreadyMoved)):
        move(press, edition_id)


def test_t3_the_instant_is_kept_whatever_the_offices_zone(press: Press) -> None:
    change_zone(zone="Europe/Madrid", by=press.chief, at=NOW)
    edition_id = a_draft(press)
    nine_in_madrid = datetime(2026, 4, 15, 7, 0, tzinfo=UTC)
    move(press, edition_id, to=nine_in_madrid)
    now = page(press, edition_id)
    assert (now.due_at, now.due_wall, now.due_zone) == (
        nine_in_madrid, "2026-04-15T09:00", "Europe/Madrid",
    )  # fmt: skip


class TestOneTime:
    @pytest.mark.parametrize(
        "cleared",
        [
            {"due_at": None},
            {"due_wall": ""},
            {"due_zone": ""},
            {"due_at": None, "due_wall": ""},
            {"due_at": None, "due_wall": "", "due_zone": ""},
            {"warrant_id": None},
        ],
    )
    @pytest.mark.parametrize(
        "state", ["scheduled", "publishing", "published", "missed", "corrected"]
    )
    def test_t10_nothing_is_timed_without_exactly_one_time(
        self, press: Press, state: str, cleared: dict[str, object]
    ) -> None:
        edition_id = submitted(press, due_at=TOMORROW)
        signed(press, edition_id)
        row = Edition.objects.filter(pk=edition_id)
        row.update(state=state)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**cleared)

    @pytest.mark.parametrize("part", ["due_at", "due_wall", "due_zone"])
    def test_t10_no_draft_has_half_a_time(self, press: Press, part: str) -> None:
        row = Edition.objects.filter(pk=a_draft(press, due_at=TOMORROW))
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**{part: None if part == "due_at" else ""})

    def test_t10_a_time_that_was_cleared_strands_nothing(self, press: Press) -> None:
        edition_id = a_draft(press, due_at=TOMORROW)
        revise(
            edition_id=edition_id, seen_version=1, wording=wording(press), by=press.chief, at=NOW
        )
        submit(edition_id=edition_id, seen_version=2, link=LINK, by=press.chief, at=NOW)
        signed(press, edition_id)
        see_off(press, at=NOW + timedelta(seconds=1))
        assert page(press, edition_id).state == "published"
        about = page(press, edition_id).about
        found = postroom.dispatches_about(office_id=press.office_id, about=about)
        assert {one.due_at for one in found} == {NOW}
