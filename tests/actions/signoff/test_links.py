"""Somebody signs by a link and a code of their app: once, these words, and as themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.actions import end_membership
from clarion.signoff import queries
from clarion.signoff.actions import (
    CannotSignThis,
    CodeWrong,
    LinkShut,
    NoApp,
    NoReason,
    answer_by_link,
    ask,
    offer_link,
    sign,
    withdraw,
)
from clarion.signoff.models import Link, Request, Signature, Warrant
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, a_person, an_actor, an_app, an_office, code_of, membership_id

pytestmark = pytest.mark.django_db

OFFICER = "Communications officer"
LATER = NOW + timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A link, the person it is for, and the secret of their app."""

    chief: Actor
    signer: Actor
    app: str
    request_id: int
    secret: str

    def answer(
        self, how: str = "sign", *, at: datetime = LATER, code: str = "", **more: str
    ) -> int | None:
        """Answer with the code that the app shows at that moment, or another one."""
        return answer_by_link(
            secret=self.secret, how=how, code=code or code_of(self.app, at), at=at, **more
        )

    def wrong(self, at: datetime = LATER) -> str:
        """Return a code that the app does not show about now."""
        near = {code_of(self.app, at + timedelta(seconds=off)) for off in (-30, 0, 30)}
        return next(code for code in ("000000", "111111", "222222", "333333") if code not in near)


def asked(chief: Actor, at: datetime = NOW) -> int:
    return ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("d" * 64,),
        authors=frozenset(),
        by=chief,
        at=at,
    )


@pytest.fixture
def given() -> Given:
    chief = an_actor(office_id=an_office())
    signer = a_person(by=chief, role=OFFICER)
    app, request_id = an_app(signer), asked(chief)
    secret = offer_link(request_id=request_id, staff_id=signer.person, by=chief, at=NOW)
    return Given(chief=chief, signer=signer, app=app, request_id=request_id, secret=secret)


def deeds(given: Given) -> list[str]:
    found = ledger.history(office_id=given.chief.office_id, about="statement:1")
    return [one.deed for one in found]


def why(given: Given, at: datetime = LATER) -> str:
    found = queries.linked(secret=given.secret, at=at)
    assert found is not None
    return found.shut


class TestAnswering:
    def test_a_signature_by_link_grants_the_warrant_and_says_how(self, given: Given) -> None:
        warrant_id = given.answer()
        assert warrant_id is not None
        assert queries.warrant_now(warrant_id).digests == {"d" * 64}
        signature = Signature.objects.get()
        assert (signature.staff_id, signature.name) == (given.signer.staff_id, given.signer.name)
        assert signature.proof == "code of the authenticator app"
        assert deeds(given) == ["signature asked", "signing link given", "signed by link"]
        assert ("clarion.publishing.jobs.approve_edition", 0) in waiting_jobs()

    @pytest.mark.parametrize(("how", "state"), [("return", "returned"), ("reject", "rejected")])
    def test_returns_or_rejects_with_a_reason(self, given: Given, how: str, state: str) -> None:
        with pytest.raises(NoReason):
            given.answer(how, reason=" ")
        given.answer(how, reason="Which road?")
        request = Request.objects.get()
        assert (request.state, request.reason) == (state, "Which road?")
        assert deeds(given)[-1] == f"signature {state} by link"
        assert not Warrant.objects.exists()

    def test_answers_once(self, given: Given) -> None:
        given.answer()
        with pytest.raises(LinkShut):
            given.answer(at=LATER + timedelta(minutes=1))
        assert why(given) == "used"

    def test_is_void_as_soon_as_the_words_wait_no_more(self, given: Given) -> None:
        withdraw(request_id=given.request_id, by=given.chief, at=LATER)
        assert why(given) == "moved"
        with pytest.raises(LinkShut):
            given.answer()
        assert not Warrant.objects.exists()

    def test_is_over_after_a_night(self, given: Given) -> None:
        with pytest.raises(LinkShut):
            given.answer(at=NOW + timedelta(hours=12))

    def test_covers_the_words_that_it_was_made_for_and_no_others(self, given: Given) -> None:
        Request.objects.update(digests=["e" * 64])
        with pytest.raises(LinkShut):
            given.answer()

    def test_whoever_left_the_office_signs_nothing(self, given: Given) -> None:
        member = membership_id(given.signer)
        end_membership(membership_id=member, by=given.chief, at=NOW)
        with pytest.raises(LinkShut):
            given.answer()
        assert why(given) == "over"

    def test_whoever_signed_at_the_desk_does_not_sign_again(self, given: Given) -> None:
        sign(request_id=given.request_id, by=given.signer, at=NOW)
        with pytest.raises(LinkShut):
            given.answer()
        assert Signature.objects.count() == 1

    def test_nothing_of_the_secret_is_kept(self, given: Given) -> None:
        assert given.secret not in str(Link.objects.values().get())
        history = ledger.history(office_id=given.chief.office_id, about="statement:1")
        assert given.secret not in str(history)


