"""Forty people report one burst main; they are answered once, all told, and told how it ended."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

from clarion.desk import queries
from clarion.desk.actions import resolve_cases, resolve_matter
from clarion.desk.models import Case, Copy, Matter
from tests.flows.dying_telling import tell_until
from tests.flows.processes import beside, died
from tests.makers.clockwork import turn
from tests.makers.desk import Desk
from tests.makers.matters import BURST, FACTS, a_matter, send_due, tell_all, write_in
from tests.makers.people import NOW

MANY = 40
MENDED = "The main in Mill Lane is mended, and the water is clear."


def work(desk: Desk, *, begin: datetime, seconds: int) -> datetime:
    """Let the clockwork go on for a while."""
    at = begin
    while at <= begin + timedelta(seconds=seconds):
        send_due(desk, at=at)
        turn(desk, at=at)
        at += timedelta(seconds=10)
    return at


def answered(desk: Desk, words: str) -> Counter[str]:
    """Return how often each person has been told it, by whom we answered."""
    asked = {post.id: post.author for post in desk.net.posts() if post.author != "townhall"}
    said = [post for post in desk.net.posts(author="townhall") if words in post.text]
    return Counter(asked[post.parent_id] for post in said)


def test_forty_are_told_once_and_told_how_it_ended(desk: Desk) -> None:
    matter_id, cases = a_matter(desk, MANY)
    assert len(cases) == MANY
    page = queries.queue(office_id=desk.office_id, wanted=queries.QueueFilter(), staff_id=None)
    assert [row.like for row in page.rows] == [MANY - 1]

    tell_all(desk, matter_id)
    at = work(desk, begin=NOW, seconds=2 * MANY)
    told = answered(desk, FACTS)
    assert len(told) == MANY
    assert set(told.values()) == {1}
    # As it was planned: what the network was slow to take stands behind what came after it.
    texts = list(Copy.objects.order_by("due_at", "id").values_list("text", flat=True))
    assert sorted(texts) == sorted(post.text for post in desk.net.posts(author="townhall"))
    assert all(one != other for one, other in pairwise(texts))
    assert Matter.objects.get(pk=matter_id).state == "answered"
    assert set(Case.objects.values_list("state", flat=True)) == {"answered"}

    # One writes again, and somebody new: both are offered the answer, and nobody gets it unasked.
    desk.net.person("neighbour3").replies(
        desk.net.posts(author="neighbour3")[0], "@townhall still no water here!"
    )
    (late, again) = sorted(write_in(desk, BURST, begin=MANY, at=at), reverse=True)
    assert Case.objects.get(pk=late).matter_id == matter_id
    at = work(desk, begin=at, seconds=30)
    assert sum(answered(desk, FACTS).values()) == MANY
    for case_id in (late, again):
        one = queries.case_page(
            office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=at
        )
        assert FACTS in one.many.offered

    resolve_matter(matter_id=matter_id, outcome="Mended", by=desk.chief, at=at)
    done = resolve_cases(matter_id=matter_id, staff_id=desk.chief.person, by=desk.clockwork, at=at)
    assert done == MANY - 1
    tell_all(desk, matter_id, facts=MENDED, whom="told", at=at)
    work(desk, begin=at, seconds=2 * MANY)
    ended = answered(desk, MENDED)
    assert len(ended) == MANY - 1
    assert set(ended.values()) == {1}
    assert "neighbour40" not in ended
    # What they wrote since is read first: it may be another question.
    assert "neighbour3" not in ended
    assert Copy.objects.get(case=again, circular__whom="told").why == "wrote again"


def test_a_worker_that_dies_midway_tells_nobody_twice(desk: Desk) -> None:
    matter_id, _cases = a_matter(desk, MANY)
    tell_all(desk, matter_id)
    later = NOW + timedelta(seconds=2 * MANY)
    for copies in (7, 5):
        died(beside(tell_until, copies, later))
    assert Copy.objects.filter(state="queued").count() == 6 + 4
    work(desk, begin=later, seconds=60)
    told = answered(desk, FACTS)
    assert len(told) == MANY
    assert set(told.values()) == {1}
