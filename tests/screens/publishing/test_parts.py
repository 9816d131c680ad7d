"""A statement is begun from its parts on one page, and what others send is read on the others."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit import clock
from clarion.people.models import Office
from clarion.publishing import queries
from clarion.publishing.actions import revise
from tests.makers.people import NOW, a_person
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)
from tests.screens.conftest import Screen
from tests.screens.page import Page, text_of
from tests.screens.publishing.buttons import buttons

# Who asks (3), the edition and what others send for us.
PARTS = 5
# As without parts, and the office for the marks of what others send (in the form, in the preview).
WRITE = 35
FOLLOW = 16
# The parts ask for a time to come, by the real clock.
DAY = clock.now() + timedelta(days=30)


def typed(**changed: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "seen_version": 1,
        "what": "A water main has burst",
        "where": "Mill Lane; Weir Road",
        "do": "Boil water for 5 minutes.",
        "until_0": f"{DAY:%Y-%m-%d}",
        "until_1": "18:00",
        "more": "400 homes have no water.",
        "source": "Merrowby Borough Council",
        "source_short": "Merrowby",
        "link": "",
        "theme": "safety",
        "needed": ["where", "do", "until"],
        "channels": ["sms", "aloud"],
    }
    return said | changed


def shown(page: Page) -> list[str]:
    return [text_of(one) for one in page.dom.iter("textarea")]


@pytest.fixture
def edition_id(press: Press) -> int:
    return a_draft(press)


@pytest.fixture
def write(here: str, edition_id: int) -> str:
    return f"{here}{edition_id}/"


class TestParts:
    def test_takes_what_it_is_for(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(f"{write}parts/", typed(theme="appeal"))
        assert page(press, edition_id).theme == "appeal"

    def test_asks_for_each_part(self, press: Press, screen: Screen, write: str) -> None:
        found = screen.open(f"{write}parts/", queries=PARTS)
        assert found.heading == "Start from its parts"
        assert "Put it together" in buttons(found)
        assert found.value("source")
        assert "Text message" in found.words

    def test_puts_it_together(self, press: Press, screen: Screen, write: str) -> None:
        assert screen.send(f"{write}parts/", typed()).headers["Location"] == write
        found = screen.open(write, queries=WRITE)
        assert f"Until 18:00 on {DAY:%A} {DAY.day} {DAY:%B}." in found.words
        assert "GSM-7, 1 message." in found.words
        assert "Text message, English" in found.words
        assert "Fact by fact" in found.words
        assert found.value("headline") == "A water main has burst, Mill Lane, Weir Road"

    def test_shows_them_again(self, press: Press, screen: Screen, write: str) -> None:
        screen.send(f"{write}parts/", typed())
        found = screen.open(f"{write}parts/", queries=PARTS)
        assert found.value("where") == "Mill Lane; Weir Road"
        assert found.value("until_1") == "18:00"
        assert "Boil water for 5 minutes." in shown(found)

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"what": ""}, "What happened"),
            ({"link": "nowhere"}, "valid URL"),
            ({"channels": ["pigeon"]}, "pigeon"),
            ({"what": "x" * 131}, "130"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_the_rest(
        self, press: Press, screen: Screen, write: str, wrong: dict[str, Any], says: str
    ) -> None:
        found = screen.send_and_read(f"{write}parts/", typed(**wrong), status=422)
        assert says in found.words
        assert "Boil water for 5 minutes." in shown(found)

    def test_a_time_that_the_clocks_skip_is_refused(self, screen: Screen, write: str) -> None:
        skipped = typed(until_0="2027-03-28", until_1="01:30")
        found = screen.send_and_read(f"{write}parts/", skipped, status=422)
        assert "The clocks skip this time." in found.words

    def test_loses_no_words_when_somebody_saved_meanwhile(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        words = wording(press, text="Theirs, saved.")
        revise(edition_id=edition_id, seen_version=1, wording=words, by=press.signer, at=NOW)
        found = screen.send_and_read(f"{write}parts/", typed(), status=409)
        assert f"{press.signer.name} has saved other words meanwhile." in found.words
        assert "Boil water for 5 minutes." in shown(found)
        assert page(press, edition_id).text == "Theirs, saved."
        assert found.value("seen_version") == "2"

    def test_an_office_with_two_languages_is_asked_for_both(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        Office.objects.filter(pk=press.office_id).update(languages=["en", "cy"])
        assert "Cymraeg" in screen.open(f"{write}parts/", queries=PARTS).words
        welsh = {"languages": ["cy"], "what_cy": "Mae prif bibell wedi byrstio"}
        screen.send(f"{write}parts/", typed(**welsh))
        found = screen.open(write, queries=WRITE + 1)  # the office, for the marks of what is Welsh
        assert "Mae prif bibell wedi byrstio." in found.words
        assert "[Boil water for 5 minutes.]" in found.words
        assert "Nobody has written this in the language of the text yet." in found.words

    def test_is_for_whoever_writes(self, press: Press, screen: Screen, write: str) -> None:
        screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
        assert screen.send(f"{write}parts/", typed()).status_code == 403


class TestHanded:
    def test_a_text_by_hand_is_kept_and_compared(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(f"{write}parts/", typed())
        now = page(press, edition_id)
        said = {
            "seen_version": 2,
            "headline": now.headline,
            "text": now.text,
            "account_ids": [str(number) for number in press.accounts],
            "theme": "safety",
            "campaign_id": "",
            "language": "en",
            "when": "now",
            "late_minutes": "60",
            "handed_sms_en": "Burst main, Mill Lane. Boil water. "
            f"Until 19:00 {DAY:%a} {DAY.day} {DAY:%b}.",
        }
        assert screen.send(write, said).status_code == 302
        found = screen.open(write, queries=WRITE)
        assert "It says 19:00, and the statement says 18:00." in found.words
        sms, aloud = queries.handings(office_id=press.office_id, edition_id=edition_id, link=LINK)
        assert (sms.own, aloud.own) == (True, False)
        assert any("Until 19:00" in one for one in shown(found))

    def test_is_ready_to_hand_over_once_it_is_signed(
        self, press: Press, edition_id: int, screen: Screen, write: str
    ) -> None:
        screen.send(f"{write}parts/", typed())
        send_for_signature(press, edition_id, at=clock.now())
        assert "Do not hand it over." in screen.open(write, queries=FOLLOW + 2).words
        signed(press, edition_id)
        see_off(press)
        found = screen.open(write, queries=FOLLOW + 2)  # and how far it has gone; holds
        assert "Ready to hand over" in found.words
        assert "Do not hand it over." not in found.words
        assert any(one.startswith("EXERCISE. Merrowby") for one in shown(found))
        html = screen.client.get(write).content.decode()
        assert 'data-copies="handed-1"' in html
        assert "people/copy.js" in html
