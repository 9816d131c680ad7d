"""A guest without an app has a code sent: to the address that two people named, and for minutes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.people.actions import claim_notice
from clarion.people.models import Notice
from clarion.signoff import queries
from clarion.signoff.actions import (
    GiverKeepsMailbox,
    KeepsMailbox,
    LinkShut,
    NotSoSoon,
    ProposedByYou,
    SentWrong,
    Step,
    Way,
    agree_to_guest,
    answer_by_link,
    ask,
    invite_guest,
    name_guest,
    send_code,
)
from clarion.signoff.models import Guest, GuestCode, Signature, Warrant, WrongCode
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.signing import chain_in_force

pytestmark = pytest.mark.django_db

OFFICER = "Communications officer"
Keeping = Callable[[Actor, Actor], None]
ADDRESS = "ida@hart.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A chain of one step that a lawyer may sign, who has codes sent, and a request there."""

    chief: Actor
    second: Actor
    chain_id: int
    guest_id: int
    request_id: int

    def invite(self, at: datetime = NOW) -> str:
        """Return the link's secret; whoever wrote the words may give it."""
        secret, code = invite_guest(
            request_id=self.request_id, guest_id=self.guest_id, by=self.chief, at=at
        )
        assert not code
        return secret

    def sent(self, secret: str, at: datetime = NOW) -> str:
        """Have a code sent, and read it where it arrives."""
        send_code(secret=secret, at=at)
        by = Actor.clockwork(self.chief.office_id)
        notice_id = Notice.objects.order_by("-id").values_list("pk", flat=True)[0]
        claimed = claim_notice(notice_id=notice_id, by=by, at=at)
        assert claimed is not None
        assert claimed.address == ADDRESS
        return re.findall(r"\b\d{6}\b", claimed.text)[0]


def named(by: Actor, chain_id: int, **more: object) -> int:
    facts = {"email": ADDRESS, "way": Way.MAIL} | more
    return name_guest(
        chain_id=chain_id,
        step=0,
        name="Ida Hart",
        organisation="Hart Solicitors",
        by=by,
        at=NOW,
        **facts,  # type: ignore[arg-type]  # each as it is
    )


@pytest.fixture
def house() -> House:
    office_id = an_office()
    chief, second = an_actor(office_id=office_id), an_actor(office_id=office_id)
    steps = (Step(title="Legal", roles=(OFFICER,)),)
    chain_id = chain_in_force(name="All", themes=(), steps=steps, by=chief, at=NOW)
    guest_id = named(chief, chain_id)
    agree_to_guest(guest_id=guest_id, by=second, at=NOW)
    request_id = ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        theme="safety",
        authors=frozenset(),
        by=chief,
        at=NOW,
    )
    return House(
        chief=chief, second=second, chain_id=chain_id, guest_id=guest_id, request_id=request_id
    )


def answer(secret: str, code: str, at: datetime = NOW) -> int | None:
    return answer_by_link(secret=secret, how="sign", code=code, at=at)


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


class TestSigning:
    def test_a_code_that_was_sent_proves_the_guest(self, house: House) -> None:
        secret = house.invite()
        assert answer(secret, house.sent(secret)) is not None
        signature = Signature.objects.get()
        assert (signature.guest_id, signature.name) == (house.guest_id, "Ida Hart")
        assert signature.proof == f"code sent by e-mail to {ADDRESS}"

    def test_it_is_good_for_ten_minutes(self, house: House) -> None:
        secret = house.invite()
        code = house.sent(secret)
        with pytest.raises(SentWrong):
            answer(secret, code, at=NOW + timedelta(minutes=10))
        assert not Warrant.objects.exists()

    def test_only_the_newest_counts(self, house: House) -> None:
        secret = house.invite()
        first, later = house.sent(secret), NOW + timedelta(minutes=2)
        second = house.sent(secret, at=later)
        if first != second:
            with pytest.raises(SentWrong):
                answer(secret, first, at=later)
        assert answer(secret, second, at=later) is not None

    def test_without_a_code_nothing_is_right(self, house: House) -> None:
        secret = house.invite()
        for code in ("", "000000"):
            with pytest.raises(SentWrong):
                answer(secret, code)

    def test_five_wrong_ones_lock_the_link_and_send_no_more(self, house: House) -> None:
        secret = house.invite()
        code = house.sent(secret)
        for _ in range(5):
            with pytest.raises(SentWrong):
                answer(secret, wrong(code))
        assert WrongCode.objects.count() == 5
        with pytest.raises(LinkShut):
            answer(secret, code)
        with pytest.raises(LinkShut):
            send_code(secret=secret, at=NOW + timedelta(minutes=3))

    def test_codes_are_sent_one_a_minute_and_five_an_hour(self, house: House) -> None:
        secret = house.invite()
        house.sent(secret)
        with pytest.raises(NotSoSoon):
            send_code(secret=secret, at=NOW + timedelta(seconds=59))
        for minutes in (2, 4, 6, 8):
            house.sent(secret, at=NOW + timedelta(minutes=minutes))
        with pytest.raises(NotSoSoon, match="50 minutes"):
            send_code(secret=secret, at=NOW + timedelta(minutes=10))
        another = house.invite(at=NOW + timedelta(minutes=11))
        with pytest.raises(NotSoSoon):
            send_code(secret=another, at=NOW + timedelta(minutes=11))

    def test_no_code_is_kept_in_the_clear_nor_with_the_link(self, house: House) -> None:
        secret = house.invite()
        code = house.sent(secret)
        kept = f"{GuestCode.objects.values()}{Notice.objects.values('text', 'subject')}"
        history = ledger.history(office_id=house.chief.office_id, about="statement:1")
        assert code not in kept
        assert code not in str([one.facts for one in history])
        assert ADDRESS not in str([one.facts for one in history])
        told = people.notices(office_id=house.chief.office_id)
        assert all(secret not in one.text and "Mill Lane" not in one.text for one in told)

    def test_a_link_of_somebody_with_an_app_sends_none(self, house: House) -> None:
        with pytest.raises(LinkShut):
            send_code(secret="nothing", at=NOW)


