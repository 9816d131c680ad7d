"""What many say in public stands once in the list, and each that may be about a life by itself."""

from datetime import timedelta

import pytest

from clarion.listening import queries
from clarion.listening.actions import gather, take_up
from clarion.listening.actions.mentions import gather as gathering
from clarion.listening.models import Mention
from clarion.listening.queries import Sieve
from clarion.listening.queries.sayings import Trend
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

SAID = "The bins in Mill Lane were not collected this week, when do you come?"
OTHER = "the play at school is called Bins, and the tickets are sold out"


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear, "bins")
    return ear


def listed(ear: Ear, **sieve: object) -> list[tuple[int, int]]:
    page = queries.mentions(
        office_id=ear.office_id,
        sieve=Sieve(**sieve),  # type: ignore[arg-type]  # each test names real fields
        before_id=None,
    )
    return [(one.id, one.like) for one in page.mentions]


def test_what_says_the_same_stands_once_with_how_many_more(ear: Ear) -> None:
    first, second, third = hears(ear, SAID, SAID + " Hello?", SAID)
    (other,) = hears(ear, OTHER)
    while gather(by=ear.clockwork, at=NOW):
        pass
    assert listed(ear) == [(other.pk, 0), (third.pk, 2)]
    assert [pk for pk, _ in listed(ear, same=first.pk)] == [third.pk, second.pk, first.pk]
    (most,) = queries.said_most(office_id=ear.office_id, at=NOW + timedelta(minutes=1))
    assert (most.same_as, most.many, most.people) == (first.pk, 3, 3)
    assert (most.trend, most.taken_up) == (Trend.GROWING, 0)
    fading = queries.said_most(office_id=ear.office_id, at=NOW + timedelta(minutes=90))
    assert fading[0].trend is Trend.FADING


def test_what_comes_later_joins_whoever_compared_the_others(ear: Ear) -> None:
    (first,) = hears(ear, SAID)
    gather(by=ear.clockwork, at=NOW)
    gathering._in_mind.clear()  # another process goes on
    (second,) = hears(ear, SAID)
    gather(by=ear.clockwork, at=NOW)
    (third,) = hears(ear, SAID)
    gather(by=ear.clockwork, at=NOW)
    assert set(Mention.objects.values_list("same_as", flat=True)) == {first.pk}
    assert listed(ear) == [(third.pk, 2)]
    # The first may be forgotten before the others: they still stand together.
    Mention.objects.filter(pk=first.pk).delete()
    assert listed(ear) == [(third.pk, 1)]
    assert second.pk in [pk for pk, _ in listed(ear, same=first.pk)]


def test_nobody_in_danger_is_folded_away(ear: Ear) -> None:
    cry = "bins are burning, my house is on fire, we are trapped, please help us"
    first, second = hears(ear, cry, cry)
    assert first.risk
    gather(by=ear.clockwork, at=NOW)
    assert listed(ear) == [(second.pk, 1), (first.pk, 1)]


def test_what_was_taken_up_counts_as_such_and_other_offices_are_not_compared(ear: Ear) -> None:
    a_counter(by=ear.chief)
    first, *_rest = hears(ear, SAID, SAID, SAID)
    stranger = an_ear()
    a_watch(stranger, "bins")
    (theirs,) = hears(stranger, SAID)
    for one in (ear, stranger):
        gather(by=one.clockwork, at=NOW)
    assert Mention.objects.get(pk=theirs.pk).same_as == theirs.pk
    take_up(mention_id=first.pk, by=ear.chief, at=NOW)
    (most,) = queries.said_most(office_id=ear.office_id, at=NOW + timedelta(minutes=1))
    assert most.taken_up == 1
