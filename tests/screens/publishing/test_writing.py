"""A statement is written, checked and compared on one page, and no words are ever lost."""

from datetime import UTC, datetime
from typing import Any

import pytest

from clarion.ledger.models import Entry
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.publishing.actions import plain_words, revise, submit, take_guide
from clarion.publishing.models import Comment
from clarion.signoff.actions import Degree, Step, agree_to_guest, name_guest
from tests.makers.people import NOW, a_person
from tests.makers.publishing import HEADLINE, LINK, WORDS, Press, a_draft, page, wording
from tests.makers.signing import chain_in_force
from tests.screens.conftest import Screen
from tests.screens.page import Page, read, text_of
from tests.screens.publishing.buttons import buttons

# Who asks (3), the edition, its accounts, languages and campaigns, the preview of each; sources,
# our own addresses, the guide, its aims and the locks, one each; the chain, and who may sign.
WRITE = 33
FOLLOW, VERSIONS = 16, 12
READ = 12
WRITERS = {"Send for signature", "Drop this draft", "Withdraw it everywhere"}
OFFICER = "Communications officer"
DEATH = "A woman has died at the scene."
LOUD = "DO NOT USE MILL LANE. It is closed."


def typed(press: Press, **changed: Any) -> dict[str, Any]:
    """Return what a browser sends."""
    said: dict[str, Any] = {
        "seen_version": 1,
        "headline": HEADLINE,
        "text": WORDS,
        "account_ids": [str(number) for number in press.accounts],
        "theme": "safety",
        "campaign_id": "",
        "language": "en",
        "when": "now",
        "due_at_0": "",
        "due_at_1": "",
        "late_minutes": "60",
    }
    return said | changed


def kept(shown: Page) -> list[str]:
    return [text_of(one) for one in shown.dom.iter("textarea")]


@pytest.fixture
def edition_id(press: Press) -> int:
    return a_draft(press)


@pytest.fixture
def write(here: str, edition_id: int) -> str:
    return f"{here}{edition_id}/"


