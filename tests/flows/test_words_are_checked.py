"""Anybody can check whether something was said, sees altered words, and can check the chain."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from clarion.kit.rows import move
from clarion.newsroom import queries
from clarion.newsroom.actions import add_imprints, trace_imprints
from clarion.newsroom.models import Imprint, Trace
from clarion.newsroom.queries import Verdict
from clarion.people import queries as people
from clarion.postroom.actions import lift_hold, place_hold
from clarion.publishing import queries as publishing
from clarion.publishing.actions import begin_edition, hand_on, revise, withdraw
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.lives import EDITION
from clarion.signoff.actions import void
from fakenet import FakeNet
from tests.kit.test_eyes import a_screenshot
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import (
    WORDS,
    Press,
    a_press_office,
    a_statement,
    an_own_page,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

LATER = NOW + timedelta(minutes=20)
SMS = "Mill Lane shut until 18:00 Friday. Take Weir Road instead. More at 15:00."
WELSH = "Mae Mill Lane ar gau tan 18:00 ddydd Gwener. Defnyddiwch Weir Road."
LONG = (
    "The main in Weir Road has burst. It will be mended by 18:00. Boil water before you drink it."
)

THREAD = (
    "Mill Lane is closed until 18:00 on Friday because a water main has burst.\n---\n"
    "Use Weir Road, or the bridge in Station Street, if you must drive at all.\n---\n"
    "The next update is at 15:00, here and on the page of the town council."
)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


@pytest.fixture
def code(press: Press) -> str:
    """The code of a statement that stands."""
    edition_id = a_statement(press)
    assert add_imprints(by=press.clockwork, at=NOW) == 2
    assert add_imprints(by=press.clockwork, at=NOW) == 0
    return page(press, edition_id).code


def another_office(press: Press) -> Press:
    """An office of its own, with its own page and nothing else."""
    office_id = an_office(exercise=True)
    chief = an_actor(office_id=office_id)
    page_id = an_own_page(chief)
    signer = an_actor(office_id=office_id)
    return replace(press, office_id=office_id, chief=chief, page_id=page_id, signer=signer)


def first_edition(press: Press) -> int:
    """The number of what was said first."""
    number: int = Edition.objects.of(press.office_id).order_by("id").values_list("id", flat=True)[0]
    return number


def on_network(press: Press) -> str:
    """What FakeNet was told first."""
    return Rendition.objects.filter(account_id=press.account_id).order_by("id")[0].text


def correct(press: Press, text: str, **changed: Any) -> None:
    first = page(press, first_edition(press))
    second = begin_edition(edition_id=first.id, by=press.chief, at=LATER)
    words = wording(press, text=text, **changed)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    add_imprints(by=press.clockwork, at=LATER)


def test_knows_its_words_by_code_and_by_heart(code: str) -> None:
    assert queries.check_code(code=f"{code[:4]}-{code[4:]}".lower()).verdict is Verdict.TRUE
    assert queries.check_text(text=WORDS).verdict is Verdict.TRUE


def test_shows_which_words_were_altered(code: str) -> None:
    found = queries.check_text(text=WORDS.replace("18:00", "06:00"))
    assert found.verdict is Verdict.ALTERED
    shown = Client().get("/verify/", {"text": WORDS.replace("18:00", "06:00")}).content.decode()
    assert "These are not the words" in shown
    assert "</span>06</s>" in shown


def test_knows_nothing_of_what_was_never_said(code: str) -> None:
    found = queries.check_text(text="The zoo is open and the lions are asleep.")
    assert found.verdict is Verdict.UNKNOWN
    assert queries.check_code(code="AAAA-AAAA").verdict is Verdict.NO_CODE
    assert queries.check_text(text="'; & | !").verdict is Verdict.SHORT
    assert queries.check_text(text="Mill Lane").verdict is Verdict.SHORT


def test_says_that_it_was_corrected_or_withdrawn(press: Press, code: str) -> None:
    correct(press, "Mill Lane is open again. The next update is at 15:00.")
    assert queries.check_text(text=WORDS).verdict is Verdict.OLD
    assert queries.check_code(code=code).verdict is Verdict.TRUE
    statement_id = page(press, first_edition(press)).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    add_imprints(by=press.clockwork, at=LATER)
    for copy in (WORDS, WORDS.replace("18:00", "23:00")):
        assert queries.check_text(text=copy).verdict is Verdict.WITHDRAWN
        shown = Client().get("/verify/", {"text": copy}).content.decode()
        assert "withdrawn" in shown
        assert "comparison__words" not in shown


def test_words_that_nobody_may_read_any_more_are_shown_nowhere(press: Press, code: str) -> None:
    correct(press, "A man has been arrested.", removes_old_words=True)
    for copy in (WORDS, WORDS.replace("18:00", "23:00")):
        assert queries.check_text(text=copy).verdict is Verdict.REPLACED
        shown = Client().get("/verify/", {"text": copy}).content.decode()
        assert "put right since" in shown
        assert "comparison__words" not in shown
    assert queries.check_code(code=code).verdict is Verdict.TRUE
    slug = people.office(press.office_id).slug
    links = Client().get(f"/{slug}/news/chain.json").json()["links"]
    assert [bool(link["text"]) for link in links] == [False, False, False, True, True]
    assert add_imprints(by=press.clockwork, at=LATER) == 0


def test_trusts_no_record_that_was_tampered_with(code: str) -> None:
    Imprint.objects.update(text=WORDS.replace("18:00", "20:00"))
    assert queries.check_code(code=code).verdict is Verdict.BROKEN


def test_gives_the_chain_to_anybody(press: Press, code: str) -> None:
    slug = people.office(press.office_id).slug
    said = Client().get(f"/{slug}/news/chain.json").json()
    assert [link["code"] for link in said["links"]] == [code, code]
    assert said["links"][0]["telling"] is None
    assert said["links"][1]["telling"]["way"] == "account"
    assert Client().get(f"/{slug}/news/chain.json?after=2").json()["links"] == []


def test_the_chain_is_checked_with_nothing_of_ours(press: Press, code: str) -> None:
    """Follow `clarion/newsroom/rules/chain.py` with other people's tools alone."""
    correct(press, "A man has been arrested.", removes_old_words=True)
    slug = people.office(press.office_id).slug
    links = Client().get(f"/{slug}/news/chain.json").json()["links"]
    assert {bool(link["telling"]) for link in links} == {True, False}
    previous = "0" * 64
    for link in links:
        names = ("previous", "position", "code", "number", "language", "words", "withdrawn")
        said = {name: link[name] for name in names}
        said["said_at"] = datetime.fromisoformat(link["said_at"]).astimezone(UTC).isoformat()
        if link["telling"]:
            said["telling"] = link["telling"]
        exact = json.dumps(said, sort_keys=True, separators=(",", ":"))
        assert link["previous"] == previous
        assert link["hash"] == hashlib.sha256(exact.encode()).hexdigest()
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(link["key"]))
        key.verify(bytes.fromhex(link["signature"]), link["hash"].encode())
        if link["text"]:
            pair = [" ".join(link[name].split()) for name in ("headline", "text")]
            words = json.dumps(pair, separators=(",", ":"))
            assert link["words"] == hashlib.sha256(words.encode()).hexdigest()
        previous = link["hash"]


