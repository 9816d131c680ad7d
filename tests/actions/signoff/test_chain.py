"""Words go through a chain of signatures, and leave with the last of them."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.signoff import queries
from clarion.signoff.actions import (
    Need,
    NoReason,
    NoSteps,
    NotYourStep,
    OwnWork,
    SignedAlready,
    Step,
    ask,
    begin_chain,
    end_chain,
    give_back,
    order,
    sign,
    void,
    withdraw,
)
from clarion.signoff.models import Warrant
from tests.makers.desk import without
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db

OFFICER, SUPERVISOR = "Communications officer", "Desk supervisor"
FACTS = Step(title="Facts", roles=(SUPERVISOR,))
WORDS = Step(title="Words", roles=(OFFICER,), deputies=(SUPERVISOR,), minutes=15)
DIGEST = "d" * 64


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def supervisor(chief: Actor) -> Actor:
    return a_person(by=chief, role=SUPERVISOR)


@pytest.fixture
def officer(chief: Actor) -> Actor:
    return a_person(by=chief, role=OFFICER)


def a_chain(chief: Actor, *steps: Step, themes: tuple[str, ...] = ("safety",)) -> int:
    return begin_chain(name="Safety", themes=themes, steps=steps, by=chief, at=NOW)


def asked(chief: Actor, **more: Any) -> int:
    said: dict[str, Any] = {"theme": "safety", "authors": frozenset()}
    return ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=(DIGEST,),
        **(said | more),
        by=chief,
        at=NOW,
    )


def after(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def gate(chief: Actor, request_id: int) -> str:
    return queries.request_now(office_id=chief.office_id, request_id=request_id).gate.title


class TestTwoSteps:
    @pytest.fixture(autouse=True)
    def _chain(self, chief: Actor) -> None:
        a_chain(chief, FACTS, WORDS)

    def test_only_the_last_signature_grants_a_warrant(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        request_id = asked(chief)
        assert sign(request_id=request_id, by=supervisor, at=after(1)) is None
        assert not Warrant.objects.exists()
        assert gate(chief, request_id) == "Words"
        warrant_id = sign(request_id=request_id, by=officer, at=after(2))
        assert warrant_id is not None
        assert queries.warrant_now(warrant_id).digests == {DIGEST}
        now = queries.request_now(office_id=chief.office_id, request_id=request_id)
        assert [(one.name, one.step) for one in now.signatures] == [
            (supervisor.name, 0),
            (officer.name, 1),
        ]

    def test_only_the_last_signature_is_announced(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        request_id, job = asked(chief), ("clarion.publishing.jobs.approve_edition", 0)
        sign(request_id=request_id, by=supervisor, at=after(1))
        assert job not in waiting_jobs()
        sign(request_id=request_id, by=officer, at=after(2))
        assert job in waiting_jobs()
        deeds = ledger.history(office_id=chief.office_id, about="statement:1")
        assert [one.deed for one in deeds] == ["signature asked", "signed", "signed"]

    def test_a_step_waits_for_its_own_roles(self, chief: Actor, officer: Actor) -> None:
        request_id = asked(chief)
        with pytest.raises(NotYourStep, match=SUPERVISOR):
            sign(request_id=request_id, by=officer, at=after(60))
        assert gate(chief, request_id) == "Facts"

    def test_a_deputy_signs_once_the_step_has_waited(self, chief: Actor, supervisor: Actor) -> None:
        request_id = asked(chief)
        deputy = a_person(by=chief, role=SUPERVISOR)
        sign(request_id=request_id, by=supervisor, at=after(30))
        with pytest.raises(NotYourStep):
            sign(request_id=request_id, by=deputy, at=after(44))
        assert sign(request_id=request_id, by=deputy, at=after(45)) is not None

    def test_nobody_signs_two_steps(self, chief: Actor, supervisor: Actor) -> None:
        request_id = asked(chief)
        sign(request_id=request_id, by=supervisor, at=after(1))
        with pytest.raises(SignedAlready):
            sign(request_id=request_id, by=supervisor, at=after(60))
        assert not Warrant.objects.exists()

    def test_no_author_signs_any_step(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        request_id = asked(chief, authors=frozenset({officer.person}))
        sign(request_id=request_id, by=supervisor, at=after(1))
        for hand in (officer, chief):
            with pytest.raises(OwnWork):
                sign(request_id=request_id, by=hand, at=after(60))

    def test_each_person_is_shown_what_is_theirs(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        request_id = asked(chief)
        assert theirs(chief, supervisor, officer, at=after(1)) == [supervisor.name]
        sign(request_id=request_id, by=supervisor, at=after(1))
        assert theirs(chief, supervisor, officer, at=after(60)) == [officer.name]

    def test_each_person_is_told_how_many_are_theirs(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        asked(chief)
        told = [
            queries.waiting(
                office_id=chief.office_id, staff_id=who.staff_id, role=who.role, at=after(1)
            ).signatures
            for who in (chief, supervisor, officer)
        ]
        assert told == [0, 1, 0]

    def test_a_chain_goes_on_for_what_was_asked_under_it(
        self, chief: Actor, supervisor: Actor
    ) -> None:
        request_id = asked(chief)
        (chain,) = queries.chains(office_id=chief.office_id)
        end_chain(chain_id=chain.id, by=chief, at=after(1))
        assert queries.chains(office_id=chief.office_id) == []
        assert sign(request_id=request_id, by=supervisor, at=after(2)) is None
        assert sign(request_id=asked(chief), by=supervisor, at=after(2)) is not None

    def test_another_theme_has_other_signatures(self, chief: Actor, officer: Actor) -> None:
        assert sign(request_id=asked(chief, theme="service"), by=officer, at=after(1)) is not None


def theirs(chief: Actor, *people: Actor, at: datetime) -> list[str]:
    (one,) = queries.open_requests(office_id=chief.office_id)
    return [
        person.name
        for person in (chief, *people)
        if one.is_for(staff_id=person.staff_id, role=person.role, at=at)
    ]


class TestAllOfAStep:
    def test_it_waits_for_each_role(self, chief: Actor, supervisor: Actor, officer: Actor) -> None:
        a_chain(chief, Step(roles=(SUPERVISOR, OFFICER), need=Need.ALL))
        request_id = asked(chief)
        assert sign(request_id=request_id, by=officer, at=after(1)) is None
        assert sign(request_id=request_id, by=supervisor, at=after(1)) is not None


class TestReturning:
    @pytest.mark.parametrize(("final", "state"), [(False, "returned"), (True, "rejected")])
    def test_what_was_returned_or_rejected_is_never_signed(
        self, chief: Actor, supervisor: Actor, final: bool, state: str
    ) -> None:
        request_id = asked(chief)
        give_back(request_id=request_id, reason="No.", final=final, by=supervisor, at=after(1))
        with pytest.raises(AlreadyMoved):
            sign(request_id=request_id, by=supervisor, at=after(2))
        assert not Warrant.objects.exists()
        assert ("clarion.publishing.jobs.take_back_edition", 0) in waiting_jobs()
        deeds = [one.deed for one in ledger.history(office_id=chief.office_id, about="statement:1")]
        assert deeds == ["signature asked", f"signature {state}"]

    @pytest.mark.parametrize("final", [False, True])
    def test_it_takes_a_reason(self, chief: Actor, supervisor: Actor, final: bool) -> None:
        with pytest.raises(NoReason):
            give_back(request_id=asked(chief), reason=" ", final=final, by=supervisor, at=after(1))

    def test_a_second_step_can_return_it_too(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        a_chain(chief, FACTS, WORDS)
        request_id = asked(chief)
        sign(request_id=request_id, by=supervisor, at=after(1))
        give_back(request_id=request_id, reason="Which road?", by=officer, at=after(2))
        assert queries.open_requests(office_id=chief.office_id) == []

    def test_nobody_rejects_what_is_not_theirs_to_sign(
        self, chief: Actor, supervisor: Actor, officer: Actor
    ) -> None:
        a_chain(chief, FACTS, WORDS)
        request_id = asked(chief)
        for who, refusal in ((officer, NotYourStep), (chief, OwnWork)):
            with pytest.raises(refusal):
                give_back(request_id=request_id, reason="No.", final=True, by=who, at=after(60))
        give_back(request_id=request_id, reason="No.", final=True, by=supervisor, at=after(60))

    def test_whoever_publishes_withdraws_a_request(self, chief: Actor, officer: Actor) -> None:
        request_id = asked(chief)
        withdraw(request_id=request_id, by=officer, at=after(1))
        with pytest.raises(AlreadyMoved):
            sign(request_id=request_id, by=officer, at=after(2))


class TestChains:
    @pytest.mark.parametrize("number", [0, 7])
    def test_it_has_steps_and_not_too_many(self, chief: Actor, number: int) -> None:
        with pytest.raises(NoSteps):
            a_chain(chief, *[Step()] * number)

    def test_it_is_kept_as_it_was_begun(self, chief: Actor) -> None:
        a_chain(chief, *[WORDS] * 6)
        (chain,) = queries.chains(office_id=chief.office_id)
        assert (chain.name, chain.themes, chain.steps) == ("Safety", ("safety",), (WORDS,) * 6)

    def test_the_newest_goes_first(self, chief: Actor, officer: Actor) -> None:
        a_chain(chief, FACTS)
        a_chain(chief, WORDS)
        assert gate(chief, asked(chief)) == "Words"

    def test_it_takes_the_power_over_the_office(self, chief: Actor, officer: Actor) -> None:
        with pytest.raises(NotAllowed):
            a_chain(officer, FACTS)
        with pytest.raises(NotAllowed):
            end_chain(chain_id=a_chain(chief, FACTS), by=officer, at=NOW)

    def test_it_ends_once_and_in_its_own_office(self, chief: Actor) -> None:
        chain_id = a_chain(chief, FACTS)
        with pytest.raises(NotFound):
            end_chain(chain_id=chain_id, by=an_actor(office_id=an_office()), at=NOW)
        end_chain(chain_id=chain_id, by=chief, at=NOW)
        with pytest.raises(NotFound):
            end_chain(chain_id=chain_id, by=chief, at=NOW)


class TestVoidingAndOrdering:
    def test_an_agreement_is_void_from_now_on(self, chief: Actor, officer: Actor) -> None:
        warrant_id = sign(request_id=asked(chief), by=officer, at=after(1))
        assert warrant_id is not None
        void(warrant_id=warrant_id, why="New words", by=chief, at=after(2))
        assert queries.warrant_now(warrant_id).voided
        void(warrant_id=warrant_id, why="Again", by=chief, at=after(3))
        assert Warrant.objects.get().voided_why == "New words"

    def test_a_contact_handler_voids_nothing(self, chief: Actor, officer: Actor) -> None:
        warrant_id = sign(request_id=asked(chief), by=officer, at=after(1))
        assert warrant_id is not None
        with pytest.raises(NotAllowed):
            void(warrant_id=warrant_id, why="x", by=a_person(by=chief), at=after(2))

    def test_one_person_orders_that_words_are_taken_down(self, officer: Actor) -> None:
        week = NOW + timedelta(days=7)
        warrant_id = order(
            about="statement:1",
            why="Wrong road",
            digests=(DIGEST,),
            until=week,
            by=officer,
            at=NOW,
        )
        granted = queries.warrant_now(warrant_id)
        assert (granted.digests, granted.expires_at) == (frozenset({DIGEST}), week)
        with pytest.raises(NotAllowed):
            order(
                about="statement:1",
                why="Wrong road",
                digests=(DIGEST,),
                until=week,
                by=without(officer, Power.RECALL),
                at=NOW,
            )
