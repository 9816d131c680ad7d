"""Somebody of another house signs one step: named, by a link, with a code read out to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people import queries as people
from clarion.people.models import Staff
from clarion.signoff import queries
from clarion.signoff.actions import (
    CodeGiven,
    LinkShut,
    NamedAlready,
    NoSuchStep,
    NotYourStep,
    OneCodeGiven,
    OwnGuest,
    ProposedByYou,
    ReadOutWrong,
    SignedAlready,
    SignerGivesCode,
    Step,
    WorksHere,
    agree_to_guest,
    answer_by_link,
    ask,
    end_guest,
    invite_guest,
    name_guest,
    sign,
)
from clarion.signoff.models import Guest, Link, Request, Signature, Warrant
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.signing import chain_in_force, end_by_two

pytestmark = pytest.mark.django_db

OFFICER = "Communications officer"
LATER = NOW + timedelta(minutes=5)
STEPS = (Step(title="Press", roles=(OFFICER,)), Step(title="Legal", roles=(OFFICER,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A chain whose second step a lawyer may sign, and a request that stands at it."""

    chief: Actor
    second: Actor
    officer: Actor
    caller: Actor
    chain_id: int
    guest_id: int
    request_id: int

    def invite(self, at: datetime = NOW) -> tuple[str, str]:
        """Return link and code."""
        return invite_guest(
            request_id=self.request_id, guest_id=self.guest_id, by=self.caller, at=at
        )


def named(chief: Actor, chain_id: int, *, step: int = 1, email: str = "ida@hart.example") -> int:
    return name_guest(
        chain_id=chain_id,
        step=step,
        name="Ida Hart",
        organisation="Hart Solicitors",
        email=email,
        by=chief,
        at=NOW,
    )


def agreed(chief: Actor, chain_id: int, **more: Any) -> int:
    """Have somebody else agree to a guest as well."""
    guest_id = named(chief, chain_id, **more)
    agree_to_guest(guest_id=guest_id, by=an_actor(office_id=chief.office_id), at=NOW)
    return guest_id


def asked(chief: Actor) -> int:
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


@pytest.fixture
def house() -> House:
    chief = an_actor(office_id=an_office())
    second = an_actor(office_id=chief.office_id)
    officer, caller = (a_person(by=chief, role=OFFICER) for _ in range(2))
    chain_id = chain_in_force(name="All", themes=(), steps=STEPS, by=chief, at=NOW)
    guest_id, request_id = named(chief, chain_id), asked(chief)
    agree_to_guest(guest_id=guest_id, by=second, at=NOW)
    sign(request_id=request_id, by=officer, at=NOW)
    return House(
        chief=chief,
        second=second,
        officer=officer,
        caller=caller,
        chain_id=chain_id,
        guest_id=guest_id,
        request_id=request_id,
    )


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def answer(secret: str, code: str, how: str = "sign", **more: str) -> int | None:
    return answer_by_link(secret=secret, how=how, code=code, at=LATER, **more)


class TestSigning:
    def test_signs_their_step_and_the_record_says_from_where_and_how(self, house: House) -> None:
        secret, code = house.invite()
        warrant_id = answer(secret, f"{code[:3]} {code[3:]}")
        assert warrant_id is not None
        signature = Signature.objects.get(guest_id=house.guest_id)
        assert (signature.staff_id, signature.name) == (None, "Ida Hart")
        assert signature.organisation == "Hart Solicitors"
        assert signature.proof == f"code read out on the telephone by {house.caller.name}"
        last = ledger.history(office_id=house.chief.office_id, about="statement:1")[-1]
        assert (last.deed, last.facts["organisation"]) == ("signed by link", "Hart Solicitors")

    def test_returns_with_a_reason(self, house: House) -> None:
        secret, code = house.invite()
        answer(secret, code, "return", reason="Name nobody.")
        assert Request.objects.get().state == "returned"

    def test_a_wrong_code_signs_nothing_and_five_lock_it(self, house: House) -> None:
        secret, code = house.invite()
        for _ in range(5):
            with pytest.raises(ReadOutWrong):
                answer(secret, wrong(code))
        with pytest.raises(LinkShut):
            answer(secret, code)
        assert not Warrant.objects.exists()

    def test_neither_link_nor_code_is_kept(self, house: House) -> None:
        secret, code = house.invite()
        kept = str(Link.objects.values().get())
        assert secret not in kept
        assert f"'{code}'" not in kept
        assert code not in secret

    def test_a_second_link_ends_the_first(self, house: House) -> None:
        secret, code = house.invite()
        house.invite(at=LATER)
        with pytest.raises(LinkShut):
            answer(secret, code)