def ready(press: Press, *, at: datetime) -> None:
    """Make ready what is due for others, as the clockwork does."""
    for _office_id, edition_id in publishing.handed_due(at=at):
        hand_on(edition_id=edition_id, by=press.clockwork, at=at)


class TestTellings:
    def test_knows_what_a_network_was_told(self, press: Press, code: str) -> None:
        found = queries.check_text(text=on_network(press))
        assert found.verdict is Verdict.TRUE
        assert [place.channel for place in found.places] == ["", "fakenet"]
        shown = Client().get("/verify/", {"text": on_network(press)}).content.decode()
        assert "on FakeNet" in shown

    def test_knows_what_one_network_alone_was_told(self, press: Press) -> None:
        own = "Mill Lane: shut till six on Friday evening. Go by Weir Road."
        a_statement(press, own_texts={press.account_id: own})
        add_imprints(by=press.clockwork, at=LATER)
        found = queries.check_text(text=f"EXERCISE. {own}")
        assert found.verdict is Verdict.TRUE
        assert [(place.way, place.channel) for place in found.places] == [("account", "fakenet")]
        altered = queries.check_text(text=f"EXERCISE. {own}".replace("six", "ten"))
        assert altered.verdict is Verdict.ALTERED
        assert altered.whole == f"EXERCISE. {own}"

    def test_knows_a_whole_thread_that_was_pasted_at_once(self, press: Press) -> None:
        a_statement(
            press,
            text=THREAD,
            threads=frozenset({press.account_id}),
            comments={press.account_id: "The map of all roads that are closed is on our page."},
        )
        add_imprints(by=press.clockwork, at=LATER)
        rows = Rendition.objects.filter(account_id=press.account_id).order_by("place")
        *posts, comment = [row.text for row in rows]
        assert len(posts) == 3
        found = queries.check_text(text="\n\n".join(posts))
        assert found.verdict is Verdict.TRUE
        assert [(place.way, place.channel) for place in found.places] == [("account", "fakenet")]
        for one in (*posts, comment):
            found = queries.check_text(text=one)
            assert found.verdict is Verdict.TRUE
            assert [place.channel for place in found.places] == ["fakenet"]
        on_page = queries.check_text(text=Rendition.objects.get(account_id=press.page_id).text)
        assert [place.channel for place in on_page.places] == [""]
        pieces = Imprint.objects.filter(way="account").order_by("position")
        assert sorted(pieces.values_list("piece", flat=True)) == [0, 1, 2, 3]
        altered = "\n\n".join(posts).replace("18:00", "06:00")
        assert queries.check_text(text=altered).verdict is Verdict.AMONG, "two posts of it stand"

    def test_knows_it_as_apps_show_it(self, press: Press, code: str) -> None:
        around = ("@town · 2h\n\n", "\n\n#MillLane\n3 comments\nLike Reply Share")
        seen = on_network(press).join(around)
        assert queries.check_text(text=seen).verdict is Verdict.TRUE

    def test_knows_what_others_hand_on(self, press: Press) -> None:
        a_statement(press, handed={("sms", "en"): SMS, ("sms", "cy"): WELSH})
        add_imprints(by=press.clockwork, at=LATER)
        for text, language in ((SMS, "en"), (WELSH, "cy")):
            found = queries.check_text(text=f"EXERCISE. {text}")
            assert found.verdict is Verdict.TRUE
            (place,) = found.places
            assert (place.way, place.channel, place.language) == ("handed", "sms", language)
        shown = Client().get("/verify/", {"text": f"EXERCISE. {SMS}"}).content.decode()
        assert "signed for others to hand on: Text message, English" in shown

    def test_what_is_signed_and_not_said_is_told_only_to_whoever_has_it(self, press: Press) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS})
        signed(press, edition_id)
        assert add_imprints(by=press.clockwork, at=NOW) == 1
        assert queries.check_text(text=f"EXERCISE. {SMS}").verdict is Verdict.TRUE
        for copy in (SMS, SMS.replace("18:00", "19:00")):
            assert queries.check_text(text=copy).verdict is Verdict.UNKNOWN
        assert queries.check_code(code=page(press, edition_id).code).verdict is Verdict.NO_CODE
        slug = people.office(press.office_id).slug
        (link,) = Client().get(f"/{slug}/news/chain.json").json()["links"]
        assert link["text"] == ""

    def test_what_is_signed_for_later_is_known_from_its_time_on(self, press: Press) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS}, due_at=LATER)
        signed(press, edition_id)
        assert add_imprints(by=press.clockwork, at=NOW) == 0
        assert publishing.handed_due(at=NOW) == []
        ready(press, at=LATER)
        assert add_imprints(by=press.clockwork, at=LATER) == 1

    def test_what_is_held_is_known_only_when_the_hold_is_over(self, press: Press) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS})
        placed = place_hold(scope="everything", why="Wait", by=press.chief, at=NOW)
        signed(press, edition_id)
        ready(press, at=LATER)
        assert add_imprints(by=press.clockwork, at=LATER) == 0
        assert queries.check_text(text=f"EXERCISE. {SMS}").verdict is Verdict.UNKNOWN
        lift_hold(hold_id=placed.hold_id, why="Over", by=press.chief, at=LATER)
        for _time in range(2):  # twice is once
            ready(press, at=LATER)
        assert add_imprints(by=press.clockwork, at=LATER) == 1
        assert queries.check_text(text=f"EXERCISE. {SMS}").verdict is Verdict.TRUE

    def test_what_is_taken_back_before_it_is_said_is_gone(self, press: Press) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS})
        signed(press, edition_id)
        add_imprints(by=press.clockwork, at=NOW)
        begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
        assert add_imprints(by=press.clockwork, at=LATER) == 1
        assert queries.check_text(text=f"EXERCISE. {SMS}").verdict is Verdict.WITHDRAWN

    def test_what_is_held_is_not_ready(self, press: Press) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS}, due_at=LATER)
        signed(press, edition_id)
        placed = place_hold(scope="everything", why="Wait", by=press.chief, at=NOW)
        now = {"office_id": press.office_id, "edition_id": edition_id}
        (one,) = publishing.handed(**now, at=LATER)
        assert (one.signed, one.held) == (False, True)
        lift_hold(hold_id=placed.hold_id, why="Over", by=press.chief, at=LATER)
        (one,) = publishing.handed(**now, at=LATER)
        assert (one.signed, one.held) == (True, False)

    @pytest.mark.parametrize(
        ("scope", "subject"), [("theme", "safety"), ("theme", "promotional"), ("statement", "")]
    )
    def test_a_hold_reaches_what_it_covers(self, press: Press, scope: str, subject: str) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS})
        signed(press, edition_id)
        subject = subject or f"statement:{page(press, edition_id).statement_id}"
        place_hold(scope=scope, subject=subject, why="Wait", by=press.chief, at=NOW)
        (one,) = publishing.handed(office_id=press.office_id, edition_id=edition_id, at=LATER)
        assert one.held is (subject != "promotional")

    @pytest.mark.parametrize("how", ["missed", "void"])
    def test_what_was_ready_and_never_said_does_not_stand(self, press: Press, how: str) -> None:
        edition_id = submitted(press, handed={("sms", "en"): SMS})
        signed(press, edition_id)
        add_imprints(by=press.clockwork, at=NOW)
        edition = Edition.objects.get(pk=edition_id)
        if how == "missed":
            move(edition, EDITION, "missed", moved_at=LATER)
        else:
            assert edition.warrant_id is not None
            void(warrant_id=edition.warrant_id, why="Stopped", by=press.chief, at=LATER)
        for copy in (f"EXERCISE. {SMS}", f"EXERCISE. {SMS}".replace("18:00", "19:00")):
            assert queries.check_text(text=copy).verdict is not Verdict.TRUE
        found = queries.check_text(text=f"EXERCISE. {SMS}")
        assert (found.verdict, found.whole) == (Verdict.WITHDRAWN, "")
        assert add_imprints(by=press.clockwork, at=LATER) == 0, "it may still be said"

    def test_old_words_of_a_network_are_told_as_corrected(self, press: Press, code: str) -> None:
        old = on_network(press)
        correct(press, "Mill Lane is open again. The next update is at 16:00.")
        found = queries.check_text(text=old)
        assert found.verdict is Verdict.OLD
        assert found.until == LATER
        shown = Client().get("/verify/", {"text": old}).content.decode()
        assert "They were corrected." in shown
        assert "What it says now" in shown

    def test_removed_words_of_a_network_are_shown_nowhere(self, press: Press, code: str) -> None:
        old = on_network(press)
        correct(press, "A man has been arrested.", removes_old_words=True)
        for copy in (
            old,
            old.replace("18:00", "23:00"),
            "Use Weir Road. The next update is at 15:00.",
        ):
            assert queries.check_text(text=copy).verdict is Verdict.REPLACED
            assert "comparison" not in Client().get("/verify/", {"text": copy}).content.decode()

    def test_a_withdrawn_statement_takes_its_tellings_along(self, press: Press, code: str) -> None:
        old = on_network(press)
        statement_id = page(press, first_edition(press)).statement_id
        withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
        add_imprints(by=press.clockwork, at=LATER)
        assert queries.check_text(text=old).verdict is Verdict.WITHDRAWN
        slug = people.office(press.office_id).slug
        links = Client().get(f"/{slug}/news/chain.json").json()["links"]
        assert not any(link["text"] for link in links)


