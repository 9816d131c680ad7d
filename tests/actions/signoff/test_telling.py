"""What cannot wait is told by e-mail to those whom it concerns, and to nobody who wrote it."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.people.actions import Happening, wish_notices
from clarion.signoff.actions import (
    Step,
    ask,
    escalate,
    sign,
    tell_of_emergency,
    tell_of_review,
    tell_of_step,
)
from clarion.signoff.models import Review
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR, HANDLER = "Communications officer", "Desk supervisor", "Contact handler"
LATE = NOW + timedelta(minutes=20)


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def officer(chief: Actor) -> Actor:
    return listening(a_person(by=chief, role=OFFICER))


@pytest.fixture
def deputy(chief: Actor) -> Actor:
    return listening(a_person(by=chief, role=SUPERVISOR))


@pytest.fixture(autouse=True)
def author(chief: Actor) -> Actor:
    return listening(a_person(by=chief, role=OFFICER))


@pytest.fixture(autouse=True)
def handler(chief: Actor) -> Actor:
    return listening(a_person(by=chief, role=HANDLER))


def listening(who: Actor) -> Actor:
    """They want to be told everything."""
    wish_notices(happenings=tuple(Happening), quiet_from=None, quiet_until=None, by=who, at=NOW)
    return who


def asked(author: Actor, *, emergency: str = "") -> int:
    return ask(
        about="statement:1",
        words="The words themselves.",
        where="Mill Lane",
        digests=("d" * 64,),
        theme="safety",
        emergency=emergency,
        authors=frozenset(),
        by=author,
        at=NOW,
    )


def told(chief: Actor) -> set[str]:
    return {one.name for one in people.notices(office_id=chief.office_id)}


def test_a_late_step_is_told_to_its_people_and_their_deputies(
    chief: Actor, author: Actor, officer: Actor, deputy: Actor
) -> None:
    step = Step(title="Words", roles=(OFFICER,), deputies=(SUPERVISOR,), minutes=15)
    chain_in_force(name="Safety", themes=(), steps=(step,), by=chief, at=NOW)
    number, by = asked(author), Actor.clockwork(chief.office_id)
    escalate(request_id=number, by=by, at=LATE)
    assert ("clarion.signoff.jobs.tell_of_step", 0) in waiting_jobs()
    told_to = tell_of_step(request_id=number, step=0, link="https://d/", by=by, at=LATE)
    assert told_to == 2
    assert told(chief) == {officer.name, deputy.name}
    notices = people.notices(office_id=chief.office_id)
    assert all("The words themselves" not in one.text for one in notices)
    assert {one.about for one in notices} == {f"request:{number}"}


def test_nobody_is_told_of_a_step_that_was_signed_meanwhile(
    chief: Actor, author: Actor, officer: Actor
) -> None:
    number, by = asked(author), Actor.clockwork(chief.office_id)
    sign(request_id=number, by=officer, at=NOW)
    assert tell_of_step(request_id=number, step=0, link="", by=by, at=LATE) == 0
    assert told(chief) == set()


def test_an_emergency_is_told_to_everybody_who_signs_or_writes_but_its_authors(
    chief: Actor, author: Actor, officer: Actor, deputy: Actor
) -> None:
    number, by = asked(author, emergency="The river rises."), Actor.clockwork(chief.office_id)
    assert ("clarion.signoff.jobs.tell_of_emergency", 0) in waiting_jobs()
    tell_of_emergency(request_id=number, link="https://d/", by=by, at=NOW)
    assert told(chief) == {chief.name, officer.name, deputy.name}


def test_an_overdue_review_is_told_to_who_was_not_involved_and_to_who_leads(
    chief: Actor, author: Actor, officer: Actor, deputy: Actor
) -> None:
    listening(chief)
    third = listening(a_person(by=chief, role=SUPERVISOR))
    number, by = asked(author, emergency="The river rises."), Actor.clockwork(chief.office_id)
    for signer in (officer, deputy):
        sign(request_id=number, by=signer, at=NOW)
    review_id = Review.objects.get().pk
    overdue = NOW + timedelta(days=2)
    assert tell_of_review(review_id=review_id, link="https://d/", by=by, at=overdue) == 2
    assert told(chief) == {chief.name, third.name}
