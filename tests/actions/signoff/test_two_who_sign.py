"""Who signs is changed by two: one person alone neither begins nor ends what others sign by."""

from datetime import timedelta

import pytest

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.people.actions import Happening, end_membership, wish_notices
from clarion.people.rules.four_eyes import ALONE_AFTER, LeftLately, NobodySeconds
from clarion.signoff import queries
from clarion.signoff.actions import (
    ProposedByYou,
    Step,
    agree_to_chain,
    agree_to_standing_word,
    ask,
    begin_chain,
    begin_emergency_route,
    begin_standing_word,
    end_chain,
    end_standing_word,
    keep_chain,
    stand,
    tell_of_proposal,
)
from clarion.signoff.queries import Occasion
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_office, membership_id
from tests.makers.powers import a_role
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

LEGAL = Step(title="Legal", roles=("Desk supervisor",))
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def second(chief: Actor) -> Actor:
    return an_actor(office_id=chief.office_id)


def a_chain(by: Actor) -> int:
    return begin_chain(name="Safety", themes=("safety",), steps=(LEGAL,), by=by, at=NOW)


def in_force(by: Actor) -> list[int]:
    return [one.id for one in queries.chains(office_id=by.office_id)]


def gate(by: Actor) -> str:
    """Return the step at which a statement stands that is sent for signature now."""
    number = ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        theme="safety",
        authors=frozenset(),
        by=by,
        at=LATER,
    )
    return queries.request_now(office_id=by.office_id, request_id=number).steps[0].title


def deeds(by: Actor, about: str) -> list[str]:
    return [one.deed for one in ledger.history(office_id=by.office_id, about=about)]


def a_standing_word(by: Actor) -> int:
    return begin_standing_word(
        sentence="Everybody at the desk may answer.",
        roles=frozenset(),
        networks=frozenset(),
        edges=frozenset(Edge),
        life_risk=False,
        by=by,
        at=NOW,
    )


def warrant(by: Actor) -> int | None:
    return stand(
        about="reply:1",
        digest="d" * 64,
        network="fakenet",
        edge=Edge.PUBLIC,
        life_risk=False,
        by=by,
        at=LATER,
    )


class TestBeginning:
    def test_a_chain_waits_and_nothing_is_signed_by_it(self, chief: Actor, second: Actor) -> None:
        number = a_chain(chief)
        assert in_force(chief) == []
        assert gate(chief) == ""
        with pytest.raises(ProposedByYou):
            agree_to_chain(chain_id=number, by=chief, at=LATER)
        agree_to_chain(chain_id=number, by=second, at=LATER)
        assert in_force(chief) == [number]
        assert gate(chief) == "Legal"
        with pytest.raises(AlreadyMoved):
            agree_to_chain(chain_id=number, by=second, at=LATER)
        assert deeds(chief, f"chain:{number}") == ["chain proposed", "chain agreed to"]

    def test_whoever_is_alone_goes_on_at_once_and_the_ledger_says_so(self, chief: Actor) -> None:
        number = a_chain(chief)
        assert in_force(chief) == [number]
        (entry,) = ledger.history(office_id=chief.office_id, about=f"chain:{number}")
        assert (entry.deed, entry.facts["alone"]) == ("chain begun", True)

    def test_it_is_dropped_at_once_by_either(self, chief: Actor, second: Actor) -> None:
        for by in (chief, second):
            number = a_chain(chief)
            assert end_chain(chain_id=number, by=by, at=LATER)
            assert deeds(chief, f"chain:{number}")[-1] == "chain dropped"
            with pytest.raises(NotFound):
                agree_to_chain(chain_id=number, by=second, at=LATER)

    def test_it_takes_the_power_over_the_office_and_that_office(
        self, chief: Actor, second: Actor
    ) -> None:
        number = a_chain(chief)
        with pytest.raises(NotAllowed):
            agree_to_chain(chain_id=number, by=a_person(by=chief), at=LATER)
        with pytest.raises(NotFound):
            agree_to_chain(chain_id=number, by=an_actor(office_id=an_office()), at=LATER)

    def test_a_new_emergency_route_leaves_the_earlier_one_in_force_until_two_agree(
        self, chief: Actor, second: Actor
    ) -> None:
        first = begin_emergency_route(roles=("Desk supervisor",), review_hours=24, by=chief, at=NOW)
        agree_to_chain(chain_id=first, by=second, at=NOW)
        newer = begin_emergency_route(roles=(), review_hours=1, by=chief, at=NOW)
        assert in_force(chief) == [first]
        agree_to_chain(chain_id=newer, by=second, at=LATER)
        assert in_force(chief) == [newer]

    def test_the_one_agreed_to_last_signs(self, chief: Actor, second: Actor) -> None:
        strict = a_chain(chief)
        loose = begin_chain(
            name="Loose", themes=("safety",), steps=(Step(title="Anybody"),), by=chief, at=NOW
        )
        agree_to_chain(chain_id=loose, by=second, at=NOW)
        assert gate(chief) == "Anybody"
        agree_to_chain(chain_id=strict, by=second, at=LATER)
        assert gate(chief) == "Legal"

    def test_whoever_could_agree_is_told_and_nobody_else(self, chief: Actor, second: Actor) -> None:
        wished = {"happenings": [Happening.POWERS], "quiet_from": None, "quiet_until": None}
        for who in (chief, second, a_person(by=chief)):
            wish_notices(**wished, by=who, at=NOW)
        number = a_chain(chief)
        told = tell_of_proposal(
            about=f"chain:{number}",
            once="1",
            proposer_id=chief.person,
            proposer=chief.name,
            link="https://desk.example/",
            by=Actor.clockwork(chief.office_id),
            at=NOW,
        )
        assert told == 1
        assert [name for name, _ in waiting_jobs() if name.endswith("tell_of_proposal")]