class TestParts:
    def test_knows_whole_sentences(self, code: str) -> None:
        found = queries.check_text(text="Use Weir Road. The next update is at 15:00.")
        assert found.verdict is Verdict.PART
        assert found.whole[found.begin : found.end].startswith("Use Weir Road")

    def test_says_that_a_sentence_has_lost_its_beginning(self, press: Press) -> None:
        a_statement(press, text="Do not use Weir Road until 18:00 on Friday evening. Stay at home.")
        add_imprints(by=press.clockwork, at=LATER)
        found = queries.check_text(text="use Weir Road until 18:00 on Friday evening.")
        assert found.verdict is Verdict.CUT

    def test_tells_our_words_from_what_stands_around_them(self, press: Press, code: str) -> None:
        seen = f"My cousin sent me this! {on_network(press)} Pay here: https://evil.example/now"
        found = queries.check_text(text=seen)
        assert found.verdict is Verdict.AMONG
        assert "comparison__forged" in Client().get("/verify/", {"text": seen}).content.decode()

    def test_an_altered_sentence_is_altered_though_the_statement_is_long(
        self, press: Press
    ) -> None:
        long = " ".join(
            f"Road number {number} is closed for repairs today." for number in range(40)
        )
        a_statement(press, text=f"{WORDS} {long}", account_ids=(press.page_id,))
        add_imprints(by=press.clockwork, at=LATER)
        altered = "Mill Lane is closed until 13:00 on Friday."
        assert queries.check_text(text=altered).verdict is Verdict.ALTERED