class TestWriting:
    def test_shows_it_as_each_audience_will_read_it(self, screen: Screen, write: str) -> None:
        shown = screen.open(write, queries=WRITE)
        assert shown.heading == "Write a statement"
        assert "EXERCISE. Mill Lane is closed" in shown.words
        assert "The checks have found nothing." in shown.words
        assert {"Send for signature", "Save", "Drop this draft"} <= buttons(shown)

    def test_nobody_is_told_that_all_is_well_in_a_language_that_no_check_reads(
        self, screen: Screen, press: Press, here: str
    ) -> None:
        edition_id = a_draft(press, language="cy", headline="Mae'r ffordd ar gau", text="Arhoswch.")
        words = screen.open(f"{here}{edition_id}/", queries=WRITE).words
        assert "In this language nothing here looks for: " in words
        assert "The checks have found nothing." not in words

    def test_says_what_was_compared_and_what_was_not(self, screen: Screen, write: str) -> None:
        words = screen.open(write, queries=WRITE).words
        assert "place and instruction is everywhere" not in words
        assert "Every number, time, day, telephone number, address and link is everywhere." in words
        assert "It was not made from parts" in words

    def test_saves(self, press: Press, edition_id: int, screen: Screen, write: str) -> None:
        answer = screen.send(write, typed(press, text="One.\r\nTwo."))
        assert answer.headers["Location"] == write
        now = page(press, edition_id)
        assert (now.text, now.version, now.state) == ("One.\nTwo.", 2, "draft")

    def test_sends_for_signature(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        assert screen.send(write, typed(press, then="submit")).status_code == 302
        assert page(press, edition_id).state == "in_review"
        shown = screen.open(write, queries=FOLLOW + 2)  # holds, and who is there to sign it
        assert "Sent for signature." in shown.words

    def test_a_blank_page_raises_no_alarm_and_is_not_sent(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        write = screen.send(f"{here}begin/").headers["Location"]
        blank = typed(press, headline="", text="", seen_version="0", then="submit")
        html = screen.send(f"{write}preview/", blank).content.decode()
        assert "There is nothing to say yet." in html
        assert "findings__one--stop" not in html
        refused = screen.send_and_read(write, blank, status=422)
        assert "There is nothing to say yet." in refused.words

    def test_a_stop_keeps_the_words_and_says_what_to_do(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        shown = screen.send_and_read(write, typed(press, text=DEATH, then="submit"), status=422)
        assert "Somebody has died: have the next of kin been told?" in shown.words
        assert DEATH in kept(shown)
        assert "Save, and let it pass" in buttons(shown)
        assert page(press, edition_id).text == DEATH
        assert shown.value("seen_version") == "2"

    def test_lets_a_finding_pass_with_a_reason(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        shown = screen.send_and_read(write, typed(press, text=DEATH, then="submit"), status=422)
        found = {name: shown.value(name) for name in ("code_1", "quote_1", "digest_1")}
        finding = {"seen_version": 2, "text": DEATH, "then": "pass_1", **found}
        shown = screen.send_and_read(write, typed(press, **finding, reason_1=" "), status=422)
        assert "Give a reason, so that others can follow it later." in shown.words
        finding["seen_version"] = 3
        said = typed(press, **finding, reason_1="Told at 08:50.")
        assert screen.send(write, said).status_code == 302
        shown = screen.open(write, queries=WRITE)
        assert f"{press.chief.name} lets it pass: Told at 08:50." in shown.words
        screen.send(write, typed(press, seen_version=4, text=DEATH, then="submit"))
        assert page(press, edition_id).state == "in_review"

    def test_asks_once_before_it_sends_what_is_worth_a_second_look(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        said = typed(press, text=LOUD, then="submit")
        shown = screen.send_and_read(write, said, status=422)
        assert (
            "Look again before it is signed: Words in capitals: “DO NOT USE MILL LANE.” ("
            in shown.words
        )
        assert "Send it all the same" in buttons(shown)
        assert page(press, edition_id).state == "draft"
        assert LOUD in kept(shown)
        looked = {name: shown.value(name) for name in ("looked_at", "seen_version")}
        assert screen.send(write, said | looked).status_code == 302
        assert page(press, edition_id).state == "in_review"

    def test_asks_again_when_other_words_are_worth_a_second_look(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        said = typed(press, text=LOUD, then="submit")
        shown = screen.send_and_read(write, said, status=422)
        looked = {name: shown.value(name) for name in ("looked_at", "seen_version")}
        other = said | looked | {"text": f"{LOUD} STAY AWAY FROM WEIR ROAD."}
        screen.send_and_read(write, other, status=422)
        assert page(press, edition_id).state == "draft"

    def test_takes_every_reason_whatever_was_pressed(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        both = f"{DEATH} A man was killed on the spot."
        shown = screen.send_and_read(write, typed(press, text=both, then="submit"), status=422)
        names = [f"{name}_{n}" for n in (1, 2) for name in ("code", "quote", "digest")]
        found = {name: shown.value(name) for name in names}
        told = {"reason_1": "Told at 08:50.", "reason_2": "Told at 08:55."}
        said = typed(press, seen_version=2, text=both, then="submit", **found, **told)
        bad = screen.send_and_read(write, said | {"when": "later"}, status=422)
        assert [bad.value(name) for name in told] == list(told.values())
        assert screen.send(write, said).status_code == 302
        assert page(press, edition_id).state == "in_review"
        entries = Entry.objects.filter(deed="check overridden")
        assert {one.facts["reason"] for one in entries} == set(told.values())

    def test_a_time_needs_a_day(self, press: Press, screen: Screen, write: str) -> None:
        shown = screen.send_and_read(
            write, typed(press, text="Other words.", when="later"), status=422
        )
        assert "Choose a day and a time" in shown.words
        assert "Other words." in kept(shown)

    def test_t1_a_time_is_that_of_the_office(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        at_nine = {"when": "later", "due_at_0": "2027-07-01", "due_at_1": "09:00"}
        screen.send(write, typed(press, **at_nine))
        assert page(press, edition_id).due_at == datetime(2027, 7, 1, 8, 0, tzinfo=UTC)
        assert page(press, edition_id).due_wall == "2027-07-01T09:00"

    def test_t1_a_time_that_the_clocks_skip_is_refused(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        skipped = {"when": "later", "due_at_0": "2027-03-28", "due_at_1": "01:30"}
        screen.send_and_read(write, typed(press, **skipped), status=422)

    def test_t1_a_time_that_is_shown_twice_is_the_first(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        twice = {"when": "later", "due_at_0": "2027-10-31", "due_at_1": "01:30"}
        assert screen.send(write, typed(press, **twice)).status_code == 302
        assert page(press, edition_id).due_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)

    def test_a_time_that_has_passed_is_told(self, press: Press, screen: Screen, write: str) -> None:
        past = {"when": "later", "due_at_0": "2026-01-01", "due_at_1": "09:00"}
        shown = screen.send_and_read(write, typed(press, **past, then="submit"), status=422)
        assert "That time has passed." in shown.words

    def test_has_words_of_its_own_for_one_account(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, **{f"own_{press.account_id}": "Closed!"}))
        assert [one.own_text for one in page(press, edition_id).audiences] == ["", "Closed!"]
        shown = screen.open(write, queries=WRITE)
        assert "In words of its own." in shown.words

    def test_drops_a_draft(
        self, press: Press, edition_id: int, here: str, screen: Screen, write: str
    ) -> None:
        assert screen.send(f"{write}drop/").headers["Location"] == here
        assert page(press, edition_id).state == "dropped"


class TestPreview:
    def test_shows_words_that_are_not_saved(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        answer = screen.send(f"{write}preview/", typed(press, text=DEATH))
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert "EXERCISE. Mill Lane is closed" in shown
        assert "have the next of kin been told?" in shown
        assert page(press, edition_id).text == WORDS

    def test_shows_only_where_it_is_said(self, press: Press, screen: Screen, write: str) -> None:
        shown = screen.send(f"{write}preview/", typed(press, account_ids=[])).content.decode()
        assert "It goes nowhere." in shown

    @pytest.mark.parametrize("wrong", [{"theme": "gossip"}, {"account_ids": ["4711"]}])
    def test_shows_what_it_can_of_a_form_that_is_wrong(
        self, press: Press, screen: Screen, write: str, wrong: dict[str, Any]
    ) -> None:
        answer = screen.send(f"{write}preview/", typed(press, text=DEATH, **wrong))
        assert answer.status_code == 200
        assert "have the next of kin been told?" in answer.content.decode()

    def test_is_for_whoever_writes(self, press: Press, screen: Screen, write: str) -> None:
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        assert screen.send(f"{write}preview/", typed(press)).status_code == 403


class TestTogether:
    def test_two_versions_are_compared_and_none_is_lost(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        words = wording(press, text="Theirs, saved.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
        shown = screen.send_and_read(write, typed(press, text="Mine, unsaved."), status=409)
        assert f"{press.signer.name} has saved other words meanwhile." in shown.words
        assert "Mine, unsaved." in kept(shown)
        assert "Theirs" in shown.words
        assert page(press, edition_id).text == "Theirs, saved."
        assert shown.value("seen_version") == "2"
        assert screen.send(write, typed(press, seen_version=2, text="Both.")).status_code == 302
        assert page(press, edition_id).text == "Both."

    def test_words_are_kept_that_come_after_somebody_sent_it_for_signature(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        submit(edition_id=edition_id, seen_version=1, link=LINK, by=press.signer, at=NOW)
        answer = screen.send(write, typed(press, text="Mine, unsaved."))
        assert answer.status_code == 409
        assert "Mine, unsaved." in answer.content.decode()

    def test_earlier_versions_stand_beside_each_other(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        words = wording(press, text="Theirs, saved.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
        shown = screen.open(f"{write}versions/", queries=VERSIONS)
        assert f"Version 2, {press.signer.name}" in shown.words
        assert f"Version 1, {press.chief.name}" in shown.words

    def test_says_what_would_be_among_the_earlier_versions(
        self, here: str, press: Press, screen: Screen
    ) -> None:
        began = screen.send(f"{here}begin/").headers["Location"]
        assert "Nothing was saved yet" in screen.open(f"{began}versions/", queries=VERSIONS).words

    def test_a_signer_reads_a_draft_without_a_form(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        shown = screen.open(write, queries=READ)
        assert shown.heading == HEADLINE
        assert not WRITERS & buttons(shown)
        assert screen.send(write, typed(press, text="Mine.")).status_code == 403
        assert page(press, edition_id).version == 1


class TestSigners:
    @pytest.fixture(autouse=True)
    def chain_id(self, press: Press) -> int:
        """What is for safety is signed by somebody who leads, and by a lawyer who is not there."""
        steps = (
            Step(title="Lead", roles=(FIRST_ADMINISTRATOR,)),
            Step(title="Legal", roles=(OFFICER,)),
        )
        return chain_in_force(name="All", themes=("safety",), steps=steps, by=press.chief, at=NOW)

    def test_says_before_it_is_sent_who_is_missing_at_which_step(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        shown = screen.open(write, queries=WRITE)
        assert "Somebody is missing to sign it" in shown.words
        assert f"Legal: nobody here is {OFFICER}, so nobody can sign it." in shown.words
        assert "Lead:" not in shown.words
        assert screen.send(write, typed(press, then="submit")).status_code == 302, "it may be sent"

    def test_follows_what_it_is_for(self, press: Press, screen: Screen, write: str) -> None:
        for theme, missing in (("service", False), ("safety", True)):
            shown = screen.send(f"{write}preview/", typed(press, theme=theme)).content.decode()
            assert ("Somebody is missing" in shown) is missing

    def test_asks_nobody_at_a_step_that_is_for_learners(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        steps = (
            Step(title="Teacher", roles=(OFFICER,), up_to=Degree.LEARNING),
            Step(title="Lead", roles=(FIRST_ADMINISTRATOR,)),
        )
        chain_in_force(name="Service", themes=("service",), steps=steps, by=press.chief, at=NOW)
        shown = screen.send(f"{write}preview/", typed(press, theme="service")).content.decode()
        assert "Somebody is missing" not in shown

    def test_counts_nobody_who_has_a_hand_in_it(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        words = wording(press, text="Other words.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
        shown = screen.open(write, queries=WRITE)
        assert "Lead: only those could sign it who had a hand in the words." in shown.words

    def test_counts_a_guest_to_whom_two_have_agreed(
        self, press: Press, chain_id: int, screen: Screen, write: str
    ) -> None:
        guest_id = name_guest(
            chain_id=chain_id,
            step=1,
            name="Ida Hart",
            organisation="Hart Solicitors",
            email="ida@hart.example",
            by=press.chief,
            at=NOW,
        )
        assert "Legal: nobody" in screen.open(write, queries=WRITE).words
        agree_to_guest(guest_id=guest_id, by=press.signer, at=NOW)
        assert "Somebody is missing" not in screen.open(write, queries=WRITE).words


class TestComments:
    def test_a_comment_loses_no_words(self, press: Press, screen: Screen, write: str) -> None:
        asks = typed(press, text="Half a thought") | {"then": "comment", "comment": "Which bridge?"}
        assert screen.send(write, asks).status_code == 302
        shown = screen.open(write, queries=WRITE)
        assert "Which bridge?" in shown.words
        assert "Half a thought" in kept(shown)

    @pytest.mark.parametrize("then", ["", "parts", "submit"])
    def test_one_that_is_begun_is_there_again_whatever_is_pressed(
        self, press: Press, screen: Screen, write: str, then: str
    ) -> None:
        said = typed(press, text="Half a thought.", then=then, comment="Is it the")
        assert screen.send(write, said).status_code == 302
        assert "Is it the" in kept(read(screen.client.get(write)))

    def test_one_that_is_said_is_not_there_again(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, comment="Is it the"))
        asks = typed(press, seen_version=2, then="comment", comment="Is it the bridge?")
        screen.send(write, asks)
        assert "" in kept(read(screen.client.get(write)))
        screen.send(write, typed(press, seen_version=3, then="submit", comment="Or"))
        screen.send(f"{write}comment/", {"comment": " " * 3})
        screen.send(f"{write}comment/", {"comment": "Or not?"})
        assert kept(read(screen.client.get(write))) == [""]

    def test_one_that_is_begun_stands_beside_its_own_statement_alone(
        self, press: Press, here: str, screen: Screen, write: str
    ) -> None:
        screen.send(write, typed(press, comment="Is it the"))
        other = read(screen.client.get(f"{here}{a_draft(press)}/"))
        assert "Is it the" not in kept(other)
        screen.send(write, typed(press, seen_version=2, comment=""))
        assert "Is it the" not in kept(read(screen.client.get(write)))

    def test_is_marked_as_done(
        self, here: str, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(f"{write}comment/", {"comment": "Where?"})
        (number,) = Comment.objects.values_list("pk", flat=True)
        screen.send(f"{here}comments/{number}/done/")
        assert "Done, " in screen.open(write, queries=WRITE).words


@pytest.mark.parametrize("then", ["parts", "emergency"])
def test_goes_on_with_what_was_written(press: Press, screen: Screen, write: str, then: str) -> None:
    answer = screen.send(write, typed(press, text="Half a thought") | {"then": then})
    assert answer.headers["Location"] == f"{write}{then}/"
    assert "Half a thought" in kept(screen.open(write, queries=WRITE))


class TestMending:
    def test_takes_the_words_of_the_guide_with_one_press(
        self, press: Press, screen: Screen, write: str
    ) -> None:
        take_guide(entries=plain_words(), by=press.chief, at=NOW)
        words = "Works commence at 18:00. We do not commence before."
        screen.send(write, typed(press, text=words))
        shown = screen.open(write, queries=WRITE)
        assert "We say “start”." in shown.words
        assert any("Write “start”" in one for one in buttons(shown))
        pressed = typed(press, seen_version=2, text=words, then="mend_4")
        screen.send(write, pressed | {"was_4": "commence", "now_4": "start"})
        shown = screen.open(write, queries=WRITE)
        assert "Works start at 18:00. We do not start before." in shown.words
        assert "We say “start”." not in shown.words

    def test_leads_from_an_unknown_source_to_the_register(
        self, press: Press, here: str, screen: Screen, write: str
    ) -> None:
        post = "https://x.com/weirwater/status/123"
        screen.send(write, typed(press, text=f"Look: {post}"))
        shown = screen.open(write, queries=WRITE)
        assert "somebody who is not in the register of sources" in shown.words
        pressed = typed(press, seen_version=2, text=f"Look: {post} now", then="register_1")
        answer = screen.send(write, pressed | {"now_1": post})
        assert answer.headers["Location"].startswith(f"{here}sources/new/?seed=https")
        assert "now" in screen.open(write, queries=WRITE).words, "what was written is saved first"
        shown = screen.open(answer.headers["Location"], queries=3)
        assert "x.com/weirwater" in kept(shown)
