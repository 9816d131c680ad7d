"""A rumour goes round, somebody notes it with its answer, and all who say it are found at once."""

import pytest

from clarion.insight import queries
from clarion.insight.jobs import sweep_mentions
from clarion.kit import clock
from clarion.kit.lanes import Lane
from clarion.listening.models import Mention
from tests.makers.jobs import run_jobs, waiting_jobs
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.rumours import ANSWER, ASKS, RUMOUR, SAYS, a_rumour

pytestmark = pytest.mark.usefixtures("committed")

COMPARES = "clarion.insight.jobs.recognize_mentions"


def going_round(ear: Ear) -> list[tuple[str, str, int]]:
    found = queries.rumours(office_id=ear.office_id, end=clock.now(), may_listen=True)
    return [(one.said, one.answer.text, one.public.mentions) for one in found.shown]


def test_what_was_heard_before_and_after_it_was_noted_is_found() -> None:
    ear = an_ear(at=clock.now())
    a_watch(ear, "water", at=clock.now())
    hears(ear, SAYS, "the water is lovely today", at=clock.now())
    run_jobs(Lane.READ, Lane.SLOW)
    assert not Mention.objects.filter(recognized_at=None).exists()
    assert going_round(ear) == []
    a_rumour(ear.chief, at=clock.now())
    run_jobs(Lane.READ, Lane.SLOW)
    assert going_round(ear) == [(RUMOUR, ANSWER, 1)]
    hears(ear, ASKS, at=clock.now())
    run_jobs(Lane.READ, Lane.SLOW)
    assert going_round(ear) == [(RUMOUR, ANSWER, 2)]


def test_a_lost_announcement_is_made_up_for() -> None:
    ear = an_ear(at=clock.now())
    a_watch(ear, "water", at=clock.now())
    a_rumour(ear.chief, at=clock.now())
    hears(ear, SAYS, at=clock.now())
    run_jobs(Lane.READ, Lane.SLOW)
    Mention.objects.update(recognized_at=None)
    assert COMPARES not in dict(waiting_jobs())
    sweep_mentions(timestamp=0)
    assert COMPARES in dict(waiting_jobs())
    run_jobs(Lane.READ, Lane.SLOW)
    assert not Mention.objects.filter(recognized_at=None).exists()
