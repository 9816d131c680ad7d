"""Several workers keep, weigh and forget at once: nobody waits in a ring, and the counts hold."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.db.models import Count

from clarion.listening import queries
from clarion.listening.actions import forget, set_policy, weigh_watches
from clarion.listening.models import Match, Mention, Slip
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW

WORDS = ("burst pipe", "bakery", "no buses")
ROUNDS = 8
LATER = NOW + timedelta(days=10)


@pytest.fixture
def ear(committed: None) -> Ear:
    return an_ear()


def test_the_counts_hold_and_nobody_waits_for_ever(ear: Ear) -> None:
    set_policy(keep_days=7, by=ear.chief, at=NOW)
    for words in WORDS:
        a_watch(ear, words)
    hears(ear, *(f"{WORDS[n % 3]} and bakery {n}" for n in range(60)))
    failures: list[BaseException] = []
    together = Barrier(4)

    def again(deed: Callable[[int], Any]) -> Thread:
        def run() -> None:
            try:
                together.wait()
                for number in range(ROUNDS):
                    deed(number)
            except BaseException as failure:
                failures.append(failure)
                raise
            finally:
                connections.close_all()

        return Thread(target=run)

    def keep(number: int) -> None:
        hears(ear, *(f"burst pipe, bakery {number} {n}" for n in range(5)), at=LATER)

    def spam(number: int) -> None:
        texts = (f"no buses and bakery again {number} {n}" for n in range(9))
        hears(ear, *texts, author="maya", at=LATER)

    crew = [
        again(keep),
        again(spam),
        again(lambda _number: weigh_watches(by=ear.clockwork, at=LATER)),
        again(lambda _number: forget(by=ear.clockwork, at=LATER)),
    ]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    assert failures == []
    for _round in range(2):  # what the first one forgets is counted by the second
        weigh_watches(by=ear.clockwork, at=LATER)
    assert not Slip.objects.exists()
    there = dict(Match.objects.values_list("watch_id").annotate(Count("id")))
    told = {one.id: one.kept for one in queries.watches(office_id=ear.office_id)}
    assert {pk: n for pk, n in told.items() if n} == there
    stopped = [one.id for one in queries.watches(office_id=ear.office_id) if one.over_why]
    assert stopped, "the watch for buses is about one person"
    assert not Match.objects.filter(watch_id__in=stopped).exists()
    assert not Mention.objects.filter(received_at=NOW).exists()