class TestCodes:
    def test_a_wrong_code_signs_nothing_and_is_kept(self, given: Given) -> None:
        with pytest.raises(CodeWrong):
            given.answer(code=given.wrong())
        assert not Signature.objects.exists()
        assert deeds(given)[-1] == "wrong code on a signing link"
        assert given.answer() is not None

    def test_five_wrong_codes_lock_the_link(self, given: Given) -> None:
        for _ in range(5):
            with pytest.raises(CodeWrong):
                given.answer(code=given.wrong())
        with pytest.raises(LinkShut):
            given.answer()
        assert why(given, LATER + timedelta(hours=3)) == "locked"

    def test_ten_wrong_codes_on_any_links_lock_them_all_for_an_hour(self, given: Given) -> None:
        for _ in range(2):
            other = offer(given, asked(given.chief))
            for _try in range(5):
                with pytest.raises(CodeWrong):
                    answer_by_link(secret=other, how="sign", code=given.wrong(), at=LATER)
        assert why(given) == "locked"
        assert why(given, LATER + timedelta(hours=1, minutes=1)) == ""

    def test_no_code_is_good_for_two_links(self, given: Given) -> None:
        other = offer(given, asked(given.chief))
        given.answer()
        with pytest.raises(CodeWrong):
            answer_by_link(secret=other, how="sign", code=code_of(given.app, LATER), at=LATER)
        soon = LATER + timedelta(seconds=30)
        assert answer_by_link(secret=other, how="sign", code=code_of(given.app, soon), at=soon)

    def test_somebody_elses_code_is_wrong(self, given: Given) -> None:
        other = an_app(a_person(by=given.chief, role=OFFICER))
        with pytest.raises(CodeWrong):
            given.answer(code=code_of(other, LATER))


def offer(given: Given, request_id: int, at: datetime = NOW) -> str:
    return offer_link(request_id=request_id, staff_id=given.signer.person, by=given.chief, at=at)


class TestGiving:
    def test_a_new_link_ends_the_earlier_one(self, given: Given) -> None:
        offer(given, given.request_id, at=LATER)
        assert why(given) == "over"

    def test_nobody_gets_one_for_their_own_words_or_without_the_power(self, given: Given) -> None:
        handler = a_person(by=given.chief)
        for who in (given.chief, handler):
            an_app(who)
            with pytest.raises(CannotSignThis):
                offer_link(request_id=given.request_id, staff_id=who.person, by=given.chief, at=NOW)

    def test_nobody_gets_one_who_could_not_prove_themselves(self, given: Given) -> None:
        other = a_person(by=given.chief, role=OFFICER)
        with pytest.raises(NoApp, match="must sign in"):
            offer_link(request_id=given.request_id, staff_id=other.person, by=given.chief, at=NOW)

    def test_takes_the_power_to_ask_and_the_office(self, given: Given) -> None:
        signer = given.signer.person
        reader = a_person(by=given.chief, role="Platform administrator")
        with pytest.raises(NotAllowed):
            offer_link(request_id=given.request_id, staff_id=signer, by=reader, at=NOW)
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            offer_link(request_id=given.request_id, staff_id=signer, by=stranger, at=NOW)

    def test_there_is_none_for_what_is_answered(self, given: Given) -> None:
        given.answer()
        with pytest.raises(AlreadyMoved):
            offer(given, given.request_id)
