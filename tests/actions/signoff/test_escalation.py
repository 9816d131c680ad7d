"""When nobody answers in a step's minutes, its people and deputies are told: once, and kept."""

from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed
from clarion.ledger import queries as ledger
from clarion.signoff import queries
from clarion.signoff.actions import Step, ask, escalate, give_back, sign, withdraw
from clarion.signoff.models import Gate
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR = "Communications officer", "Desk supervisor"


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def officer(chief: Actor) -> Actor:
    return a_person(by=chief, role=OFFICER)


@pytest.fixture
def deputy(chief: Actor) -> Actor:
    return a_person(by=chief, role=SUPERVISOR)


@pytest.fixture
def request_id(chief: Actor) -> int:
    words = Step(title="Words", roles=(OFFICER,), deputies=(SUPERVISOR,), minutes=15)
    legal = Step(title="Legal", roles=(SUPERVISOR,), minutes=5)
    chain_in_force(name="Safety", themes=(), steps=(words, legal), by=chief, at=NOW)
    return ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        theme="safety",
        authors=frozenset(),
        by=chief,
        at=NOW,
    )


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def sweep(chief: Actor, at: datetime) -> int:
    """Do what the clockwork does, and say how often somebody was told."""
    clockwork = Actor.clockwork(chief.office_id)
    return sum(
        escalate(request_id=number, by=clockwork, at=at)
        for office_id, number in queries.unanswered(at=at)
        if office_id == chief.office_id
    )


def counted(who: Actor, at: datetime) -> tuple[int, int]:
    found = queries.waiting(office_id=who.office_id, staff_id=who.staff_id, role=who.role, at=at)
    return found.signatures, found.late


def deeds(chief: Actor) -> list[str]:
    return [one.deed for one in ledger.history(office_id=chief.office_id, about="statement:1")]


def test_tells_once_when_the_minutes_are_over(chief: Actor, request_id: int) -> None:
    assert [sweep(chief, after(one)) for one in (14.9, 15, 15.1, 60)] == [0, 1, 0, 0]
    assert deeds(chief) == ["signature asked", "step unanswered"]


def test_tells_the_steps_own_people_and_their_deputies_and_nobody_else(
    chief: Actor, officer: Actor, deputy: Actor, request_id: int
) -> None:
    sweep(chief, after(15))
    told = [counted(who, after(15)) for who in (officer, deputy, chief)]
    assert told == [(1, 1), (1, 1), (0, 0)]


def test_a_clock_that_is_put_back_tells_nobody_twice_and_takes_no_right_away(
    chief: Actor, deputy: Actor, request_id: int
) -> None:
    sweep(chief, after(15))
    assert sweep(chief, after(-60)) == 0
    assert counted(deputy, after(-60)) == (1, 1)
    assert sweep(chief, after(20)) == 0
    assert sign(request_id=request_id, by=deputy, at=after(-59)) is None


def test_each_step_is_told_of_by_itself(chief: Actor, officer: Actor, request_id: int) -> None:
    sweep(chief, after(15))
    sign(request_id=request_id, by=officer, at=after(16))
    assert [sweep(chief, after(one)) for one in (20, 21, 22)] == [0, 1, 0]


def test_an_answered_request_tells_nobody(chief: Actor, officer: Actor, request_id: int) -> None:
    give_back(request_id=request_id, reason="Which road?", by=officer, at=after(3))
    assert sweep(chief, after(60)) == 0


def test_a_job_that_comes_too_late_tells_nobody(chief: Actor, request_id: int) -> None:
    clockwork = Actor.clockwork(chief.office_id)
    withdraw(request_id=request_id, by=chief, at=after(1))
    assert not escalate(request_id=request_id, by=clockwork, at=after(60))


def test_a_step_without_minutes_is_never_late(chief: Actor) -> None:
    ask(
        about="case:1",
        words="It is.",
        where="@maya",
        digests=("d" * 64,),
        authors=frozenset(),
        by=chief,
        at=NOW,
    )
    assert sweep(chief, after(60 * 24)) == 0


def test_a_request_that_has_no_row_of_its_step_gets_one(chief: Actor, request_id: int) -> None:
    Gate.objects.all().delete()
    assert sweep(chief, after(1)) == 0
    assert sweep(chief, after(15)) == 1


def test_is_done_by_the_clockwork_alone(officer: Actor, request_id: int) -> None:
    with pytest.raises(NotAllowed):
        escalate(request_id=request_id, by=officer, at=after(60))


def test_keeps_how_long_each_step_was_waited_for(
    chief: Actor, officer: Actor, request_id: int
) -> None:
    sign(request_id=request_id, by=officer, at=after(4))
    now = queries.request_now(office_id=chief.office_id, request_id=request_id)
    said = [(one.title, one.minutes, one.waiting) for one in now.waited(after(16))]
    assert said == [("Words", 4, False), ("Legal", 12, True)]


def test_a_chain_is_shown_with_the_minutes_that_its_steps_take(
    chief: Actor, officer: Actor, deputy: Actor, request_id: int
) -> None:
    sign(request_id=request_id, by=officer, at=after(4))
    sign(request_id=request_id, by=deputy, at=after(10))
    (paced,) = queries.paced_chains(office_id=chief.office_id, at=after(60))
    assert [one.paces[0].median for one in paced.steps] == [4, 6]
    assert (paced.whole[0].median, paced.whole[0].count) == (10, 1)


def test_what_was_withdrawn_is_no_answer(chief: Actor, request_id: int) -> None:
    withdraw(request_id=request_id, by=chief, at=after(30))
    (paced,) = queries.paced_chains(office_id=chief.office_id, at=after(60))
    assert [one.paces for one in paced.steps] == [(), ()]
    assert Gate.objects.get().outcome == "withdrawn"