class TestEnding:
    def test_a_chain_goes_on_until_two_agree(self, chief: Actor, second: Actor) -> None:
        number = chain_in_force(name="All", themes=(), steps=(LEGAL,), by=chief, at=NOW)
        assert not end_chain(chain_id=number, by=chief, at=LATER)
        assert gate(chief) == "Legal"
        with pytest.raises(ProposedByYou):
            agree_to_chain(chain_id=number, ends=True, by=chief, at=LATER)
        assert [one.pk for one in queries.chains_to_agree(actor=second)] == [number]
        assert not queries.chains_to_agree(actor=chief).exists()
        agree_to_chain(chain_id=number, ends=True, by=second, at=LATER)
        assert in_force(chief) == []

    def test_nobody_ends_what_they_thought_to_begin(self, chief: Actor, second: Actor) -> None:
        third = an_actor(office_id=chief.office_id)
        number = a_chain(chief)
        agree_to_chain(chain_id=number, by=second, at=LATER)
        end_chain(chain_id=number, by=chief, at=LATER)
        with pytest.raises(AlreadyMoved):
            agree_to_chain(chain_id=number, by=third, at=LATER)
        with pytest.raises(AlreadyMoved):
            end_chain(chain_id=number, by=third, at=LATER)
        assert in_force(chief) == [number]

    def test_it_is_kept_by_either(self, chief: Actor, second: Actor) -> None:
        number = chain_in_force(name="All", themes=(), steps=(LEGAL,), by=chief, at=NOW)
        for by in (chief, second):
            end_chain(chain_id=number, by=chief, at=LATER)
            keep_chain(chain_id=number, by=by, at=LATER)
            assert in_force(chief) == [number]
            with pytest.raises(AlreadyMoved):
                agree_to_chain(chain_id=number, ends=True, by=second, at=LATER)
            with pytest.raises(AlreadyMoved):
                keep_chain(chain_id=number, by=second, at=LATER)


class TestStandingWords:
    def test_no_answer_leaves_until_two_agree(self, chief: Actor, second: Actor) -> None:
        number = a_standing_word(chief)
        occasion = Occasion(role=chief.role, network="fakenet", edge=Edge.PUBLIC, life_risk=False)
        assert warrant(chief) is None
        assert not queries.is_covered(office_id=chief.office_id, occasion=occasion)
        with pytest.raises(ProposedByYou):
            agree_to_standing_word(standing_id=number, by=chief, at=LATER)
        agree_to_standing_word(standing_id=number, by=second, at=LATER)
        assert warrant(chief) is not None
        assert queries.is_covered(office_id=chief.office_id, occasion=occasion)
        with pytest.raises(AlreadyMoved):
            agree_to_standing_word(standing_id=number, by=second, at=LATER)

    def test_one_person_takes_it_back_alone(self, chief: Actor, second: Actor) -> None:
        number = a_standing_word(chief)
        agree_to_standing_word(standing_id=number, by=second, at=LATER)
        end_standing_word(standing_id=number, by=chief, at=LATER)
        assert warrant(chief) is None


class TestWhoIsAlone:
    def test_somebody_who_looks_after_people_has_to_name_a_second_one_first(
        self, chief: Actor
    ) -> None:
        a_role("Personnel", [Power.MANAGE_PEOPLE], by=chief)
        an_actor(office_id=chief.office_id, role="Personnel")
        with pytest.raises(NobodySeconds):
            a_chain(chief)

    def test_whoever_sent_the_second_away_waits_two_weeks(
        self, chief: Actor, second: Actor
    ) -> None:
        end_membership(membership_id=membership_id(second), by=chief, at=NOW)
        with pytest.raises(LeftLately):
            a_chain(chief)
        at = NOW + ALONE_AFTER
        begin_chain(name="All", themes=(), steps=(LEGAL,), by=chief, at=at)
        assert len(in_force(chief)) == 1

    def test_it_is_noted_also_of_a_second_who_managed_the_office_and_no_people(
        self, chief: Actor
    ) -> None:
        a_role("Director", [Power.MANAGE_OFFICE], by=chief)
        director = an_actor(office_id=chief.office_id, role="Director")
        end_membership(membership_id=membership_id(director), by=chief, at=NOW)
        with pytest.raises(LeftLately):
            a_chain(chief)
        with pytest.raises(LeftLately):
            a_standing_word(chief)

    def test_it_counts_who_is_here(self, chief: Actor) -> None:
        assert not people.waits_for_second(actor=chief, at=NOW)