class TestCodes:
    def test_a_code_or_an_address_may_stand_where_the_words_should(
        self, press: Press, code: str, settings: Settings
    ) -> None:
        slug = people.office(press.office_id).slug
        address = f"{settings.PUBLIC_URL}/{slug}/news/{code}/"
        for typed in (
            code.lower(),
            f"{code[:4]}-{code[4:]}",
            f"Statement {code}",
            address,
            f"{address}?fbclid=1",
        ):
            assert queries.check_text(text=typed).verdict is Verdict.TRUE
            assert queries.check_code(code=typed).verdict is Verdict.TRUE

    def test_another_address_is_none_of_ours(self, press: Press, code: str) -> None:
        slug = people.office(press.office_id).slug
        found = queries.check_text(text=f"https://evil.example/{slug}/news/{code}/")
        assert found.verdict is Verdict.ELSEWHERE


class TestFairness:
    def test_an_office_that_says_much_stands_before_no_other(self, press: Press) -> None:
        other = another_office(press)
        a_statement(other, text=LONG, account_ids=(other.page_id,))
        add_imprints(by=other.clockwork, at=LATER)
        for minute in range(1, 7):
            at = NOW + timedelta(minutes=minute)
            text = LONG.replace("18:00", f"18:{minute:02}")
            a_statement(press, at=at, text=text, account_ids=(press.page_id,))
        add_imprints(by=press.clockwork, at=LATER)
        found = queries.check_text(text=LONG)
        assert found.office is not None
        assert (found.office.id, found.verdict) == (other.office_id, Verdict.TRUE)

    def test_finds_what_was_said_before_there_were_traces(self, press: Press, code: str) -> None:
        Trace.objects.all().delete()
        Imprint.objects.update(traced=False)
        assert queries.check_text(text=WORDS).verdict is Verdict.UNKNOWN
        assert trace_imprints(by=press.clockwork, at=LATER) == 2
        assert trace_imprints(by=press.clockwork, at=LATER) == 0
        assert queries.check_text(text=WORDS).verdict is Verdict.TRUE

    def test_fills_in_what_was_told_however_long_ago(self, press: Press) -> None:
        a_statement(press)
        a_statement(press, at=NOW + timedelta(minutes=5), headline="Weir Road is closed")
        assert add_imprints(by=press.clockwork, at=LATER, depth=1) == 3
        assert add_imprints(by=press.clockwork, at=LATER, depth=None) == 1
        assert add_imprints(by=press.clockwork, at=LATER, depth=None) == 0


