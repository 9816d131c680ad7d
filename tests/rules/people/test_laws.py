"""A new office begins with the laws of its country, as its time zone says."""

from zoneinfo import available_timezones

import pytest

from clarion.people.rules.laws import LAWS, laws_of


@pytest.mark.parametrize(
    ("zone", "laws"),
    [
        ("Europe/London", ("uk",)),
        ("America/New_York", ("us",)),
        ("America/Indiana/Knox", ("us",)),
        ("Pacific/Honolulu", ("us",)),
        ("Europe/Berlin", ("eu",)),
        ("Atlantic/Reykjavik", ("eu",)),
        ("Europe/Zurich", ()),
        ("America/Toronto", ()),
        ("Asia/Tokyo", ()),
    ],
)
def test_it_begins_with_those_of_its_zone(zone: str, laws: tuple[str, ...]) -> None:
    assert zone in available_timezones()
    assert laws_of(zone) == laws


def test_every_zone_has_laws_that_can_be_chosen() -> None:
    assert {one for zone in available_timezones() for one in laws_of(zone)} == set(LAWS)