class TestRights:
    def test_theirs_is_one_step(self, house: House) -> None:
        number = asked(house.chief)
        with pytest.raises(NotYourStep):
            invite_guest(request_id=number, guest_id=house.guest_id, by=house.officer, at=NOW)

    def test_whoever_wrote_the_words_gives_nobody_a_code(self, house: House) -> None:
        Request.objects.update(authors=[house.caller.person])
        with pytest.raises(OwnGuest):
            house.invite()
        assert not Link.objects.exists()

    def test_one_address_signs_a_request_once_however_often_it_is_named(self) -> None:
        chief = an_actor(office_id=an_office())
        officer = a_person(by=chief, role=OFFICER)
        chain_id = chain_in_force(name="All", themes=(), steps=STEPS, by=chief, at=NOW)
        first, second = (agreed(chief, chain_id, step=step) for step in (0, 1))
        number = asked(chief)
        answer(*invite_guest(request_id=number, guest_id=first, by=officer, at=NOW))
        with pytest.raises(SignedAlready):
            invite_guest(request_id=number, guest_id=second, by=officer, at=NOW)
        assert Signature.objects.count() == 1

    def test_ends_with_the_chain_even_for_a_link_that_is_out(self, house: House) -> None:
        secret, code = house.invite()
        end_by_two(chain_id=house.chain_id, by=house.chief, at=NOW)
        with pytest.raises(LinkShut):
            answer(secret, code)
        with pytest.raises(NotFound):
            house.invite()

    def test_ends_when_the_office_says_so(self, house: House) -> None:
        secret, code = house.invite()
        end_guest(guest_id=house.guest_id, by=house.chief, at=NOW)
        with pytest.raises(LinkShut):
            answer(secret, code)
        assert not queries.guests(office_id=house.chief.office_id, chain_id=house.chain_id)

    def test_no_colleague_is_a_guest(self, house: House) -> None:
        email = people.person(house.chief.person).email.upper()
        with pytest.raises(WorksHere):
            named(house.chief, house.chain_id, email=email)

    def test_whoever_was_taken_on_meanwhile_signs_as_a_colleague(self, house: House) -> None:
        secret, code = house.invite()
        Staff.objects.create_user(email="ida@hart.example", name="Ida Hart", password="x" * 14)
        with pytest.raises(LinkShut):
            answer(secret, code)
        with pytest.raises(WorksHere):
            house.invite()

    def test_is_named_once_and_for_a_step_that_there_is(self, house: House) -> None:
        with pytest.raises(NamedAlready):
            named(house.chief, house.chain_id)
        with pytest.raises(NoSuchStep):
            named(house.chief, house.chain_id, step=2)

    def test_waits_once_under_one_address(self, house: House) -> None:
        """Two proposals of one address would be two rights of one person."""
        waiting = named(house.chief, house.chain_id, email="bo@hart.example")
        for email in ("bo@hart.example", " BO@hart.example "):
            with pytest.raises(NamedAlready):
                named(house.second, house.chain_id, email=email)
        assert named(house.chief, house.chain_id, email="bo@hart.example", step=0)
        end_guest(guest_id=waiting, by=house.chief, at=NOW)
        assert named(house.second, house.chain_id, email="bo@hart.example")

    def test_is_not_agreed_to_beside_somebody_of_the_same_address(self, house: House) -> None:
        """Whoever was named before two had to agree may stand there already."""
        waiting = named(house.chief, house.chain_id, email="bo@hart.example")
        Guest.objects.filter(pk=house.guest_id).update(email="bo@hart.example")
        with pytest.raises(NamedAlready):
            agree_to_guest(guest_id=waiting, by=house.second, at=NOW)
        row = Guest.objects.get(pk=waiting)
        assert (row.proposed, row.agreed_at) == (True, None)

    def test_takes_the_power_over_the_office_and_the_office(self, house: House) -> None:
        with pytest.raises(NotAllowed):
            named(house.officer, house.chain_id, email="bo@hart.example")
        with pytest.raises(NotAllowed):
            end_guest(guest_id=house.guest_id, by=house.officer, at=NOW)
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            named(stranger, house.chain_id, email="bo@hart.example")