class TestScreenshots:
    def test_its_words_are_read_and_checked(self, press: Press) -> None:
        a_statement(press)
        add_imprints(by=press.clockwork, at=LATER)
        lines = on_network(press).replace(". ", ".\n")
        shown = self.brought(a_screenshot(lines))
        assert shown.status_code == 200
        words = shown.content.decode()
        assert "A machine read these words from your picture." in words
        assert "Yes, in an exercise. It is not real." in words
        assert "Use Weir Road." in words.partition("<textarea")[2]  # to be corrected by hand
        assert not shown.cookies

    def test_altered_words_are_marked(self, press: Press) -> None:
        a_statement(press)
        add_imprints(by=press.clockwork, at=LATER)
        lines = on_network(press).replace(". ", ".\n").replace("18:00", "08:00")
        words = self.brought(a_screenshot(lines)).content.decode()
        assert "These are not the words that were said." in words

    @pytest.mark.django_db
    def test_what_is_no_picture_is_told(self) -> None:
        shown = self.brought(b"no picture")
        assert shown.status_code == 422
        assert "That is no picture that can be read here" in shown.content.decode()

    @pytest.mark.django_db
    def test_without_a_reader_nobody_is_asked_for_one(self, settings: Settings) -> None:
        assert "Or a screenshot" in Client().get("/verify/").content.decode()
        assert "Pictures cannot be read here." not in Client().get("/verify/").content.decode()
        settings.TESSERACT = ""
        without = Client().get("/verify/").content.decode()
        assert "Or a screenshot" not in without
        assert "Pictures cannot be read here." in without

    @staticmethod
    def brought(content: bytes) -> Any:
        picture = SimpleUploadedFile("seen.png", content, "image/png")
        client = Client(enforce_csrf_checks=True)
        return client.post("/verify/", {"picture": picture})
