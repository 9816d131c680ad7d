"""Sources, guide and locks: what an office lays down for its statements, page by page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.people.actions import make_role
from clarion.publishing import queries
from clarion.publishing.actions import Proposal, agree_to_source, propose_source
from clarion.publishing.queries.standards.sources import SOURCES_PAGE
from tests.makers.people import a_person
from tests.makers.publishing import Press
from tests.screens.conftest import Screen
from tests.screens.page import read
from tests.screens.publishing.buttons import buttons

SOURCES, SOURCE, NEW, GUIDE, ENTRY, LOCKS = 6, 5, 3, 5, 3, 7
DAY = timedelta(days=1)


def words_of(screen: Screen, address: str) -> str:
    """Return what a page says, however much it asks."""
    return read(screen.client.get(address)).words


def until(days: int) -> str:
    return f"{clock.now().date() + days * DAY:%Y-%m-%d}"


def a_source(**changed: Any) -> dict[str, Any]:
    """Return what a browser sends."""
    said = {
        "name": "Weir Water",
        "kind": "utility",
        "also_called": "WW\r\nWater board",
        "lines": "weirwater.example\r\nhttps://x.com/weirwater",
        "how": "Rang its press office.",
        "valid_until": until(90),
    }
    return said | changed


def an_entry(**changed: Any) -> dict[str, Any]:
    said = {
        "code": "our-name",
        "find": "MBC",
        "instead": "Merrowby Council",
        "why": "People know us by this name.",
        "level": "warn",
        "language": "en",
        "theme": "",
        "hits": "MBC opens.",
        "misses": "Merrowby Council opens.",
    }
    return said | changed


class TestSources:
    def test_says_what_would_be_here(self, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}sources/", queries=SOURCES - 1)
        assert "Nobody is verified yet" in shown.words
        assert "Nothing waits" in words_of(screen, f"{here}sources/?tab=waiting")

    def test_is_written_down_by_one_and_agreed_to_by_another(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        answer = screen.send(f"{here}sources/new/", a_source())
        place = answer.headers["Location"]
        shown = screen.open(place, queries=SOURCE)
        assert "Waits for a second person" in shown.words
        assert not any("agree" in one for one in buttons(shown)), "not by the same person"
        assert "Wait for a second person (1)" in words_of(screen, f"{here}sources/")
        screen.sign_in(press.signer)
        assert any("agree" in one for one in buttons(screen.open(place, queries=SOURCE)))
        screen.send(f"{place}agree/")
        shown = screen.open(place, queries=SOURCE)
        assert f"agreed to by {press.signer.name}" in shown.words
        assert "Water board" in shown.words
        assert "x.com/weirwater" in screen.open(f"{here}sources/", queries=SOURCES).words

    def test_says_at_the_field_what_is_wrong(self, here: str, screen: Screen) -> None:
        shown = screen.send_and_read(f"{here}sources/new/", a_source(lines="*.com"), status=422)
        assert "Anybody can have an address at *.com." in shown.words
        shown = screen.send_and_read(
            f"{here}sources/new/", a_source(valid_until=until(400)), status=422
        )
        assert "looked at again within a year" in shown.words

    def test_is_looked_at_again_changed_and_ended(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        place = screen.send(f"{here}sources/new/", a_source()).headers["Location"]
        screen.sign_in(press.signer)
        screen.send(f"{place}agree/")
        shown = screen.send_and_read(
            f"{place}renew/", {"how": "", "valid_until": until(9)}, status=422
        )
        assert "How you know" in shown.words
        renewed = screen.send(f"{place}renew/", {"how": "Rang again.", "valid_until": until(9)})
        again = renewed.headers["Location"]
        assert "Rang again." in screen.open(again, queries=SOURCE).words
        assert "A change of it waits" in screen.open(place, queries=SOURCE).words
        screen.send(f"{again}drop/")
        changed = screen.send(f"{place}change/", a_source(name="Weir Water plc"))
        shown = screen.open(changed.headers["Location"], queries=SOURCE)
        assert "It takes the place of “Weir Water”" in shown.words
        assert "A change of it waits" in screen.open(place, queries=SOURCE).words
        screen.send(f"{changed.headers['Location']}drop/")
        screen.send(f"{place}end/", {"why": "Its account was taken."})
        assert "Its account was taken." in screen.open(place, queries=SOURCE).words
        assert "Its account was taken." in words_of(screen, f"{here}sources/?tab=over")

    def test_turns_its_pages_and_finds(self, press: Press, here: str, screen: Screen) -> None:
        for number in range(SOURCES_PAGE + 1):
            proposal = Proposal(
                name=f"Source {number:02}",
                kind="other",
                also_called=(),
                lines=(f"s{number:02}.example",),
                how="Known.",
                valid_until=clock.now().date() + DAY,
            )
            made = propose_source(proposal=proposal, by=press.chief, at=clock.now())
            agree_to_source(source_id=made, by=press.signer, at=clock.now())
        shown = screen.open(f"{here}sources/", queries=SOURCES)
        assert "Source 29" in shown.words
        assert "Source 30" not in shown.words
        assert "Source 30" in screen.open(f"{here}sources/?page=2", queries=SOURCES).words
        found = screen.open(f"{here}sources/?q=s07.example", queries=SOURCES)
        assert "Source 07" in found.words
        assert "Source 08" not in found.words
        assert "Nothing found" in words_of(screen, f"{here}sources/?q=nobody")

    @pytest.mark.parametrize("seed", ["Weir Water", "@weir", "https://weir.example/a", "<b>", ""])
    def test_begins_with_what_a_check_has_found(
        self, here: str, screen: Screen, seed: str, press: Press
    ) -> None:
        screen.open(f"{here}sources/new/?seed={seed}", queries=NEW)


class TestGuide:
    def test_whoever_signs_says_whose_laws_bind_the_office(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        screen.sign_in(press.signer)
        assert "Whose laws bind the office" in words_of(screen, f"{here}guide/")
        screen.send(f"{here}guide/laws/", {"laws": ["us", "eu"]})
        assert people.office(press.office_id).laws == ("us", "eu")
        answer = screen.send(f"{here}guide/laws/", {"laws": ["nowhere"]})
        assert answer.status_code == 422
        make_role(name="Writer", powers={Power.PUBLISH}, by=press.chief, at=clock.now())
        screen.sign_in(a_person(by=press.chief, role="Writer"))
        shown = words_of(screen, f"{here}guide/")
        assert "the rules of: United States, European Union" in shown
        assert "Choose them" not in shown

    def test_takes_the_plain_words_or_leaves_them(self, here: str, screen: Screen) -> None:
        shown = screen.open(f"{here}guide/", queries=GUIDE)
        assert "No entries yet" in shown.words
        screen.send(f"{here}guide/take/", {"then": "plain"})
        shown = screen.open(f"{here}guide/", queries=GUIDE)
        assert "commence" in shown.words
        assert "Take them into the guide" not in buttons(shown)
        assert "whilst" in words_of(screen, f"{here}guide/?q=whilst")

    def test_tries_an_entry_before_it_is_kept(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        place = f"{here}guide/new/"
        screen.open(place, queries=ENTRY)
        shown = screen.send_and_read(place, an_entry(hits="We open."), status=422)
        assert "“We open.” must be found, and is not" in shown.words
        screen.send(place, an_entry())
        (line,) = queries.guide(office_id=press.office_id)
        shown = screen.open(f"{here}guide/{line.id}/", queries=ENTRY + 1)
        assert shown.heading == "our-name"
        screen.send(f"{here}guide/{line.id}/", an_entry(why="It is our name."))
        assert "It is our name." in screen.open(f"{here}guide/", queries=GUIDE).words
        screen.send(f"{here}guide/{line.id}/end/")
        assert "No entries yet" in screen.open(f"{here}guide/", queries=GUIDE).words

    def test_is_given_and_taken_as_a_file(self, here: str, screen: Screen) -> None:
        screen.send(f"{here}guide/new/", an_entry())
        answer = screen.client.get(f"{here}guide/file/")
        assert "attachment" in answer.headers["Content-Disposition"]
        content = answer.content.replace(b"our-name", b"our-other-name")
        file = SimpleUploadedFile("guide.toml", content)
        screen.send(f"{here}guide/take/", {"file": file})
        assert screen.open(f"{here}guide/", queries=GUIDE).words.count("MBC") >= 2
        broken = SimpleUploadedFile("guide.toml", b"\xff not a guide")
        answer = screen.send(f"{here}guide/take/", {"file": broken})
        assert answer.status_code == 422
        assert "This is no guide that can be read" in answer.content.decode()

    def test_sets_its_aims(self, here: str, screen: Screen) -> None:
        aims = {"theme": "", "sentence_words_max": "15", "reading_age_max": "9"}
        screen.send(f"{here}guide/aims/", aims)
        assert "at most 15 words" in screen.open(f"{here}guide/", queries=GUIDE).words
        wrong = screen.send(f"{here}guide/aims/", aims | {"sentence_words_max": "3"})
        assert wrong.status_code == 422

    def test_is_read_by_whoever_signs(self, press: Press, here: str, screen: Screen) -> None:
        screen.sign_in(a_person(by=press.chief, role="Contact handler"))
        assert screen.client.get(f"{here}guide/").status_code == 403


class TestLocks:
    def test_is_begun_and_ended_with_a_reason(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        place = f"{here}locks/"
        assert "Nothing is locked" in screen.open(place, queries=LOCKS).words
        words = {"subject": "kin", "words": "Mill Lane crash*", "why": "The family is abroad."}
        blanks = dict.fromkeys(["from_at_0", "from_at_1", "until_at_0", "until_at_1"], "")
        answer = screen.send(place, words | blanks)
        assert answer.status_code == 302, answer.content.decode()
        shown = screen.open(place, queries=LOCKS)
        assert "The family is abroad." in shown.words
        (one,) = queries.locks(office_id=press.office_id, at=clock.now())
        screen.send(f"{place}{one.id}/end/", {"why": ""})
        assert "Give a reason" in words_of(screen, place)
        screen.send(f"{place}{one.id}/end/", {"why": "The police told them."})
        assert "The police told them." in words_of(screen, place)

    def test_says_what_a_lock_needs(self, here: str, screen: Screen) -> None:
        words = {"subject": "embargo", "words": "budget", "why": "Promised."}
        blanks = dict.fromkeys(["from_at_0", "from_at_1", "until_at_0", "until_at_1"], "")
        shown = screen.send_and_read(f"{here}locks/", words | blanks, status=422)
        assert "the time at which it ends" in shown.words


@pytest.mark.parametrize("place", ["sources/", "guide/"])
def test_its_search_is_told_apart_from_that_of_the_frame(
    here: str, screen: Screen, place: str
) -> None:
    html = screen.client.get(f"{here}{place}").content.decode()
    found = re.findall(r'role="search"( aria-label="[^"]+")?', html)
    assert len(found) == 2
    assert len({*found} - {""}) == 2
