"""Watches begin, take two where they must, are renewed, and end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.listening import queries
from clarion.listening.actions import (
    agree_to_watch,
    begin_watch,
    drop_watch,
    end_due,
    end_watch,
    renew_watch,
    weigh_watches,
)
from clarion.listening.actions.watches.agree_to_watch import OwnWatch
from clarion.listening.models import Match, Mention, Term, Watch
from clarion.listening.rules.governor import AssemblyWatched, EndsTooLate, PersonWatched
from clarion.listening.rules.limits import AUTHOR_MENTIONS_MIN
from tests.makers.desk import without
from tests.makers.listening import Ear, a_watch, an_ear, asked, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def test_one_person_begins_a_watch_for_plain_words(ear: Ear) -> None:
    watch_id = a_watch(ear)
    one = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (one.state, one.owner, one.agreed_by) == ("on", ear.chief.name, "")
    assert [term.words for term in one.terms] == ["burst pipe", "no water"]
    assert Entry.objects.filter(about=f"watch:{watch_id}", deed="watch begun").count() == 1


def test_what_could_be_a_person_waits_for_somebody_else(ear: Ear) -> None:
    watch_id = begin_watch(asked=asked(ear.files_id, "Grace Hart"), by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "proposed"
    with pytest.raises(OwnWatch):
        agree_to_watch(watch_id=watch_id, by=ear.chief, at=NOW)
    assert not queries.waiting(office_id=ear.office_id, staff_id=ear.chief.person).decisions
    waits = queries.waiting(office_id=ear.office_id, staff_id=ear.other.person)
    assert (waits.decisions, waits.sources, waits.risks) == (1, 0, 0)
    agree_to_watch(watch_id=watch_id, by=ear.other, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "on"


def test_a_person_is_refused_and_nothing_is_kept_of_it(ear: Ear) -> None:
    with pytest.raises(PersonWatched):
        begin_watch(asked=asked(ear.files_id, "flooding", "Maya Hart"), by=ear.chief, at=NOW)
    assert not Watch.objects.exists()


def test_an_assembly_is_refused_unless_somebody_says_why(ear: Ear) -> None:
    with pytest.raises(AssemblyWatched):
        begin_watch(asked=asked(ear.files_id, "protest"), by=ear.chief, at=NOW)
    soon = asked(ear.files_id, "protest", assembly=True, until=NOW + timedelta(days=10))
    watch_id = begin_watch(asked=soon, by=ear.chief, at=NOW)
    assert Watch.objects.get(pk=watch_id).state == "proposed"


def test_the_database_itself_refuses_what_the_governor_would(ear: Ear) -> None:
    """Another tool, or a mistake of ours, cannot write it either."""
    watch_id = a_watch(ear)
    wrong: list[dict[str, object]] = [
        {"until_at": NOW + timedelta(days=91)},
        {"doubts": ["Grace Hart"]},
        {"assembly": True},
        {"assembly": True, "agreed_by_id": ear.chief.person, "until_at": NOW + timedelta(days=2)},
        {"why": ""},
    ]
    for changes in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Watch.objects.filter(pk=watch_id).update(**changes)
    for words, kind in (("@maya", "words"), ("maya", "account")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Term.objects.create(watch_id=watch_id, kind=kind, words=words)


def test_a_watch_ends_on_its_day_by_itself(ear: Ear) -> None:
    watch_id = a_watch(ear)
    assert end_due(by=ear.clockwork, at=NOW + timedelta(days=29)) == 0
    assert end_due(by=ear.clockwork, at=NOW + timedelta(days=30)) == 1
    assert Watch.objects.get(pk=watch_id).state == "ended"


def test_a_watch_is_renewed_deliberately_and_by_whoever_answers_for_it(ear: Ear) -> None:
    watch_id = a_watch(ear)
    later = NOW + timedelta(days=20)
    why = "The pipes at Mill Lane are not mended yet."
    with pytest.raises(EndsTooLate):
        renew_watch(
            watch_id=watch_id, why=why, until=later + timedelta(days=91), by=ear.other, at=later
        )
    renew_watch(
        watch_id=watch_id, why=why, until=later + timedelta(days=60), by=ear.other, at=later
    )
    one = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (one.owner, one.until_at) == (ear.other.name, later + timedelta(days=60))


def test_one_that_took_two_is_not_renewed_by_whoever_asked_for_it(ear: Ear) -> None:
    watch_id = a_watch(ear, "Grace Hart")
    facts = {"why": "It is still going on there.", "until": NOW + timedelta(days=60)}
    with pytest.raises(OwnWatch):
        renew_watch(watch_id=watch_id, **facts, by=ear.chief, at=NOW)  # type: ignore[arg-type]
    renew_watch(watch_id=watch_id, **facts, by=ear.other, at=NOW)  # type: ignore[arg-type]


def test_a_watch_is_ended_or_turned_down_once(ear: Ear) -> None:
    watch_id = a_watch(ear)
    end_watch(watch_id=watch_id, why="Mended.", by=ear.other, at=NOW)
    with pytest.raises(AlreadyMoved):
        end_watch(watch_id=watch_id, why="Mended.", by=ear.other, at=NOW)
    waits = begin_watch(asked=asked(ear.files_id, "Grace Hart"), by=ear.chief, at=NOW)
    drop_watch(watch_id=waits, by=ear.other, at=NOW)
    with pytest.raises(AlreadyMoved):
        agree_to_watch(watch_id=waits, by=ear.other, at=NOW)


def test_a_watch_that_finds_mostly_one_person_stops_by_itself(ear: Ear) -> None:
    watch_id, other_id = a_watch(ear), a_watch(ear, "bakery")
    hears(ear, *(f"no water again, day {n}" for n in range(AUTHOR_MENTIONS_MIN)), author="maya")
    (shared,) = hears(ear, "no water at the bakery")
    assert weigh_watches(by=ear.clockwork, at=NOW) == [watch_id]
    stopped = queries.watch(office_id=ear.office_id, watch_id=watch_id)
    assert (stopped.state, stopped.over_why) == ("stopped", "mostly one person")
    assert list(Mention.objects.values_list("pk", flat=True)) == [shared.pk]
    assert list(Match.objects.values_list("watch_id", flat=True)) == [other_id]


def test_a_watch_that_finds_many_people_goes_on(ear: Ear) -> None:
    a_watch(ear)
    hears(ear, *(f"no water again, day {n}" for n in range(AUTHOR_MENTIONS_MIN * 2)))
    assert weigh_watches(by=ear.clockwork, at=NOW) == []


def test_only_who_may_listen_begins_a_watch_and_only_with_the_offices_own_sources(
    ear: Ear,
) -> None:
    with pytest.raises(NotAllowed):
        begin_watch(asked=asked(ear.files_id), by=without(ear.chief, "listen"), at=NOW)
    with pytest.raises(NotFound):
        begin_watch(asked=asked(an_ear().files_id), by=ear.chief, at=NOW)
