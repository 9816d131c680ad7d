"""Several who draw or judge in the same moment, each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from clarion.ledger.models import Entry
from clarion.listening import queries
from clarion.listening.actions.audit.judge_audited import JudgedMeanwhile
from clarion.listening.models import Audited
from tests.actions.listening.test_audit import HARMLESS, drawn, judged, sample
from tests.makers.listening import Ear, a_watch, an_ear, hears


@pytest.fixture
def ear(committed: None) -> Ear:
    ear = an_ear()
    a_watch(ear)
    return ear


def test_two_who_judge_at_once_leave_one_verdict(ear: Ear) -> None:
    hears(ear, HARMLESS)
    drawn(ear)
    (one,) = sample(ear)

    def judge(danger: bool) -> str:
        try:
            judged(ear, one, danger=danger)
        except JudgedMeanwhile:
            return "refused"
        finally:
            connections.close_all()
        return "danger" if danger else "harmless"

    with ThreadPoolExecutor(2) as people:
        said = list(people.map(judge, (True, False)))
    assert sorted(said) in (["danger", "refused"], ["harmless", "refused"])
    (row,) = Audited.objects.all()
    assert row.verdict in said
    assert queries.at_risk(office_id=ear.office_id)[1] == (row.verdict == "danger")
    assert Entry.objects.filter(deed="mention audited").count() == 1


def test_two_who_draw_at_once_draw_once(ear: Ear) -> None:
    hears(ear, HARMLESS, "no water at the school")

    def draw(_turn: int) -> int:
        try:
            return drawn(ear)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        found = list(workers.map(draw, range(2)))
    assert sorted(found) == [0, 2]
    assert Audited.objects.count() == 2
