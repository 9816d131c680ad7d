"""In the town a colleague signs what the visitor wrote, so one person can see the whole way."""

from datetime import timedelta

import pytest

from clarion.exercises import queries
from clarion.exercises.actions import countersign
from clarion.exercises.actions.countersign import READS_FOR
from clarion.exercises.actions.furnish import furnish
from clarion.exercises.actions.see_to_signing import see_to_signing
from clarion.exercises.rules.director import director
from clarion.exercises.rules.office import town_office
from clarion.kit.actor import Actor
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.signoff import queries as signoff
from clarion.signoff.actions import Way, answer_by_link, ask, name_guest, offer_link
from clarion.signoff.models import Warrant
from tests.makers.people import NOW, an_actor, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Actor:
    office_id = an_office(exercise=True)
    furnish(office_id=office_id, by=director(office_id), at=NOW)
    return an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR)


def asked(by: Actor, **more: str) -> int:
    return ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("0" * 64,),
        authors=frozenset(),
        by=by,
        at=NOW,
        **more,
    )


def test_signs_after_reading(visitor: Actor) -> None:
    asked(visitor)
    assert countersign(office_id=visitor.office_id, at=NOW + timedelta(seconds=5)) == 0
    assert countersign(office_id=visitor.office_id, at=NOW + READS_FOR) == 1
    assert countersign(office_id=visitor.office_id, at=NOW + READS_FOR) == 0


class TestSeveral:
    """What a new visitor tries: an emergency, a chain with a guest, a guest of one's own."""

    @pytest.fixture(autouse=True)
    def staffed(self, visitor: Actor) -> None:
        see_to_signing(by=director(visitor.office_id), at=NOW)

    def test_two_colleagues_sign_an_emergency_one_after_the_other(self, visitor: Actor) -> None:
        asked(visitor, emergency="Somebody is in the water")
        moments = [NOW + READS_FOR * number for number in (1, 2)]
        assert [countersign(office_id=visitor.office_id, at=at) for at in moments] == [1, 1]
        assert Warrant.objects.count() == 1

    def test_an_appeal_waits_for_a_link(self, visitor: Actor) -> None:
        number = asked(visitor, theme="appeal")
        for turn in (1, 2, 3):
            countersign(office_id=visitor.office_id, at=NOW + READS_FOR * turn)
        assert signoff.open_request(office_id=visitor.office_id, request_id=number).step == 1
        named = signoff.signers(office_id=visitor.office_id, request_id=number)
        assert [one.name for one in named] == ["Ceri Wolds"]
        (guest,), _others = signoff.guests_for(
            office_id=visitor.office_id, request_id=number, giver=visitor.person
        )
        assert (guest.name, guest.way) == ("Dr Wren Askew", Way.MAIL)

    def test_ceri_signs_with_the_code_that_everybody_can_see(self, visitor: Actor) -> None:
        number = asked(visitor, theme="appeal")
        now = NOW + READS_FOR
        countersign(office_id=visitor.office_id, at=now)
        (ceri,) = signoff.signers(office_id=visitor.office_id, request_id=number)
        secret = offer_link(request_id=number, staff_id=ceri.staff_id, by=visitor, at=now)
        (telephone,) = queries.telephones(slug=town_office().slug, at=now)
        assert answer_by_link(secret=secret, how="sign", code=telephone.code, at=now)

    def test_a_colleague_agrees_to_the_guest_of_a_visitor(self, visitor: Actor) -> None:
        (chain,) = [one for one in signoff.chains(office_id=visitor.office_id) if one.themes]
        guest_id = name_guest(
            chain_id=chain.id,
            step=1,
            name="Jo",
            organisation="Away",
            email="jo@away.invalid",
            way=Way.MAIL,
            by=visitor,
            at=NOW,
        )
        countersign(office_id=visitor.office_id, at=NOW + READS_FOR)
        found = {
            one.id: one for one in signoff.guests(office_id=visitor.office_id, chain_id=chain.id)
        }
        assert not found[guest_id].proposed
        assert found[guest_id].agreed_by == "Ruth Pennywhistle"

    def test_done_twice_it_changes_nothing(self, visitor: Actor) -> None:
        before = [one.id for one in signoff.chains(office_id=visitor.office_id)]
        see_to_signing(by=director(visitor.office_id), at=NOW)
        assert [one.id for one in signoff.chains(office_id=visitor.office_id)] == before

    def test_nobody_is_invented_in_another_office(self) -> None:
        assert queries.telephones(slug="townhall", at=NOW) == []
