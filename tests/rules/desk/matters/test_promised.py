"""What an answer seems to promise, and by when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.matters.promised import (
    AHEAD_MAX,
    REMINDED_BEFORE,
    WORDS_MAX,
    NoTimeLeft,
    TooFarAhead,
    refuse_untimely,
    remind_at,
    suggest,
)

ZONE = "Europe/London"
TUESDAY = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)  # 10:00 in London


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Water is back by 18:00.", "2026-04-14T17:00"),
        ("Water is back by 6pm.", "2026-04-14T17:00"),
        ("We will mend it by 9.30 am tomorrow.", "2026-04-15T08:30"),
        ("We are sorry. A van comes tomorrow.", "2026-04-15T16:00"),
        ("Tomorrow by 12:00 you will hear from us.", "2026-04-15T11:00"),
        ("We will ring you within 2 hours.", "2026-04-14T11:00"),
        ("It takes a while: you hear from us in the next 30 minutes.", "2026-04-14T09:30"),
        ("The bin is collected on Friday.", "2026-04-17T16:00"),
        ("You get a letter by Tuesday.", "2026-04-21T16:00"),
        ("The road opens again tonight.", "2026-04-14T22:59"),
        ("We write again at six.", "2026-04-14T17:00"),
        ("We write again at half past ten.", "2026-04-14T09:30"),
        ("You hear from us by quarter to nine tonight.", "2026-04-14T19:45"),
        ("It is mended by nine tomorrow.", "2026-04-15T08:00"),
        ("It is mended by six tomorrow.", "2026-04-15T17:00"),
        ("A van comes at six in the morning tomorrow.", "2026-04-15T05:00"),
        ("We ring at 6 o’clock.", "2026-04-14T17:00"),
        ("The road opens at noon.", "2026-04-14T11:00"),
    ],
)
def test_reads_by_when(text: str, due: str) -> None:
    found = suggest(text, zone=ZONE, at=TUESDAY)
    assert found is not None
    assert found.due_at == datetime.fromisoformat(due).replace(tzinfo=UTC)
    assert found.words in " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for telling us.",
        "By 20 of us it was seen.",
        "We are at 4 Mill Lane.",
        "It was mended by 08:00.",  # over
        "By 25:00 it is back.",
        "By 17pm it is back.",
        "Look at one of the maps.",
        "It was seen by two people.",
        "We are at seven Mill Lane.",
        "",
    ],
)
def test_reads_no_promise_into_other_words(text: str) -> None:
    assert suggest(text, zone=ZONE, at=TUESDAY) is None


def test_a_time_that_the_clocks_skip_is_none() -> None:
    night = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert suggest("We ring by 01:30.", zone=ZONE, at=night) is None


@given(st.text(max_size=400) | st.from_regex(r"(by|in|within) .{0,20}(tomorrow|am|pm|hours|six\.)"))
def test_never_fails_and_never_promises_for_the_past(text: str) -> None:
    found = suggest(text, zone=ZONE, at=TUESDAY)
    if found is not None:
        assert TUESDAY < found.due_at <= TUESDAY + AHEAD_MAX
        assert len(found.words) <= WORDS_MAX


@given(st.timedeltas(min_value=timedelta(seconds=2), max_value=AHEAD_MAX))
def test_reminds_between_making_it_and_its_time(ahead: timedelta) -> None:
    due = TUESDAY + ahead
    reminded = remind_at(made_at=TUESDAY, due_at=due)
    assert TUESDAY <= reminded <= due
    assert due - reminded <= max(REMINDED_BEFORE, ahead / 2 + timedelta(microseconds=1))


def test_refuses_what_is_over_and_what_is_no_promise_any_more() -> None:
    refuse_untimely(due_at=TUESDAY + AHEAD_MAX, at=TUESDAY)
    with pytest.raises(NoTimeLeft):
        refuse_untimely(due_at=TUESDAY, at=TUESDAY)
    with pytest.raises(TooFarAhead):
        refuse_untimely(due_at=TUESDAY + AHEAD_MAX + timedelta(seconds=1), at=TUESDAY)
