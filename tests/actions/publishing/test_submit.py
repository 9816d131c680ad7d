"""What is sent for signature is frozen, checked, and signed by somebody who had no hand in it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.rules.presets import PRESETS
from clarion.publishing import queries
from clarion.publishing.actions import (
    LookAgain,
    NoReason,
    NotADraft,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
    begin_statement,
    revise,
    submit,
)
from clarion.signoff import queries as signoff
from clarion.signoff.actions import NotYourStep, OwnWork, Step, sign
from clarion.signoff.models import Request, Warrant
from tests.makers.desk import without
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    a_statement,
    let_pass,
    page,
    send_for_signature,
    submitted,
    wording,
)
from tests.makers.signing import chain_in_force

DEATH = "A woman has died at the scene."
HOUR = timedelta(hours=1)
WRITING = [name for name, powers in PRESETS.items() if Power.PUBLISH in powers]


def request_of(press: Press, edition_id: int) -> int:
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    return request_id


def codes(press: Press, edition_id: int) -> Iterator[tuple[str, str]]:
    shown = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW)
    return ((one.found.code, one.found.quote) for one in shown.told)


class TestFreezing:
    def test_signers_see_exactly_what_each_audience_will_read(self, press: Press) -> None:
        own = {press.account_id: "Mill Lane: closed."}
        edition_id = submitted(press, own_texts=own)
        asked = signoff.request_now(
            office_id=press.office_id, request_id=request_of(press, edition_id)
        )
        on_page, on_net = asked.pieces
        assert on_page.subject == "EXERCISE. Mill Lane is closed"
        assert on_net.text == "EXERCISE. Mill Lane: closed."
        shown = [(one.subject, one.text) for one in page(press, edition_id).audiences]
        assert shown == [(one.subject, one.text) for one in asked.pieces]

    def test_each_audience_has_a_digest_of_its_own(self, press: Press) -> None:
        edition_id = submitted(press)
        digests = Request.objects.get(pk=request_of(press, edition_id)).digests
        assert len(set(digests)) == 2

    def test_submitting_twice_asks_once(self, press: Press) -> None:
        edition_id = submitted(press)
        with pytest.raises(NotADraft):
            send_for_signature(press, edition_id)
        assert len(signoff.open_requests(office_id=press.office_id)) == 1

    def test_an_old_page_submits_nothing(self, press: Press) -> None:
        edition_id = a_draft(press)
        words = wording(press, text="Other words.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
        with pytest.raises(SomebodySaved, match=press.signer.name):
            submit(edition_id=edition_id, seen_version=1, link=LINK, by=press.chief, at=NOW)
        assert page(press, edition_id).state == "draft"

    def test_a_time_that_has_passed_is_refused(self, press: Press) -> None:
        edition_id = a_draft(press, due_at=NOW + HOUR)
        with pytest.raises(TimeHasPassed):
            send_for_signature(press, edition_id, at=NOW + HOUR)
        send_for_signature(press, edition_id, at=NOW + HOUR - timedelta(seconds=1))
        assert page(press, edition_id).state == "in_review"

    def test_it_takes_the_power_to_publish_in_this_office(self, press: Press) -> None:
        edition_id = a_draft(press)
        for who, refusal in (
            (without(press.chief, Power.PUBLISH), NotAllowed),
            (an_actor(office_id=an_office()), NotFound),
        ):
            with pytest.raises(refusal):
                submit(edition_id=edition_id, seen_version=1, link=LINK, by=who, at=NOW)


class TestChecks:
    def test_a_stop_stands_in_the_way_until_somebody_says_why(self, press: Press) -> None:
        edition_id = a_draft(press, text=DEATH)
        with pytest.raises(Stopped, match="next of kin"):
            send_for_signature(press, edition_id)
        let_pass(press, edition_id, "next-of-kin", "woman has died")
        send_for_signature(press, edition_id)
        assert page(press, edition_id).state == "in_review"

    def test_a_reason_is_for_these_words_only(self, press: Press) -> None:
        edition_id = a_draft(press, text=DEATH)
        let_pass(press, edition_id, "next-of-kin", "woman has died")
        words = wording(press, text="A man has died at the scene.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.chief, at=NOW)
        with pytest.raises(Stopped):
            send_for_signature(press, edition_id)

    @pytest.mark.parametrize("wrong", [{"account_ids": ()}, {"headline": "", "text": ""}])
    def test_what_cannot_be_said_at_all_cannot_be_let_pass(
        self, press: Press, wrong: dict[str, Any]
    ) -> None:
        edition_id = a_draft(press, **wrong)
        for code, quote in codes(press, edition_id):
            let_pass(press, edition_id, code, quote)
        with pytest.raises(Stopped):
            send_for_signature(press, edition_id)

    def test_p16_the_same_words_again_are_told(self, press: Press) -> None:
        a_statement(press)
        edition_id = a_draft(press, at=NOW + HOUR)
        assert f"said-before-{press.account_id}" in dict(codes(press, edition_id))

    def test_a_reason_is_on_record(self, press: Press) -> None:
        edition_id = a_draft(press, text=DEATH)
        let_pass(press, edition_id, "next-of-kin", "woman has died")
        about = page(press, edition_id).about
        last = ledger.history(office_id=press.office_id, about=about)[-1]
        assert last.deed == "check overridden"

    def test_an_override_takes_a_reason_and_a_draft(self, press: Press) -> None:
        edition_id = a_draft(press)
        with pytest.raises(NoReason):
            let_pass(press, edition_id, "guilt", "x", reason="  ")
        send_for_signature(press, edition_id)
        with pytest.raises(NotADraft):
            let_pass(press, edition_id, "guilt", "x")


class TestWhoSigns:
    """O12: the author, the editor of the last version and the submitter cannot."""

    @pytest.mark.parametrize("roles", [*product(WRITING, repeat=3)], ids=", ".join)
    def test_o12_no_hand_in_it_signs_it(self, press: Press, roles: tuple[str, str, str]) -> None:
        """One writes it, another edits it, a third sends it: whatever their roles."""
        author, editor, submitter = hands = [
            an_actor(office_id=press.office_id, role=one) for one in roles
        ]
        edition_id = begin_statement(theme="safety", by=author, at=NOW)
        for version, (who, hour) in enumerate(((author, 18), (editor, 19))):
            words = wording(press, text=f"Mill Lane is closed until {hour}:00 today.")
            revise(edition_id=edition_id, seen_version=version, wording=words, by=who, at=NOW)
        submit(edition_id=edition_id, seen_version=2, link=LINK, by=submitter, at=NOW)
        request_id = request_of(press, edition_id)
        for who in hands:
            with pytest.raises(OwnWork):
                sign(request_id=request_id, by=who, at=NOW)
        assert not Warrant.objects.exists()
        assert sign(request_id=request_id, by=press.signer, at=NOW) is not None

    def test_o12_whoever_lets_it_pass_does_not_sign_it(self, press: Press) -> None:
        edition_id = a_draft(press, text=DEATH)
        let_pass(press, edition_id, "next-of-kin", "woman has died", by=press.signer)
        send_for_signature(press, edition_id)
        with pytest.raises(OwnWork):
            sign(request_id=request_of(press, edition_id), by=press.signer, at=NOW)

    def test_what_was_let_pass_is_told_to_whoever_signs(self, press: Press) -> None:
        edition_id = a_draft(press, text=DEATH)
        let_pass(press, edition_id, "next-of-kin", "woman has died")
        send_for_signature(press, edition_id)
        asked = Request.objects.get(pk=request_of(press, edition_id))
        (remark,) = asked.remarks
        assert press.chief.name in remark
        assert "Told at 08:50." in remark

    def test_what_is_worth_a_second_look_is_told_to_whoever_signs(self, press: Press) -> None:
        edition_id = a_draft(press, text="DO NOT USE MILL LANE. It is closed.")
        version = page(press, edition_id).version
        asked = {"edition_id": edition_id, "seen_version": version, "link": LINK, "at": NOW}
        with pytest.raises(LookAgain) as refused:
            submit(**asked, looked_at=frozenset(), by=press.chief)
        submit(
            **asked, looked_at=frozenset(refused.value.facts["marks"].split(",")), by=press.chief
        )
        (caution,) = Request.objects.get(pk=request_of(press, edition_id)).cautions
        assert caution.startswith("Words in capitals: “DO NOT USE MILL LANE.” (")

    def test_nobody_is_asked_twice_where_a_life_is_at_risk(self, press: Press) -> None:
        edition_id = a_draft(press, text="DO NOT USE MILL LANE. It is closed.")
        version = page(press, edition_id).version
        submit(
            edition_id=edition_id,
            seen_version=version,
            link=LINK,
            emergency="Gas in Mill Lane.",
            by=press.chief,
            at=NOW,
        )
        assert Request.objects.get(pk=request_of(press, edition_id)).cautions

    def test_its_theme_says_who_signs(self, press: Press) -> None:
        chain_in_force(
            name="Safety",
            themes=("safety",),
            steps=(Step(title="Desk", roles=("Desk supervisor",)), Step(title="Press")),
            by=press.chief,
            at=NOW,
        )
        request_id = request_of(press, submitted(press))
        with pytest.raises(NotYourStep):
            sign(request_id=request_id, by=press.signer, at=NOW)
        supervisor = a_person(by=press.chief, role="Desk supervisor")
        assert sign(request_id=request_id, by=supervisor, at=NOW) is None
        assert sign(request_id=request_id, by=press.signer, at=NOW) is not None