class TestFourEyes:
    """Nobody gives two signatures by reading a code out to themselves."""

    def test_one_person_alone_names_nobody_who_has_a_code_read_out(self, house: House) -> None:
        other = named(house.chief, house.chain_id, email="bo@hart.example")
        with pytest.raises(NotFound):
            invite_guest(request_id=house.request_id, guest_id=other, by=house.chief, at=NOW)
        with pytest.raises(ProposedByYou):
            agree_to_guest(guest_id=other, by=house.chief, at=NOW)
        agree_to_guest(guest_id=other, by=house.second, at=NOW)
        assert invite_guest(request_id=house.request_id, guest_id=other, by=house.caller, at=NOW)

    def test_whoever_has_read_out_a_code_signs_no_other_step(self) -> None:
        chief = an_actor(office_id=an_office())
        caller = a_person(by=chief, role=OFFICER)
        chain_id = chain_in_force(name="All", themes=(), steps=STEPS, by=chief, at=NOW)
        guest_id, number = agreed(chief, chain_id, step=0), asked(chief)
        secret, code = invite_guest(request_id=number, guest_id=guest_id, by=caller, at=NOW)
        with pytest.raises(CodeGiven):
            sign(request_id=number, by=caller, at=NOW)
        answer(secret, code)
        with pytest.raises(CodeGiven):
            sign(request_id=number, by=caller, at=LATER)
        now = queries.request_now(office_id=chief.office_id, request_id=number)
        assert not now.is_for(staff_id=caller.staff_id, role=OFFICER, at=LATER)
        mine = {"office_id": chief.office_id, "staff_id": caller.staff_id, "role": OFFICER}
        assert queries.waiting(**mine, at=LATER).signatures == 0
        another = a_person(by=chief, role=OFFICER)
        offered = queries.signers(office_id=chief.office_id, request_id=number)
        assert caller.person not in {one.staff_id for one in offered}
        assert sign(request_id=number, by=another, at=LATER) is not None

    def test_a_link_that_another_has_taken_over_binds_nobody(self) -> None:
        chief = an_actor(office_id=an_office())
        caller, other = (a_person(by=chief, role=OFFICER) for _ in range(2))
        chain_id = chain_in_force(name="All", themes=(), steps=STEPS, by=chief, at=NOW)
        guest_id, number = agreed(chief, chain_id, step=0), asked(chief)
        invite_guest(request_id=number, guest_id=guest_id, by=caller, at=NOW)
        invite_guest(request_id=number, guest_id=guest_id, by=other, at=NOW)
        sign(request_id=number, by=caller, at=LATER)
        assert Signature.objects.get().staff_id == caller.staff_id

    def test_whoever_has_signed_reads_out_no_code(self, house: House) -> None:
        with pytest.raises(SignerGivesCode):
            invite_guest(
                request_id=house.request_id, guest_id=house.guest_id, by=house.officer, at=NOW
            )
        assert not Link.objects.exists()

    def test_nobody_reads_out_the_codes_of_two_guests(self) -> None:
        chief = an_actor(office_id=an_office())
        caller = a_person(by=chief, role=OFFICER)
        chain_id = chain_in_force(name="All", themes=(), steps=STEPS, by=chief, at=NOW)
        first, number = agreed(chief, chain_id, step=0), asked(chief)
        second = agreed(chief, chain_id, email="bo@hart.example")
        answer(*invite_guest(request_id=number, guest_id=first, by=caller, at=NOW))
        with pytest.raises(OneCodeGiven):
            invite_guest(request_id=number, guest_id=second, by=caller, at=LATER)
        other = a_person(by=chief, role=OFFICER)
        assert answer(*invite_guest(request_id=number, guest_id=second, by=other, at=NOW))
