"""What was submitted is followed to its end: who signed, who has it, and what can still be done."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.people.actions import make_role
from clarion.postroom.actions import look_at_figures, place_hold
from clarion.postroom.models import Account, Hold
from clarion.publishing.actions import begin_edition, revise, withdraw
from clarion.signoff.actions import Step, give_back, sign
from tests.makers.desk import an_account
from tests.makers.people import NOW, a_person
from tests.makers.publishing import (
    Press,
    a_draft,
    a_statement,
    given_back,
    let_pass,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import Page, read
from tests.screens.publishing.buttons import buttons

# Who asks (3), the edition with its accounts, languages, dispatches and other editions (6),
# signatures (3), what others say for us (1), comments (1), who was told by e-mail (1).
FOLLOW = 16
HOLDS = 1  # of what may still leave
WAITS = FOLLOW + HOLDS + 2  # and who is there to sign it
SAID = FOLLOW + 1  # and how far it has gone, however many have got it
OTHERS = 1  # what its other editions have said, for whoever may withdraw all of it
SIGN = 8
LATER = NOW + timedelta(minutes=20)
SOON = NOW + timedelta(seconds=20)


def leaves_tomorrow(press: Press) -> int:
    edition_id = submitted(press, at=clock.now(), due_at=tomorrow())
    signed(press, edition_id, at=clock.now())
    return edition_id


def tomorrow() -> datetime:
    return clock.now() + timedelta(days=1)


class TestWaiting:
    def test_says_for_whom_it_waits(self, press: Press, here: str, screen: Screen) -> None:
        steps = (Step(title="Facts", roles=("Desk supervisor",)), Step(title="Words"))
        chain_in_force(name="Safety", themes=("safety",), steps=steps, by=press.chief, at=NOW)
        shown = screen.open(f"{here}{submitted(press)}/", queries=WAITS)
        assert "Facts: waits for Desk supervisor" in shown.words
        assert "Who can sign it now" not in shown.words
        assert "Leaves as soon as it is signed." in shown.words

    def test_names_who_can_sign_and_nobody_who_had_a_hand_in_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        shown = screen.open(f"{here}{submitted(press)}/", queries=WAITS - 1)  # no chain, no guests
        assert f"Who can sign it now: {press.signer.name}." in shown.words

    def test_says_where_it_will_fail_because_a_sign_in_ends_before(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = leaves_tomorrow(press)
        ends = tomorrow() - timedelta(hours=1)
        Account.objects.filter(pk=press.account_id).update(expires_at=ends, renewable=False)
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW + HOLDS)
        assert shown.words.count("It will fail: the sign-in to FakeNet ends before") == 1
        assert shown.words.count("Give it new secrets") == 1
        planned = read(screen.client.get(f"{here}calendar/?view=list"))
        assert "Will fail on 1 account: its sign-in ends before" in planned.words

    def test_goes_on_by_itself_from_step_to_step(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        steps = tuple(Step(title=title) for title in ("Facts", "Words", "Law"))
        chain_in_force(name="Safety", themes=("safety",), steps=steps, by=press.chief, at=NOW)
        edition_id = submitted(press, at=NOW)
        shown = screen.open(f"{here}{edition_id}/", queries=WAITS)
        heard = [one.get("data-refresh-on", "").split() for one in shown.dom.iter("div")]
        assert any("signatures" in topics for topics in heard)
        assert shown.words.count("Facts") == 1
        sign(request_id=page(press, edition_id).request_id or 0, by=press.signer, at=SOON)
        shown = screen.open(f"{here}{edition_id}/", queries=WAITS)
        assert "after less than a minute" in shown.words
        assert "Words: waits for somebody who had no hand in it" in shown.words
        assert "Law: after that, somebody who has not signed yet" in shown.words

    def test_whoever_signs_sees_what_was_let_pass(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, text="A woman has died at the scene.")
        let_pass(press, edition_id, "next-of-kin", "woman has died")
        send_for_signature(press, edition_id)
        screen.sign_in(press.signer)
        shown = screen.open(here.replace("/publish/", "/signatures/"), queries=SIGN)
        assert "Told at 08:50." in shown.words

    def test_says_why_it_was_returned(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press)
        request_id = page(press, edition_id).request_id
        assert request_id is not None
        give_back(request_id=request_id, reason="Which road?", by=press.signer, at=NOW)
        given_back(press, edition_id, final=False)
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW)
        assert "Returned Which road?" in shown.words
        new = screen.send(f"{here}{edition_id}/begin/").headers["Location"]
        assert "Write a statement" in screen.client.get(new).content.decode()

    def test_says_that_it_does_not_leave(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = submitted(press, due_at=NOW + timedelta(hours=1))
        signed(press, edition_id, at=NOW + timedelta(hours=2))
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW)
        assert "It does not leave" in shown.words

    def test_one_press_holds_it(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = leaves_tomorrow(press)
        assert "Hold it now" in buttons(screen.open(f"{here}{edition_id}/", queries=FOLLOW + HOLDS))
        address = f"{here}statement/{page(press, edition_id).statement_id}/hold/"
        answer = screen.send(address, {"why": ""})
        held = Hold.objects.get()
        assert answer.headers["Location"].endswith(f"/hold/{held.pk}/")
        assert held.subject == page(press, edition_id).about
        screen.send(address, {"why": "Not sure"})
        assert Hold.objects.filter(why="Not sure").exists()


class TestSaid:
    def test_shows_who_has_it(self, press: Press, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}{a_statement(press)}/", queries=SAID)
        assert "see it on your own page" in shown.words
        assert "see it on FakeNet" in shown.words
        assert f"{press.signer.name}, First administrator" in shown.words

    def test_p11_says_who_has_not_got_it_and_tries_again(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = half_said(press, at=clock.now())
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert "Not everybody has got it" in shown.words
        assert "They have not got it." in shown.words
        assert "Try FakeNet again" in buttons(shown)
        assert "Try Own page again" not in buttons(shown)
        screen.send(f"{here}rendition/{page(press, edition_id).audiences[1].id}/again/")
        see_off(press, at=clock.now())
        assert page(press, edition_id).unreached == 0

    def test_corrects_it(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        assert "Correct it" in buttons(screen.open(f"{here}{edition_id}/", queries=SAID))
        new = screen.send(f"{here}{edition_id}/begin/").headers["Location"]
        assert "Write a correction" in screen.client.get(new).content.decode()
        shown = screen.open(f"{here}{edition_id}/", queries=SAID + OTHERS)
        assert "Correct it" not in buttons(shown)
        again = screen.client.post(f"{here}{edition_id}/begin/", follow=True)
        assert "Somebody else has just changed this." in again.content.decode()

    def test_withdraws_it_with_a_reason(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        address = f"{here}statement/{page(press, edition_id).statement_id}/withdraw/"
        screen.send(address, {"why": " "})
        assert page(press, edition_id).state == "published"
        screen.send(address, {"why": "Wrong road"})
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert f"{press.chief.name}, " in shown.words
        assert "Wrong road" in shown.words
        assert not {"Withdraw it everywhere", "Correct it"} & buttons(shown)

    def test_leads_to_the_newest_edition(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        new = begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
        statement_id = page(press, edition_id).statement_id
        answer = screen.client.get(f"{here}statement/{statement_id}/")
        assert answer.headers["Location"] == f"{here}{new}/"

    def test_nobody_is_offered_to_say_again_what_was_corrected(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        first = half_said(press, at=NOW)
        second = begin_edition(edition_id=first, by=press.chief, at=LATER)
        words = wording(press, text="Mill Lane is open again.")
        revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
        send_for_signature(press, second, at=LATER)
        signed(press, second, at=LATER)
        see_off(press, at=LATER)
        assert page(press, first).state == "corrected"
        shown = screen.open(f"{here}{first}/", queries=SAID + OTHERS)
        assert "Try FakeNet again" not in buttons(shown)

    def test_says_how_far_it_has_gone_on_each_network(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        assert "repl" not in said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        post = press.net.posts(author="townhall")[0]
        press.net.set_figures(post, replies=1, reposts=40, seen=5200)
        counted(press)
        shown = said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        assert "1 reply, 40 reposts, 0 likes, seen by 5,200; counted" in shown
        assert "Altogether" not in shown, "one network is no sum"

    def test_shows_nothing_for_what_a_network_does_not_tell(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        counted(press)
        shown = said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        assert "0 replies, 0 reposts, 0 likes; counted" in shown
        assert "seen" not in shown

    def test_adds_up_what_several_networks_tell(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        number = an_account(press.net, handle="library", by=press.chief)
        edition_id = a_statement(press, account_ids=(*press.accounts, number))
        ours, theirs = (press.net.posts(author=one)[0] for one in ("townhall", "library"))
        press.net.set_figures(ours, replies=12, seen=5200)
        press.net.set_figures(theirs, replies=3)
        counted(press)
        counted(press, account_id=number)
        shown = said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        total = "Altogether, as far as the networks tell: 15 replies, 0 reposts, 0 likes"
        assert f"{total}, seen by 5,200." in shown

    def test_says_that_a_post_is_gone_without_our_doing(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        post = press.net.posts(author="townhall")[0]
        press.net.person("townhall").deletes(post)
        counted(press)
        shown = said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        assert "A post of it is gone from its network" in shown
        assert "It is not there any more, and we have not taken it down." in shown
        withdraw_it(press, edition_id)
        shown = said_of(screen.open(f"{here}{edition_id}/", queries=SAID))
        assert "we have not taken it down" not in shown


def said_of(shown: Page) -> str:
    return " ".join(shown.words.split())


def counted(press: Press, *, account_id: int = 0) -> None:
    """Let the clockwork ask how far it has gone."""
    at = NOW + timedelta(minutes=6)
    number = account_id or press.account_id
    assert look_at_figures(account_id=number, by=press.clockwork, at=at)


def withdraw_it(press: Press, edition_id: int) -> None:
    number = page(press, edition_id).statement_id
    withdraw(statement_id=number, why="Wrong road", by=press.chief, at=LATER)


def half_said(press: Press, *, at: datetime) -> int:
    """Say it on our own page, while the network refuses it for good."""
    press.net.fault("posts.create", "refuse", times=1, status=403, code="forbidden")
    return a_statement(press, at=at)


class TestWho:
    DEEDS = frozenset({"Correct it", "Withdraw it everywhere", "Try FakeNet again", "Hold it now"})

    @pytest.mark.parametrize(
        ("powers", "offered"),
        [
            ({Power.SIGN}, set()),
            ({Power.PUBLISH}, {"Correct it", "Try FakeNet again"}),
            ({Power.RECALL}, {"Withdraw it everywhere"}),
            ({Power.PUBLISH, Power.RECALL}, DEEDS - {"Hold it now"}),
        ],
    )
    def test_a_button_is_there_for_whoever_has_the_power(
        self, press: Press, here: str, screen: Screen, powers: set[Power], offered: set[str]
    ) -> None:
        edition_id = half_said(press, at=NOW)
        screen.sign_in(somebody_with(press, powers))
        shown = screen.open(f"{here}{edition_id}/", queries=SAID)
        assert self.DEEDS & buttons(shown) == offered

    @pytest.mark.parametrize(
        ("powers", "offered"),
        [
            ({Power.SIGN}, set()),
            ({Power.SIGN, Power.HOLD}, {"Hold it now"}),
            ({Power.RECALL}, {"Withdraw it everywhere"}),
        ],
    )
    def test_whoever_may_hold_holds_what_is_timed(
        self, press: Press, here: str, screen: Screen, powers: set[Power], offered: set[str]
    ) -> None:
        edition_id = leaves_tomorrow(press)
        screen.sign_in(somebody_with(press, powers))
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW + HOLDS)
        assert self.DEEDS & buttons(shown) == offered

    def test_without_the_power_a_deed_is_refused(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = half_said(press, at=NOW)
        now = page(press, edition_id)
        screen.sign_in(somebody_with(press, {Power.SIGN}))
        for deed in (
            f"{edition_id}/begin/",
            f"statement/{now.statement_id}/withdraw/",
            f"statement/{now.statement_id}/hold/",
            f"statement/{now.statement_id}/down/",
            f"rendition/{now.audiences[1].id}/again/",
        ):
            assert screen.send(f"{here}{deed}", {"why": "x"}).status_code == 403, deed

    def test_whoever_takes_down_withdraws_a_draft_and_sees_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press)
        screen.sign_in(somebody_with(press, {Power.RECALL}))
        statement_id = page(press, edition_id).statement_id
        answer = screen.send(f"{here}statement/{statement_id}/withdraw/", {"why": "Wrong road"})
        assert page(press, edition_id).state == "dropped"
        assert answer.status_code == 302

    def test_nothing_happens_by_looking(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = a_statement(press)
        now = page(press, edition_id)
        for deed in (
            "begin/",
            f"{edition_id}/begin/",
            f"{edition_id}/drop/",
            f"{edition_id}/preview/",
            f"statement/{now.statement_id}/withdraw/",
            f"statement/{now.statement_id}/hold/",
            f"statement/{now.statement_id}/down/",
            f"rendition/{now.audiences[1].id}/again/",
        ):
            assert screen.client.get(f"{here}{deed}").status_code == 405, deed
        assert page(press, edition_id) == now


def somebody_with(press: Press, powers: set[Power]) -> Actor:
    make_role(name="Somebody", powers=powers, by=press.chief, at=NOW)
    return a_person(by=press.chief, role="Somebody")


def test_a_withdrawn_statement_says_where_it_still_stands(
    press: Press, here: str, screen: Screen
) -> None:
    edition_id = a_statement(press)
    press.net.fault("posts.delete", "refuse", status=403, code="forbidden")
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    shown = screen.open(f"{here}{edition_id}/", queries=SAID)
    assert "still stands there: it could not be taken down." in shown.words
    assert "Try again to take it down" in buttons(shown)
    press.net.lift_faults()
    screen.send(f"{here}statement/{statement_id}/down/")
    see_off(press, at=clock.now())
    assert all(one.gone_at for one in page(press, edition_id).audiences)
    assert "Try again to take it down" not in buttons(
        screen.open(f"{here}{edition_id}/", queries=SAID)
    )


def test_says_at_once_that_it_is_held_although_it_is_not_due(
    press: Press, here: str, screen: Screen
) -> None:
    edition_id = leaves_tomorrow(press)
    place_hold(
        scope="everything", subject="", title="", why="A fire", by=press.signer, at=clock.now()
    )
    shown = read(screen.client.get(f"{here}{edition_id}/"))
    assert "A fire" in shown.words
    assert "Should leave" in shown.words


class TestWithdrawing:
    """What cannot be taken down is seen before the button is pressed, and can be told after."""

    @pytest.fixture(autouse=True)
    def _letters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sends = replace(Plug.capabilities, delete=False)
        monkeypatch.setattr(Plug, "capabilities", sends)

    def test_shows_the_plan_before_it_is_done(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        shown = screen.open(f"{here}{a_statement(press)}/", queries=SAID)
        assert "Own page, News: Its address stays there, without the words." in shown.words
        assert (
            "FakeNet, townhall: Stays with whoever has got it: what was sent there cannot be "
            "taken back." in shown.words
        )

    def test_says_where_nothing_will_be_said(self, press: Press, here: str, screen: Screen) -> None:
        edition_id = leaves_tomorrow(press)
        shown = screen.open(f"{here}{edition_id}/", queries=FOLLOW + HOLDS)
        assert "FakeNet, townhall: Was not said there, and will not be." in shown.words

    def test_shows_no_plan_to_whoever_may_not_do_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        screen.sign_in(somebody_with(press, {Power.PUBLISH}))
        assert "Stays with whoever" not in screen.open(f"{here}{edition_id}/", queries=SAID).words

    def test_offers_words_for_those_who_keep_it(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        withdraw_it(press, edition_id)
        see_off(press, at=LATER)
        shown = screen.open(f"{here}{edition_id}/", queries=SAID + 1)
        assert "Somebody keeps it" in shown.words
        assert "Write to them that it is withdrawn" in buttons(shown)
        number = page(press, edition_id).statement_id
        new = screen.send(f"{here}statement/{number}/tell/").headers["Location"]
        draft = screen.client.get(new).content.decode()
        assert "We have withdrawn: Mill Lane is closed" in draft
        assert f"/news/{page(press, edition_id).code}/" in draft
        shown = screen.open(f"{here}{edition_id}/", queries=SAID + 1)
        assert "The statement that tells them" in shown.words
        assert "Write to them that it is withdrawn" not in buttons(shown)

    def test_offers_nothing_to_whoever_may_not_write(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_statement(press)
        withdraw_it(press, edition_id)
        number = page(press, edition_id).statement_id
        screen.sign_in(somebody_with(press, {Power.RECALL}))
        shown = screen.open(f"{here}{edition_id}/", queries=SAID + 1)
        assert "Somebody keeps it" in shown.words
        assert "Write to them that it is withdrawn" not in buttons(shown)
        assert screen.send(f"{here}statement/{number}/tell/").status_code == 403
