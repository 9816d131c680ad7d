"""A message ends when its parts say so, as long as its words say the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clarion.publishing.rules.parts import WEB, Moment, Parts, Spoken, fit, holds_until

SIX = Moment(at=datetime(2026, 11, 28, 18, tzinfo=UTC), zone="Europe/London")
BURST = Parts(
    spoken=Spoken(
        what="A water main has burst",
        where="Mill Lane",
        do="Fetch water at the hall from 16:00 on.",
        more="The next update is at 15:30.",
    ),
    until=SIX,
)


def written(parts: Parts, language: str = "en") -> str:
    """Put it together as our own page says it."""
    return fit(parts, WEB, language=language).text


@pytest.mark.parametrize(
    "language", ["en", "en-us", "cy", "fr", "de", "es", "pl", "pt", "it", "so"]
)
def test_its_words_are_over_when_its_parts_say_so(language: str) -> None:
    assert holds_until(BURST, written(BURST, language), language) == SIX.at


def test_when_it_began_ends_nothing() -> None:
    since = replace(BURST, when=Moment(at=SIX.at - timedelta(hours=6), zone=SIX.zone))
    assert holds_until(since, written(since), "en") == SIX.at


def test_without_an_end_it_has_none() -> None:
    without = replace(BURST, until=None)
    assert holds_until(without, written(BURST), "en") is None
    assert holds_until(None, written(BURST), "en") is None


@pytest.mark.parametrize(
    "words",
    [
        "The water is back on.",
        "Boil water until 20:00 on Saturday 28 November.",
        "Boil water until 18:00 on Sunday 29 November.",
        "Until 18:00 on Saturday 28 November. In Weir Road until 20:00.",
    ],
)
def test_words_that_somebody_changed_are_not_ended_by_parts_of_before(words: str) -> None:
    assert holds_until(BURST, words, "en") is None
