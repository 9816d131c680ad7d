"""A series makes drafts ahead of their time, each once, and each to be signed like any other."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.people.actions import change_zone
from clarion.postroom.actions import close_account
from clarion.publishing import queries
from clarion.publishing.actions import (
    CannotPublish,
    Every,
    Recurrence,
    SeriesUnclear,
    SeriesWords,
    TooManySeries,
    UnderWay,
    begin_series,
    change_series,
    drop_draft,
    end_series,
    make_occurrences,
    skip_occurrence,
)
from clarion.publishing.models import Edition, Occurrence, Series
from clarion.publishing.queries import DayOf
from clarion.publishing.rules.times.recurrence import SERIES_MAX
from clarion.signoff.actions import OwnWork, sign
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    WORDS,
    Press,
    page,
    see_off,
    send_for_signature,
    signed,
)
from tests.makers.sweeping import sweep

# A Tuesday, ten in the morning in London.
TODAY = NOW.date()
WEEK = timedelta(days=7)
TUESDAYS = Recurrence(every=Every.WEEK, first_on=TODAY, days=frozenset({1}), times=4)


def words(press: Press, **changed: object) -> SeriesWords:
    said: dict[str, object] = {
        "headline": "Bins are emptied",
        "text": WORDS,
        "language": "en",
        "theme": "service",
        "wall": "12:00",
        "account_ids": press.accounts,
    }
    return SeriesWords(**{**said, **changed})  # type: ignore[arg-type]  # as a form gives it


def begun(press: Press, recurrence: Recurrence = TUESDAYS, **changed: object) -> int:
    return begin_series(
        words=words(press, **changed), recurrence=recurrence, by=press.chief, at=NOW
    )


def make(press: Press, series_id: int, at: datetime = NOW) -> int:
    return make_occurrences(series_id=series_id, by=press.clockwork, at=at)


def days(press: Press, series_id: int, at: datetime = NOW) -> list[DayOf]:
    return queries.days_of(office_id=press.office_id, series_id=series_id, at=at)[0]


def drafts(press: Press, series_id: int) -> list[int]:
    return [one.edition_id for one in days(press, series_id) if one.edition_id]


def test_makes_what_leaves_within_two_weeks(press: Press) -> None:
    series_id = begun(press)
    assert make(press, series_id) == 3
    found = days(press, series_id)
    assert [(one.on - TODAY).days for one in found] == [0, 7, 14, 21]
    assert [one.state for one in found] == ["draft", "draft", "draft", ""]
    now = page(press, drafts(press, series_id)[0])
    assert (now.headline, now.text, now.theme) == ("Bins are emptied", WORDS, "service")
    assert (now.due_wall, now.due_zone) == ("2026-04-14T12:00", "Europe/London")
    assert [one.account.id for one in now.audiences] == list(press.accounts)


def test_makes_each_once_and_the_next_when_it_is_time(press: Press) -> None:
    series_id = begun(press)
    assert [make(press, series_id) for _ in range(3)] == [3, 0, 0]
    assert make(press, series_id, NOW + WEEK) == 1
    assert make(press, series_id, NOW + 5 * WEEK) == 0
    assert Occurrence.objects.count() == 4


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(days=-1), timedelta(hours=1)])
def test_t6_a_clock_that_steps_makes_nothing_twice(press: Press, step: timedelta) -> None:
    daily = Recurrence(every=Every.DAY, first_on=TODAY, times=40)
    series_id = begun(press, daily)
    made = make(press, series_id)
    made += make(press, series_id, NOW + step)
    made += make(press, series_id)
    on = list(Occurrence.objects.values_list("on", flat=True))
    assert len(on) == len(set(on)) == made
    assert Edition.objects.filter(headline="Bins are emptied").count() == made


def test_the_database_has_each_day_once(press: Press) -> None:
    series_id = begun(press)
    make(press, series_id)
    one = Occurrence.objects.filter(series_id=series_id).first()
    assert one is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(series_id=series_id, on=one.on, skipped_at=NOW, skipped_by="Ana")


def test_what_has_gone_by_is_never_made(press: Press) -> None:
    series_id = begun(press, wall="09:00")
    assert make(press, series_id) == 2
    assert days(press, series_id)[0].edition_id is None


def test_each_is_signed_like_any_other(press: Press) -> None:
    series_id = begun(press)
    make(press, series_id)
    first, second, _third = drafts(press, series_id)
    see_off(press, at=NOW + 3 * WEEK)
    assert press.net.posts(author="townhall") == []
    send_for_signature(press, first)
    request_id = page(press, first).request_id
    assert request_id is not None
    with pytest.raises(OwnWork):
        sign(request_id=request_id, by=press.chief, at=NOW)
    signed(press, first)
    see_off(press, at=datetime(2026, 4, 14, 11, tzinfo=UTC))
    assert len(press.net.posts(author="townhall")) == 1
    assert page(press, second).state == "draft"


@pytest.mark.parametrize(
    ("zone", "begin"),
    [
        ("Europe/London", date(2026, 3, 24)),
        ("Europe/London", date(2026, 10, 20)),
        ("America/New_York", date(2026, 3, 3)),
        ("America/New_York", date(2026, 10, 27)),
    ],
)
def test_t1_every_week_at_nine_is_made_for_nine(press: Press, zone: str, begin: date) -> None:
    change_zone(zone=zone, by=press.chief, at=NOW)
    at = datetime(begin.year, begin.month, begin.day, 6, tzinfo=UTC)
    weekly = replace(TUESDAYS, first_on=begin, days=frozenset({begin.weekday()}), times=3)
    series_id = begin_series(
        words=words(press, wall="09:00"), recurrence=weekly, by=press.chief, at=at
    )
    assert make(press, series_id, at) == 3
    instants = list(Edition.objects.order_by("due_at").values_list("due_at", flat=True))
    assert {one.astimezone(ZoneInfo(zone)).hour for one in instants if one} == {9}
    assert len({one.hour for one in instants if one}) == 2


def test_a_day_on_which_the_clocks_skip_it_says_so(press: Press) -> None:
    at = datetime(2026, 3, 20, 9, tzinfo=UTC)
    sundays = replace(TUESDAYS, first_on=at.date(), days=frozenset({6}), times=3)
    series_id = begin_series(
        words=words(press, wall="01:30"), recurrence=sundays, by=press.chief, at=at
    )
    assert make(press, series_id, at) == 1
    assert [one.due_at is None for one in days(press, series_id, at)] == [False, True, False]


class TestChanging:
    def test_one_day_is_left_out(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        first = drafts(press, series_id)[0]
        for on in (TODAY, TODAY + 3 * WEEK):
            skip_occurrence(series_id=series_id, on=on, by=press.chief, at=NOW)
        assert page(press, first).state == "dropped"
        assert make(press, series_id, NOW + WEEK) == 0
        found = days(press, series_id)
        assert [bool(one.skipped_by) for one in found] == [True, False, False, True]
        assert [one.can_skip for one in found] == [False, True, True, False]
        with pytest.raises(AlreadyMoved):
            skip_occurrence(series_id=series_id, on=TODAY, by=press.chief, at=NOW)
        with pytest.raises(NotFound):
            skip_occurrence(
                series_id=series_id, on=TODAY + timedelta(days=1), by=press.chief, at=NOW
            )

    def test_what_somebody_was_asked_to_sign_is_not_left_out(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        send_for_signature(press, drafts(press, series_id)[0])
        with pytest.raises(UnderWay):
            skip_occurrence(series_id=series_id, on=TODAY, by=press.chief, at=NOW)
        assert not days(press, series_id)[0].can_skip

    def test_it_ends_and_nothing_more_is_made(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        first, second, third = drafts(press, series_id)
        send_for_signature(press, first)
        assert end_series(series_id=series_id, by=press.chief, at=NOW) == 1
        assert page(press, first).state == "in_review"
        assert {page(press, one).state for one in (second, third)} == {"dropped"}
        assert make(press, series_id, NOW + WEEK) == 0
        assert queries.all_series(office_id=press.office_id) == []

    def test_other_words_from_one_day_on(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        old = drafts(press, series_id)
        second = replace(TUESDAYS, first_on=TODAY + WEEK, times=3)
        new = change_series(
            series_id=series_id,
            words=words(press, text="Weir Road is open.", wall="15:00"),
            recurrence=second,
            by=press.chief,
            at=NOW,
        )
        assert [page(press, one).state for one in old] == ["draft", "dropped", "dropped"]
        assert make(press, series_id, NOW) == 0
        assert make(press, new) == 2
        assert [one.on - TODAY for one in days(press, new)] == [WEEK, 2 * WEEK, 3 * WEEK]
        now = page(press, drafts(press, new)[0])
        assert (now.text, now.due_wall) == ("Weir Road is open.", "2026-04-21T15:00")

    def test_a_day_that_is_being_signed_is_not_said_twice(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        send_for_signature(press, drafts(press, series_id)[1])
        second = replace(TUESDAYS, first_on=TODAY + WEEK, times=3)
        new = change_series(
            series_id=series_id, words=words(press), recurrence=second, by=press.chief, at=NOW
        )
        assert make(press, new) == 1
        assert [bool(one.skipped_by) for one in days(press, new)] == [True, False, False]

    def test_a_day_that_was_left_out_does_not_come_back(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        skip_occurrence(series_id=series_id, on=TODAY + WEEK, by=press.chief, at=NOW)
        drop_draft(edition_id=drafts(press, series_id)[2], by=press.chief, at=NOW)
        second = replace(TUESDAYS, first_on=TODAY + WEEK, times=3)
        new = change_series(
            series_id=series_id, words=words(press), recurrence=second, by=press.chief, at=NOW
        )
        assert make(press, new, NOW + WEEK) == 1
        found = days(press, new)
        assert [bool(one.skipped_by) for one in found] == [True, True, False]

    def test_whoever_wrote_the_old_one_signs_none_of_the_new(self, press: Press) -> None:
        series_id = begun(press)
        other = press.signer
        new = change_series(
            series_id=series_id, words=words(press), recurrence=TUESDAYS, by=other, at=NOW
        )
        authors = Series.objects.get(pk=new).authors
        assert authors == sorted({press.chief.person, other.person})
        assert len(authors) == 2

    def test_statements_are_locked_in_the_order_of_their_numbers(self, press: Press) -> None:
        series_id = begun(press)
        make(press, series_id)
        rows = Occurrence.objects.filter(series=series_id)
        numbers = list(rows.order_by("statement_id").values_list("statement_id", flat=True))
        rows.filter(statement=numbers[0]).update(made_at=NOW)
        with CaptureQueriesContext(connection) as found:
            end_series(series_id=series_id, by=press.chief, at=NOW)
        asked = [one["sql"] for one in found.captured_queries if "FOR UPDATE" in one["sql"]]
        locked = [re.search(r'"publishing_statement"."id" = (\d+)', sql) for sql in asked]
        assert [int(one[1]) for one in locked if one] == numbers

    def test_a_day_before_all_others_is_refused(self, press: Press) -> None:
        series_id = begun(press)
        first = replace(TUESDAYS, first_on=date.min)
        with pytest.raises(SeriesUnclear):
            change_series(
                series_id=series_id, words=words(press), recurrence=first, by=press.chief, at=NOW
            )

    def test_from_its_first_day_on_the_old_one_is_over(self, press: Press) -> None:
        series_id = begun(press)
        new = change_series(
            series_id=series_id, words=words(press), recurrence=TUESDAYS, by=press.chief, at=NOW
        )
        assert [one.id for one in queries.all_series(office_id=press.office_id)] == [new]


class TestBeginning:
    @pytest.mark.parametrize(
        "odd",
        [
            {"headline": " "},
            {"text": ""},
            {"wall": "25:00"},
            {"account_ids": ()},
            {"late_minutes": 0},
        ],
    )
    def test_one_that_is_unclear_is_refused(self, press: Press, odd: dict[str, object]) -> None:
        with pytest.raises(SeriesUnclear):
            begun(press, **odd)

    @pytest.mark.parametrize(
        "odd",
        [
            {"times": None},
            {"days": frozenset()},
            {"first_on": TODAY + timedelta(days=1_000)},
            {"until_on": TODAY - timedelta(days=1), "times": None},
        ],
    )
    def test_so_is_one_without_days(self, press: Press, odd: dict[str, object]) -> None:
        with pytest.raises(SeriesUnclear):
            begun(press, replace(TUESDAYS, **odd))  # type: ignore[arg-type]  # as typed

    def test_another_offices_account_is_refused(self, press: Press) -> None:
        with pytest.raises(CannotPublish):
            begun(press, account_ids=(press.page_id, 4711))
        with pytest.raises(NotFound):
            begun(press, theme="gossip")
        with pytest.raises(NotFound):
            begun(press, campaign_id=4711)

    def test_an_account_that_was_closed_since_is_left_out(self, press: Press) -> None:
        series_id = begun(press)
        close_account(account_id=press.account_id, by=press.chief, at=NOW)
        make(press, series_id)
        now = page(press, drafts(press, series_id)[0])
        assert [one.account.id for one in now.audiences] == [press.page_id]

    def test_there_are_not_too_many(self, press: Press) -> None:
        for _ in range(SERIES_MAX):
            begun(press)
        with pytest.raises(TooManySeries):
            begun(press)

    def test_is_for_those_who_write(self, press: Press) -> None:
        reader = without(press.chief, Power.PUBLISH)
        with pytest.raises(NotAllowed):
            begin_series(words=words(press), recurrence=TUESDAYS, by=reader, at=NOW)
        series_id = begun(press)
        with pytest.raises(NotAllowed):
            end_series(series_id=series_id, by=reader, at=NOW)
        with pytest.raises(NotAllowed):
            make_occurrences(series_id=series_id, by=press.chief, at=NOW)


def test_the_timetable_has_it_made(press: Press) -> None:
    today = clock.now()
    daily = Recurrence(every=Every.DAY, first_on=today.date(), times=30)
    series_id = begin_series(words=words(press), recurrence=daily, by=press.chief, at=today)
    due = (press.office_id, series_id)
    assert due in queries.series_due(at=today)
    sweep()
    made = Occurrence.objects.filter(series_id=series_id).count()
    assert made >= 13
    assert due not in queries.series_due(at=clock.now())
    sweep()
    assert Occurrence.objects.filter(series_id=series_id).count() == made


def test_what_is_over_ends_and_makes_room(press: Press) -> None:
    series_id = begun(press)
    due, last = (press.office_id, series_id), NOW + 3 * WEEK
    make(press, series_id, last)
    assert due not in queries.series_due(at=last)
    after = last + timedelta(days=1)
    assert due in queries.series_due(at=after)
    assert make(press, series_id, after) == 0
    assert due not in queries.series_due(at=after)
    now = queries.series(office_id=press.office_id, series_id=series_id)
    assert (now.ended_at, now.ended_by) == (after, "its time is over")