class TestTheMailbox:
    """Whoever looks after it could read the codes, so the link is given by somebody else."""

    @pytest.fixture
    def keep(self, house: House) -> Keeping:
        def keep(chooser: Actor, connector: Actor) -> None:
            about = f"office:{house.chief.office_id}"
            enter("account connected", about="account:7", by=connector, at=NOW)
            enter("mailbox for notices chosen", about=about, by=chooser, at=NOW, account=7)

        return keep

    @pytest.mark.parametrize("part", ["chose it", "connected it"])
    def test_its_keeper_gives_no_link(self, house: House, keep: Keeping, part: str) -> None:
        keep(*((house.chief, house.second) if part == "chose it" else (house.second, house.chief)))
        with pytest.raises(KeepsMailbox):
            house.invite()
        asked = {"office_id": house.chief.office_id, "request_id": house.request_id}
        offered, others = queries.guests_for(**asked, giver=house.chief.person)
        assert (offered, [one.id for one in others]) == ([], [house.guest_id])

    def test_whoever_becomes_its_keeper_later_signs_by_no_link_of_theirs(
        self, house: House, keep: Keeping
    ) -> None:
        secret = house.invite()
        code = house.sent(secret)
        keep(house.chief, house.second)
        with pytest.raises(GiverKeepsMailbox):
            answer(secret, code)
        with pytest.raises(GiverKeepsMailbox):
            send_code(secret=secret, at=NOW + timedelta(minutes=2))
        assert not Signature.objects.exists()

    def test_anybody_else_gives_it(self, house: House, keep: Keeping) -> None:
        keep(house.chief, house.chief)
        keep(house.second, house.second)
        third = an_actor(office_id=house.chief.office_id)
        asked = {"request_id": house.request_id, "guest_id": house.guest_id}
        secret, _code = invite_guest(**asked, by=third, at=NOW)
        assert answer(secret, house.sent(secret)) is not None


class TestNaming:
    def test_one_person_alone_names_nobody_who_has_codes_sent(self, house: House) -> None:
        guest_id = named(house.chief, house.chain_id, email="other@hart.example")
        with pytest.raises(NotFound):
            invite_guest(request_id=house.request_id, guest_id=guest_id, by=house.chief, at=NOW)
        with pytest.raises(ProposedByYou):
            agree_to_guest(guest_id=guest_id, by=house.chief, at=NOW)
        agree_to_guest(guest_id=guest_id, by=house.second, at=NOW)
        assert Guest.objects.get(pk=guest_id).agreed_by == house.second.name

    def test_another_address_needs_two_and_shuts_the_links_of_the_old_one(
        self, house: House
    ) -> None:
        secret = house.invite()
        fresh = named(house.chief, house.chain_id, email="ida@new.example", replaces=house.guest_id)
        send_code(secret=secret, at=NOW)
        assert Notice.objects.get().address == ADDRESS
        agree_to_guest(guest_id=fresh, by=house.second, at=NOW)
        with pytest.raises(LinkShut):
            send_code(secret=secret, at=NOW + timedelta(minutes=2))
        asked = {"office_id": house.chief.office_id, "request_id": house.request_id}
        offered, _others = queries.guests_for(**asked, giver=house.second.person)
        assert [one.id for one in offered] == [fresh]

    def test_a_guest_of_the_telephone_is_replaced_by_two_as_well(self, house: House) -> None:
        by_phone = named(house.chief, house.chain_id, email="bo@hart.example", way=Way.PHONE)
        agree_to_guest(guest_id=by_phone, by=house.second, at=NOW)
        other = named(
            house.chief,
            house.chain_id,
            email="cy@hart.example",
            way=Way.PHONE,
            replaces=by_phone,
        )
        assert Guest.objects.get(pk=other).proposed

    def test_agreeing_is_for_those_who_manage_this_office(self, house: House) -> None:
        guest_id = named(house.chief, house.chain_id, email="other@hart.example")
        officer = an_actor(office_id=house.chief.office_id, role=OFFICER)
        with pytest.raises(NotAllowed):
            agree_to_guest(guest_id=guest_id, by=officer, at=NOW)
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            agree_to_guest(guest_id=guest_id, by=stranger, at=NOW)
