"""What is counted as it comes and goes is what counting all of it would find."""

import importlib
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from clarion.listening import queries
from clarion.listening.actions import end_watch, forget, set_policy, weigh_watches
from clarion.listening.actions.watches.tallying import Weight, count_in, weights
from clarion.listening.models import Match, Mention, PseudonymKey, Slip, Tally, Voice
from clarion.listening.rules.governor import mostly_one
from clarion.listening.rules.limits import (
    AUTHOR_MENTIONS_KEY_MIN,
    AUTHOR_MENTIONS_MIN,
    KEEP_DAYS_MIN,
    KEY_LIFE,
)
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

pulsing = importlib.import_module("clarion.listening.queries.pulse")
WORDS = ("burst pipe", "bakery", "no buses", "dark lamp")


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def counted(ear: Ear) -> list[Weight]:
    """Count all of it, as it was done before: what every match says, by author."""
    rows = Match.objects.filter(watch__office_id=ear.office_id, watch__state="on").exclude(
        mention__pseudonym=""
    )
    key = PseudonymKey.objects.of(ear.office_id).order_by("-made_at").first()
    late = rows.filter(mention__received_at__gte=key.made_at) if key else rows.none()
    every, lately = (
        {pk: dict(_authors(some.filter(watch_id=pk))) for pk in _on(ear)} for some in (rows, late)
    )
    return [
        Weight(
            watch_id=pk,
            every=sum(every[pk].values()),
            most=max(every[pk].values(), default=0),
            late_every=sum(lately[pk].values()),
            late_most=max(lately[pk].values(), default=0),
        )
        for pk in sorted(every)
    ]


def _authors(rows: object) -> list[tuple[str, int]]:
    return list(rows.values_list("mention__pseudonym").annotate(Count("id")))  # type: ignore[attr-defined]  # a queryset


def _on(ear: Ear) -> list[int]:
    every = queries.watches(office_id=ear.office_id)
    return [one.id for one in every if one.state == "on"]


def would_stop(ear: Ear) -> list[int]:
    return [
        one.watch_id
        for one in counted(ear)
        if mostly_one(one.every, one.most)
        or mostly_one(one.late_every, one.late_most, least=AUTHOR_MENTIONS_KEY_MIN)
    ]


def kept(ear: Ear) -> dict[int, int]:
    return {one.id: one.kept for one in queries.watches(office_id=ear.office_id)}


def agrees(ear: Ear) -> None:
    """What is told is what is there, whether it was counted in already or not."""
    there = dict(Match.objects.values_list("watch_id").annotate(Count("id")))
    assert {pk: n for pk, n in kept(ear).items() if n} == there
    count_in(office_id=ear.office_id)
    assert not Slip.objects.exists()
    assert {pk: n for pk, n in kept(ear).items() if n} == there
    weighed = sorted(weights(office_id=ear.office_id), key=lambda one: one.watch_id)
    assert weighed == counted(ear)
    assert not Voice.objects.filter(said__lte=0).exists()


def _says(ear: Ear, chance: random.Random, at: datetime) -> None:
    texts = [" and ".join(chance.sample(WORDS, chance.randint(1, 2))) for _ in range(4)]
    author = chance.choice(["", "", "maya", "tom", "ines"])
    hears(ear, *(f"{text} {chance.random()}" for text in texts), author=author, at=at)


def _deletes(ear: Ear, chance: random.Random, at: datetime) -> None:
    ids = list(Mention.objects.order_by("pk").values_list("pk", flat=True))
    gone = chance.sample(ids, min(len(ids), chance.randint(0, 5)))
    Mention.objects.filter(pk__in=gone).delete()


def _forgets(ear: Ear, chance: random.Random, at: datetime) -> None:
    while forget(by=ear.clockwork, at=at):
        pass


def _ends(ear: Ear, chance: random.Random, at: datetime) -> None:
    if chance.random() < 0.3 and (on := _on(ear)):
        end_watch(watch_id=chance.choice(on), why="It is over.", by=ear.chief, at=at)


def _weighs(ear: Ear, chance: random.Random, at: datetime) -> None:
    expected = would_stop(ear)
    assert weigh_watches(by=ear.clockwork, at=at) == expected
    assert not Match.objects.filter(watch_id__in=expected).exists()


def _counts(ear: Ear, chance: random.Random, at: datetime) -> None:
    count_in(office_id=ear.office_id)


DEEDS: tuple[Callable[[Ear, random.Random, datetime], None], ...] = (
    _says, _says, _says, _deletes, _forgets, _ends, _weighs, _counts,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_the_numbers_are_those_of_counting_it_all(ear: Ear, seed: int) -> None:
    chance = random.Random(seed)
    set_policy(keep_days=KEEP_DAYS_MIN, by=ear.chief, at=NOW)
    for words in WORDS:
        a_watch(ear, words, until=NOW + timedelta(days=80))
    at = NOW
    for _deed in range(14):
        at += chance.choice([timedelta(minutes=5), timedelta(hours=9), KEY_LIFE / 3, KEY_LIFE])
        chance.choice(DEEDS)(ear, chance, at)
        if chance.random() < 0.6:
            agrees(ear)
    agrees(ear)


def test_weighing_costs_the_same_however_much_is_kept(ear: Ear) -> None:
    a_watch(ear)
    rounds = []
    for many in (AUTHOR_MENTIONS_MIN, 20 * AUTHOR_MENTIONS_MIN):
        hears(ear, *(f"no water, {many} {n}" for n in range(many)))
        weigh_watches(by=ear.clockwork, at=NOW)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            weigh_watches(by=ear.clockwork, at=NOW)
        rounds.append([one["sql"] for one in asked])
    assert len(rounds[0]) == len(rounds[1])
    assert not [sql for sql in rounds[1] if "GROUP BY" in sql or "COUNT(" in sql]
    assert Tally.objects.get().every == 21 * AUTHOR_MENTIONS_MIN


def test_an_hour_is_counted_as_far_as_a_person_reads(
    ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_watch(ear)
    hears(ear, *(f"no water, {n}" for n in range(12)))
    seen = queries.pulse(office_id=ear.office_id, at=NOW)
    assert (seen.pace.now, seen.authors, seen.day, seen.day_more) == (12, 12, 12, "")
    monkeypatch.setattr(pulsing, "COUNTED_MAX", 10)
    seen = queries.pulse(office_id=ear.office_id, at=NOW)
    assert (seen.pace.now, seen.authors, seen.day) == (10, 10, 10)
    assert (seen.hour_more, seen.day_more) == ("+", "+")


def test_an_office_that_only_keeps_still_listens(ear: Ear) -> None:
    watch_id = a_watch(ear)
    hears(ear, "no water")
    end_watch(watch_id=watch_id, why="It is over.", by=ear.chief, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE listening_source SET state = 'closed'")
    assert queries.offices_listening() == [ear.office_id]
    Mention.objects.all().delete()
    assert queries.offices_listening() == []
