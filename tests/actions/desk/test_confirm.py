"""Whatever becomes of an answer, the case says what the person has got, and nobody is forgotten."""

from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import confirm, resolve, wait, withdraw_answer
from clarion.desk.models import Answer, Case
from clarion.postroom.actions import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.postroom.models import Dispatch
from tests.makers.desk import Desk, a_case, an_answer, dispatch_of, fetch, is_about
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=3)


@pytest.fixture
def case_id(desk: Desk) -> int:
    """Somebody asks, and an answer waits at the door."""
    asked = a_case(desk, "@townhall is the bridge open?")
    an_answer(desk, case_id=asked, text="It is open.")
    return asked


def row(desk: Desk, case_id: int) -> queries.QueueRow:
    return queries.row(office_id=desk.office_id, case_id=case_id)


def becomes(desk: Desk, answer: Answer, state: str, **more: object) -> None:
    """The door comes to know something about an answer, and the case follows."""
    facts = {"sent": {"remote_id": f"post_{answer.pk}"}}.get(state, {}) | more
    Dispatch.objects.filter(pk=answer.dispatch_id).update(state=state, **facts)
    follow(desk, answer)


def follow(desk: Desk, answer: Answer) -> None:
    assert answer.dispatch_id is not None
    confirm(dispatch_id=answer.dispatch_id, by=desk.clockwork, at=LATER)


def test_r2_what_somebody_else_dropped_brings_the_case_back(desk: Desk, case_id: int) -> None:
    wait(case_id=case_id, whom="Highways", by=desk.chief, at=NOW)
    cancel_dispatch(dispatch_id=dispatch_of(desk, case_id).id, by=desk.chief, at=LATER)
    follow(desk, Answer.objects.get())
    found = row(desk, case_id)
    assert found.state == "assigned"
    assert "not delivered: taken back by " in found.trouble
    assert is_about(found.waiting_since, NOW)


def test_r2_what_was_taken_back_leaves_nobody_waiting_unseen(desk: Desk, case_id: int) -> None:
    wait(case_id=case_id, whom="Highways", by=desk.chief, at=NOW)
    withdraw_answer(case_id=case_id, answer_id=Answer.objects.get().pk, by=desk.chief, at=LATER)
    follow(desk, Answer.objects.get())
    found = row(desk, case_id)
    assert (found.state, found.trouble) == ("assigned", "")
    assert is_about(found.waiting_since, NOW)


def test_nobody_knows_only_as_long_as_nobody_knows(desk: Desk, case_id: int) -> None:
    answer = Answer.objects.get()
    becomes(desk, answer, "unknown", unknown_since=NOW, person_asked_at=NOW)
    assert "nobody knows whether" in row(desk, case_id).trouble
    becomes(desk, answer, "queued")
    assert row(desk, case_id).trouble == ""


def test_given_up_after_nobody_knew_is_not_delivered(desk: Desk, case_id: int) -> None:
    answer = Answer.objects.get()
    becomes(desk, answer, "unknown", unknown_since=NOW, person_asked_at=NOW)
    becomes(desk, answer, "failed", reason="not there, says Ana")
    assert row(desk, case_id).trouble == "not delivered: not there, says Ana"


def two_answers(desk: Desk, case_id: int) -> tuple[Answer, Answer]:
    """The person asks again before anybody knows of the first answer; that is answered too."""
    first = Answer.objects.get()
    becomes(desk, first, "unknown", unknown_since=NOW)
    post = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(post, "@townhall and the ford?")
    fetch(desk, at=LATER)
    an_answer(desk, case_id=case_id, text="The ford too.", at=LATER)
    return first, Answer.objects.exclude(pk=first.pk).get()


def test_an_older_answer_found_late_starts_no_clock(desk: Desk, case_id: int) -> None:
    first, second = two_answers(desk, case_id)
    becomes(desk, second, "sent")
    becomes(desk, first, "sent")
    found = row(desk, case_id)
    assert (found.state, found.waiting_since, found.trouble) == ("answered", None, "")


def test_an_older_answer_that_is_lost_matters_no_more(desk: Desk, case_id: int) -> None:
    first, second = two_answers(desk, case_id)
    becomes(desk, second, "sent")
    becomes(desk, first, "failed", reason="rejected")
    found = row(desk, case_id)
    assert (found.state, found.trouble) == ("answered", "")


def test_an_older_answer_found_late_hides_no_newer_trouble(desk: Desk, case_id: int) -> None:
    first, second = two_answers(desk, case_id)
    becomes(desk, second, "failed", reason="rejected")
    becomes(desk, first, "sent")
    found = row(desk, case_id)
    assert (found.state, found.trouble) == ("assigned", "not delivered: rejected")


def test_following_twice_changes_nothing(desk: Desk, case_id: int) -> None:
    answer = Answer.objects.get()
    becomes(desk, answer, "failed", reason="rejected")
    an_answer(desk, case_id=case_id, text="Once more.", at=LATER)
    becomes(desk, Answer.objects.exclude(pk=answer.pk).get(), "sent")
    resolve(case_id=case_id, outcome="answered", by=desk.chief, at=LATER)
    before = Case.objects.values().get(pk=case_id)
    follow(desk, answer)
    assert Case.objects.values().get(pk=case_id) == before


@pytest.mark.parametrize(
    ("state", "refusal"),
    [("sent", HasLeft), ("unknown", MayHaveLeft), ("processing", MayHaveLeft)],
)
def test_says_that_it_has_left_only_of_what_has(
    desk: Desk, case_id: int, state: str, refusal: type[Exception]
) -> None:
    Dispatch.objects.update(state=state, remote_id="post_1")
    with pytest.raises(refusal):
        withdraw_answer(case_id=case_id, answer_id=Answer.objects.get().pk, by=desk.chief, at=LATER)
