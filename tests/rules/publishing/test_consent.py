"""Who may be shown, for what, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Media
from clarion.publishing.rules.checks import Checked, Found, Level, check
from clarion.publishing.rules.pictures.consent import (
    Fitness,
    People,
    PictureExpired,
    PictureWithdrawn,
    Rights,
    Use,
    end_of,
    ends_on,
    fitness,
    lost,
    refuse_unfit,
)

TODAY = date(2026, 4, 14)
MORNING = datetime(2026, 4, 14, 9, 0, tzinfo=ZoneInfo("Europe/London"))
AGREED = Rights(
    id=7,
    name="fair.jpg",
    people=People.CONSENT,
    uses=frozenset({Use.PAGE.value, Use.NETWORKS.value}),
    ends_on=None,
    withdrawn=False,
)
DAYS = st.one_of(st.none(), st.dates())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, Fitness.USABLE),
        ({"people": People.NOBODY, "uses": None}, Fitness.USABLE),
        ({"people": People.NOT_NEEDED, "uses": None}, Fitness.USABLE),
        ({"people": People.UNKNOWN, "uses": None}, Fitness.NEEDS_CONSENT),
        ({"uses": None}, Fitness.NEEDS_CONSENT),
        ({"ends_on": TODAY}, Fitness.USABLE),
        ({"ends_on": TODAY - timedelta(days=1)}, Fitness.EXPIRED),
        ({"ends_on": TODAY - timedelta(days=1), "withdrawn": True}, Fitness.WITHDRAWN),
        ({"uses": None, "withdrawn": True}, Fitness.WITHDRAWN),
    ],
)
def test_the_gravest_reason_is_said(changed: dict[str, object], said: Fitness) -> None:
    assert fitness(replace(AGREED, **changed), on=TODAY) is said  # type: ignore[arg-type]  # each has its type


def test_refuses_what_was_withdrawn_or_is_over_and_nothing_else() -> None:
    refuse_unfit(replace(AGREED, uses=None), on=TODAY)
    with pytest.raises(PictureWithdrawn):
        refuse_unfit(replace(AGREED, withdrawn=True), on=TODAY)
    with pytest.raises(PictureExpired) as refused:
        refuse_unfit(replace(AGREED, ends_on=date(2026, 4, 3)), on=TODAY)
    assert "until 3 April 2026 only" in refused.value.sentence


@pytest.mark.parametrize(
    ("before", "now", "gone"),
    [
        ({}, {"uses": frozenset({Use.PAGE.value})}, {Use.NETWORKS}),
        ({}, {"people": People.NOT_NEEDED}, set()),
        ({}, {"people": People.UNKNOWN}, {Use.PAGE, Use.NETWORKS}),
        ({"people": People.NOBODY}, {"uses": None}, set(Use)),
        ({"people": People.UNKNOWN, "uses": None}, {}, {Use.LETTERS, Use.PRINT}),
        ({"people": People.UNKNOWN, "uses": None}, {"uses": None}, set()),
    ],
)
def test_what_was_agreed_to_and_is_no_more_is_lost(
    before: dict[str, object], now: dict[str, object], gone: set[Use]
) -> None:
    rights = [replace(AGREED, **one) for one in (before, now)]  # type: ignore[arg-type]  # each has its type
    assert lost(*rights) == gone


@given(DAYS, DAYS)
def test_the_earlier_day_ends_it(one: date | None, other: date | None) -> None:
    found = ends_on(one, other)
    assert found == ends_on(other, one)
    assert all(found is not None and found <= day for day in (one, other) if day is not None)


@given(st.dates(max_value=date(9999, 12, 30)), st.sampled_from(["Europe/London", "Asia/Tokyo"]))
def test_it_may_be_shown_on_its_whole_last_day_and_not_a_second_longer(
    day: date, zone: str
) -> None:
    end = end_of([day, None], zone)
    assert end is not None
    there = end.replace(tzinfo=None)
    assert (there - timedelta(seconds=1)).date() == day
    assert there.date() == day + timedelta(days=1)
    assert end_of([None], zone) is None
    assert end_of([date.max], zone) is None


def found(*rights: Rights, leaves_at: datetime = MORNING, **more: object) -> dict[str, Found]:
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(),
        rights=rights,
        asked_at=MORNING,
        leaves_at=leaves_at,
        **more,  # type: ignore[arg-type]  # what a test names
    )
    return {one.code: one for one in check(checked) if one.code.startswith("picture-")}


class TestChecks:
    def test_say_nothing_of_what_may_be_shown(self) -> None:
        shown_as = ((Use.PAGE, "News"), (Use.NETWORKS, "FakeNet"))
        assert found(AGREED, shown_as=shown_as) == {}

    def test_stop_what_was_withdrawn_for_good(self) -> None:
        (one,) = found(replace(AGREED, withdrawn=True), shown_as=((Use.LETTERS, "List"),)).values()
        assert (one.level, one.final, one.quote) == (Level.STOP, True, "fair.jpg")

    def test_stop_what_is_over_when_it_leaves(self) -> None:
        last = replace(AGREED, ends_on=TODAY)
        assert found(last)["picture-ends-7"].level is Level.NOTE
        later = found(last, leaves_at=MORNING + timedelta(days=1))["picture-expired-7"]
        assert (later.level, later.final) == (Level.STOP, True)
        assert "ends before it leaves: 14 April 2026" in later.says
        over = found(replace(AGREED, ends_on=TODAY - timedelta(days=1)))["picture-expired-7"]
        assert "has ended" in over.says

    def test_warn_where_nobody_has_said_who_agreed(self) -> None:
        assert found(replace(AGREED, uses=None))["picture-people-7"].level is Level.WARN
        unknown = replace(AGREED, people=People.UNKNOWN, uses=None)
        assert found(unknown)["picture-people-7"].level is Level.WARN

    def test_stop_another_use_unless_somebody_knows_better(self) -> None:
        (one,) = found(AGREED, shown_as=((Use.PAGE, "News"), (Use.LETTERS, "List"))).values()
        assert (one.code, one.level, one.final) == ("picture-use-7", Level.STOP, False)
        assert one.where == ("List",)

    def test_every_one_cites_its_rule_and_says_what_to_do(self) -> None:
        for one in found(replace(AGREED, id=1, withdrawn=True), AGREED).values():
            assert one.rule
            assert one.do


def test_what_stands_below_is_signed_and_what_was_signed_before_stays_signed() -> None:
    plain = Media(name="a.jpg", mime="image/jpeg", alt="A map", content=b"x")
    assert len(plain.signed()) == 4
    told = replace(plain, caption="The fair")
    assert told.signed() != plain.signed()
    assert replace(plain, credit="The fair").signed() != told.signed()


def test_a_utc_office_ends_at_midnight() -> None:
    assert end_of([TODAY], "UTC") == datetime(2026, 4, 15, tzinfo=UTC)
