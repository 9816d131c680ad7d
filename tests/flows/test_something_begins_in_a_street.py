"""Many tell of the same in one street, each in other words: it is said what it is, and where."""

from datetime import datetime, timedelta

import pytest

from clarion.desk.models import Glance
from clarion.insight import queries
from clarion.insight.models import EarlyWarning, Lookout
from clarion.insight.templatetags.insight import about_what, where_it_is
from clarion.kit.vault import seal, unseal
from clarion.listening.models import Mention
from clarion.places.actions import add_place
from fakenet import FakeNet
from tests.makers.desk import a_case, a_desk
from tests.makers.insight import as_usual, is_said, looks
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
# No two of them share a word that says something, but for the street.
TOLD = (
    "flood water is coming into our kitchen on Mill Lane",
    "Mill Lane: the river has burst its banks",
    "cars are floating along Mill Lane",
    "we are flooded in Mill Lane, the cellar is full",
    "Mill Lane is under a metre of flood",
    "heavy flooding by the school at Mill Lane",
    "my neighbours on Mill Lane carry furniture upstairs, floods everywhere",
    "avoid Mill Lane, flooded, turn round",
    "sandbags needed against the flood, Mill Lane",
    "Mill Lane flooding again, third time since May",
    "is anybody coming? Mill Lane is flooded up to the windows",
    "dreadful pictures of the flood from Mill Lane",
)


def a_street(ear: Ear) -> None:
    add_place(
        name="Mill Lane", kind="road", other_names=(), lat="51.5", lon="-0.1", area="Old Town",
        by=ear.chief, at=NOW,
    )  # fmt: skip


def as_everywhere() -> Ear:
    ear = an_ear()
    a_street(ear)
    is_said(ear, *as_usual(since=NOW - 6 * HOUR, until=NOW))
    looks(ear.office_id, at=[NOW])
    return ear


def named(kind: str) -> list[str]:
    return [name for one, name in EarlyWarning.objects.get().subjects if one == kind]


def is_told(ear: Ear, at: datetime = NOW) -> None:
    for place, text in enumerate(TOLD):
        moment = at + 4 * place * SECOND
        hears(ear, text, at=moment)
        looks(ear.office_id, at=[moment + SECOND])


def test_what_is_said_in_public_in_other_words_is_one_thing_in_one_street() -> None:
    ear = as_everywhere()
    a_watch(ear, "Mill Lane")
    is_told(ear)
    assert set(Mention.objects.exclude(place="").values_list("place", flat=True)) == {"Mill Lane"}
    assert named("place") == ["mill lane"]
    (warning,) = queries.beginning(office_id=ear.office_id)
    assert where_it_is(warning.subjects) == "Mill Lane"
    assert about_what(warning.subjects).startswith("Floods")
    assert ("theme in place", "floods / mill lane") in warning.subjects
    assert warning.people >= 8


def test_what_only_sounds_like_a_place_is_not_named() -> None:
    ear = as_everywhere()
    a_watch(ear, "Mill Lane")
    is_told(ear)
    Mention.objects.update(area="", lat=None)
    EarlyWarning.objects.all().delete()
    Lookout.objects.all().delete()
    looks(ear.office_id, at=[NOW + 49 * SECOND])
    assert {kind for row in EarlyWarning.objects.all() for kind, _ in row.subjects} <= {
        "term", "theme",
    }  # fmt: skip


def test_what_is_written_to_the_desk_counts_by_what_was_read_in_it(net: FakeNet) -> None:
    desk = a_desk(net)
    ear = Ear(office_id=desk.office_id, chief=desk.chief, other=desk.chief, files_id=0)
    a_street(ear)
    for place in range(6):
        words = f"@townhall is the pool open, number {place}?"
        a_case(desk, words, who=f"asks{place}", at=NOW - (6 - place) * HOUR)
    looks(desk.office_id, at=[NOW])
    assert not EarlyWarning.objects.exists()
    for place, text in enumerate(TOLD):
        a_case(desk, f"@townhall {text}", who=f"tells{place}", at=NOW + 4 * place * SECOND)
        looks(desk.office_id, at=[NOW + (4 * place + 1) * SECOND])
    assert Glance.objects.filter(place="Mill Lane", theme="floods").count() > len(TOLD) / 2
    assert named("place") == ["mill lane"]
    assert "floods" in named("theme")


def test_a_finder_that_has_counted_something_else_learns_anew() -> None:
    ear = as_everywhere()
    row = Lookout.objects.get()
    kept = unseal(bytes(row.sealed))
    Lookout.objects.update(sealed=seal({"finder": kept["finder"]}), turn=row.turn + 1)
    looks(ear.office_id, at=[NOW + 60 * SECOND])
    assert Lookout.objects.get().run == row.run + 1
