"""Where a life is at risk two people sign, the chain is told, and a review is owed afterwards."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.ledger import queries as ledger
from clarion.signoff import queries
from clarion.signoff.actions import (
    CannotSign,
    HoursWrong,
    NoFinding,
    NotYourStep,
    OwnWork,
    SignedAlready,
    Step,
    WasInvolved,
    agree_to_guest,
    answer_by_link,
    ask,
    call_overdue,
    give_back,
    invite_guest,
    name_guest,
    review,
    sign,
)
from clarion.signoff.models import Chain, Review, Warrant
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force, route_in_force

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR = "Communications officer", "Desk supervisor"
WHY = "The river is over the wall"


@pytest.fixture
def chief() -> Actor:
    chief = an_actor(office_id=an_office())
    steps = tuple(Step(title=title, roles=(OFFICER,)) for title in ("Facts", "Words", "Legal"))
    chain_in_force(name="All", themes=(), steps=steps, by=chief, at=NOW)
    return chief


@pytest.fixture
def duty(chief: Actor) -> Actor:
    """Whoever has the duty tonight; the office has said that supervisors do."""
    route_in_force(roles=(SUPERVISOR,), review_hours=24, by=chief, at=NOW)
    return a_person(by=chief, role=SUPERVISOR)


@pytest.fixture
def other(chief: Actor) -> Actor:
    return a_person(by=chief, role=OFFICER)


def asked(chief: Actor, why: str = WHY) -> int:
    return ask(
        about="statement:1",
        words="Leave the harbour now.",
        where="Leave the harbour",
        digests=("d" * 64,),
        theme="safety",
        emergency=why,
        authors=frozenset(),
        by=chief,
        at=NOW,
    )


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def gone(chief: Actor, duty: Actor, other: Actor) -> int:
    """Let it leave, and return the number of the review that is owed."""
    number = asked(chief)
    sign(request_id=number, by=duty, at=after(1))
    sign(request_id=number, by=other, at=after(2))
    return Review.objects.get(request_id=number).pk


def deeds(chief: Actor) -> list[str]:
    return [one.deed for one in ledger.history(office_id=chief.office_id, about="statement:1")]


class TestSigning:
    def test_the_duty_officer_and_one_other_person_sign_in_place_of_the_chain(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        number = asked(chief)
        now = queries.request_now(office_id=chief.office_id, request_id=number)
        assert [one.title for one in now.steps] == ["Duty officer", "One other person"]
        assert [one.title for one in now.passed_over] == ["Facts", "Words", "Legal"]
        assert sign(request_id=number, by=duty, at=after(1)) is None
        with pytest.raises(SignedAlready):
            sign(request_id=number, by=duty, at=after(2))
        assert sign(request_id=number, by=other, at=after(2)) is not None

    def test_never_the_author(self, chief: Actor, duty: Actor) -> None:
        number = asked(duty)
        for _ in range(2):
            with pytest.raises(OwnWork):
                sign(request_id=number, by=duty, at=after(9))
        assert not Warrant.objects.exists()

    def test_somebody_stands_in_for_a_duty_officer_who_does_not_answer(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        number = asked(chief)
        with pytest.raises(NotYourStep):
            sign(request_id=number, by=other, at=after(4))
        assert sign(request_id=number, by=other, at=after(5)) is None

    def test_without_a_route_any_two_sign_but_never_one_alone(
        self, chief: Actor, other: Actor
    ) -> None:
        number = asked(chief)
        assert sign(request_id=number, by=other, at=after(1)) is None
        assert sign(request_id=number, by=a_person(by=chief, role=SUPERVISOR), at=after(1))

    def test_the_chain_is_told_and_the_ledger_says_whom_it_passed_over(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        asked(chief)
        assert deeds(chief) == ["signature asked", "emergency route taken"]
        (_first, taken) = ledger.history(office_id=chief.office_id, about="statement:1")
        assert taken.facts["passed_over"] == [OFFICER]
        counts = queries.waiting(
            office_id=chief.office_id, staff_id=other.staff_id, role=other.role, at=NOW
        )
        assert (counts.signatures, counts.emergencies) == (0, 1)

    def test_stands_before_whatever_has_waited_longer(
        self, chief: Actor, duty: Actor, django_assert_num_queries: Any
    ) -> None:
        asked(chief, why="")
        number = asked(chief)
        (first,) = queries.open_requests(office_id=chief.office_id, limit=1)
        assert first.id == number
        with django_assert_num_queries(1) as asked_for:
            found = queries.waiting(
                office_id=chief.office_id, staff_id=duty.staff_id, role=duty.role, at=NOW
            )
        assert (found.signatures, found.emergencies) == (1, 1)
        assert '"words"' not in asked_for.captured_queries[0]["sql"]

    def test_without_a_reason_it_goes_through_the_chain(self, chief: Actor, duty: Actor) -> None:
        now = queries.request_now(office_id=chief.office_id, request_id=asked(chief, why=" "))
        assert len(now.steps) == 3
        assert not now.emergency


class TestReviews:
    def test_one_is_owed_from_the_last_signature_on(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        gone(chief, duty, other)
        (one,) = queries.reviews(office_id=chief.office_id, at=after(3))
        assert (one.owed_at, one.due_at) == (after(2), after(2) + timedelta(hours=24))
        owed = queries.reviews_owed(office_id=chief.office_id, at=after(3))
        assert (owed.owed, owed.overdue) == (1, 0)
        assert deeds(chief)[-1] == "review owed"

    def test_none_is_owed_for_what_never_left(self, chief: Actor, duty: Actor) -> None:
        give_back(request_id=asked(chief), reason="No.", by=duty, at=after(1))
        assert not Review.objects.exists()

    def test_whoever_was_not_involved_writes_a_finding_once(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        number = gone(chief, duty, other)
        for who in (chief, duty, other):
            with pytest.raises(WasInvolved):
                review(review_id=number, finding="It was right.", by=who, at=after(60))
        third = a_person(by=chief, role=OFFICER)
        with pytest.raises(NoFinding):
            review(review_id=number, finding=" ", by=third, at=after(60))
        review(review_id=number, finding="It was right.", by=third, at=after(60))
        with pytest.raises(AlreadyMoved):
            review(review_id=number, finding="Again.", by=third, at=after(61))
        assert queries.reviews_owed(office_id=chief.office_id, at=after(61)).owed == 0
        assert deeds(chief)[-1] == "emergency reviewed"

    def test_nor_does_whoever_read_out_the_code_that_signed_it(
        self, chief: Actor, duty: Actor
    ) -> None:
        chain_id = Chain.objects.get(emergency=True).pk
        guest_id = name_guest(
            chain_id=chain_id,
            step=1,
            name="Ida Hart",
            organisation="Hart Solicitors",
            email="ida@hart.example",
            by=chief,
            at=NOW,
        )
        agree_to_guest(guest_id=guest_id, by=an_actor(office_id=chief.office_id), at=NOW)
        number = asked(chief)
        sign(request_id=number, by=duty, at=after(1))
        caller = a_person(by=chief, role=OFFICER)
        secret, code = invite_guest(request_id=number, guest_id=guest_id, by=caller, at=after(1))
        answer_by_link(secret=secret, how="sign", code=code, at=after(2))
        (owed,) = queries.reviews(office_id=chief.office_id, at=after(3))
        assert owed.was_involved(caller.staff_id)
        with pytest.raises(WasInvolved):
            review(review_id=owed.id, finding="It was right.", by=caller, at=after(60))
        third = a_person(by=chief, role=OFFICER)
        assert not owed.was_involved(third.staff_id)
        review(review_id=owed.id, finding="It was right.", by=third, at=after(60))

    def test_a_contact_handler_reviews_nothing(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        number = gone(chief, duty, other)
        with pytest.raises(NotAllowed):
            review(review_id=number, finding="Fine.", by=a_person(by=chief), at=after(60))

    def test_an_overdue_one_is_told_once_whatever_the_clock_does(
        self, chief: Actor, duty: Actor, other: Actor
    ) -> None:
        gone(chief, duty, other)
        due = after(2) + timedelta(hours=24)
        hours = timedelta(hours=1)
        told = [sweep(chief, at) for at in (due - hours, due, due - hours, due + hours)]
        assert told == [0, 1, 0, 0]
        assert deeds(chief)[-1] == "review overdue"
        assert queries.reviews_owed(office_id=chief.office_id, at=due - hours).overdue == 1


def sweep(chief: Actor, at: datetime) -> int:
    clockwork = Actor.clockwork(chief.office_id)
    return sum(
        call_overdue(review_id=number, by=clockwork, at=at)
        for office_id, number in queries.overdue_reviews(at=at)
        if office_id == chief.office_id
    )


class TestRoutes:
    @pytest.mark.parametrize("hours", [0, 14 * 24 + 1])
    def test_hours_have_limits(self, chief: Actor, hours: int) -> None:
        with pytest.raises(HoursWrong):
            route_in_force(roles=(), review_hours=hours, by=chief, at=NOW)

    def test_a_new_one_ends_the_earlier(self, chief: Actor, duty: Actor) -> None:
        newest = route_in_force(roles=(), review_hours=1, by=chief, at=after(1))
        in_force = [one.id for one in queries.chains(office_id=chief.office_id) if one.emergency]
        assert in_force == [newest]

    def test_duty_officers_may_sign(self, chief: Actor) -> None:
        with pytest.raises(CannotSign):
            route_in_force(roles=("Contact handler",), review_hours=1, by=chief, at=NOW)

    def test_takes_the_power_over_the_office(self, chief: Actor, other: Actor) -> None:
        with pytest.raises(NotAllowed):
            route_in_force(roles=(), review_hours=1, by=other, at=NOW)
