"""Words for sharing on every screen: written, followed, offered behind a link, and taken along."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clarion.kit import clock
from clarion.people import queries as people
from clarion.postroom.actions import place_hold
from clarion.publishing import queries
from clarion.publishing.actions import begin_edition, revise, withdraw
from clarion.publishing.models import Advocate, Handover, ShareCount
from tests.makers.people import a_person
from tests.makers.publishing import (
    HEADLINE,
    LINK,
    MISTAKE,
    WORDS,
    Press,
    a_draft,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)
from tests.makers.sharing import LONG, SHORT, Town, a_town, an_advocate_link, for_sharing
from tests.screens.conftest import Screen
from tests.screens.page import Page, read, text_of
from tests.screens.publishing.buttons import buttons
from tests.screens.publishing.test_writing import typed
from tests.screens.test_t15_reading import is_change

pytestmark = pytest.mark.django_db

# Who asks (3), and those on the list.
ADVOCATES = 4
ADVICE = 4
# Whose link it is, the office, its own advice.
ASKED = 3
# And the office's statements with words for sharing, the words, other editions, holds, pictures
# (however many), and the office.
SHARED = 9
# As another statement's that was said, with what is shared of it (6) and how often (1).
FOLLOW = 16 + 9
NEWS = 6


@pytest.fixture
def town() -> Town:
    """A live office that has said something for sharing."""
    now = clock.now()
    town = a_town(at=now)
    for_sharing(town, at=now)
    see_off(town, at=now + timedelta(seconds=1))
    return town


@pytest.fixture
def edition_id(town: Town) -> int:
    return int(Handover.objects.filter(medium="share-short").get().edition_id)


@pytest.fixture
def place(town: Town) -> str:
    return f"/share/{an_advocate_link(town, at=clock.now())}/"


def codes(shown: Page) -> list[str]:
    fields = shown.dom.iter("input")
    return [one.get("value", "") for one in fields if one.get("name") == "code"]


def press_on(client: Client, shown: Page, network: str, **headers: str) -> Any:
    words = {"code": codes(shown)[0], "to": network}
    return client.post("/share/go/", words, headers=headers)


class TestWriting:
    def test_a_writer_chooses_words_for_sharing_and_reads_what_is_proposed(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        write = f"{here}{a_draft(press)}/"
        said = typed(press, share_asked="1", share=["share-short_en", "share-facts_en"])
        assert screen.send(write, said).status_code == 302
        shown = read(screen.client.get(write))
        assert "To be shared, short, English" in shown.words
        texts = [text_of(one) for one in shown.dom.iter("textarea")]
        slug = here.split("/")[1]
        assert any(one.startswith(HEADLINE) and f"/{slug}/" in one for one in texts)

    def test_a_page_that_does_not_ask_leaves_them_as_they_are(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, handed={SHORT: "My own words."})
        screen.send(f"{here}{edition_id}/", typed(press))
        assert Handover.objects.get().own_text == "My own words."
        screen.send(f"{here}{edition_id}/", typed(press, seen_version=2, share_asked="1"))
        assert not Handover.objects.exists()

    def test_words_that_were_kept_beside_newer_ones_are_nobodys_own(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, handed={SHORT: ""})
        write = f"{here}{edition_id}/"
        was = read(screen.client.get(write)).value("handed_was_share-short_en")
        assert was.startswith(HEADLINE)
        said = typed(
            press,
            headline="Mill Lane is open",
            window="w1",
            **{"handed_share-short_en": was, "handed_was_share-short_en": was},
            share_asked="1",
            share=["share-short_en"],
        )
        for turn in (1, 2):
            assert screen.send(f"{write}keep/", {**said, "turn": turn}).status_code == 200
        assert screen.send(write, {**said, "turn": 3}).status_code == 302
        assert Handover.objects.get().own_text == ""
        (now,) = queries.handings(office_id=press.office_id, edition_id=edition_id, link=LINK)
        assert now.text.startswith("EXERCISE. Mill Lane is open")

    def test_a_word_by_hand_is_own_and_what_is_put_back_is_not(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, handed={SHORT: ""})
        write = f"{here}{edition_id}/"
        was = read(screen.client.get(write)).value("handed_was_share-short_en")
        for version, (words, own) in enumerate((("Mine.", "Mine."), (was, "")), start=1):
            said = typed(
                press,
                seen_version=version,
                **{"handed_share-short_en": words, "handed_was_share-short_en": was},
                share_asked="1",
                share=["share-short_en"],
            )
            assert screen.send(write, said).status_code == 302
            assert Handover.objects.get().own_text == own

    def test_what_is_too_long_is_not_sent_for_signature(
        self, press: Press, here: str, screen: Screen
    ) -> None:
        edition_id = a_draft(press, handed={SHORT: "a " * 200})
        said = typed(
            press,
            share_asked="1",
            share=["share-short_en"],
            **{"handed_share-short_en": "a " * 200},
            then="submit",
        )
        shown = screen.send_and_read(f"{here}{edition_id}/", said, status=422)
        assert "too long" in shown.words


class TestFollowing:
    def test_says_whether_it_is_open_and_how_often_it_was_taken_along(
        self, town: Town, edition_id: int, place: str, screen: Screen
    ) -> None:
        slug = people.office(town.office_id).slug
        offered = read(Client().get(place))
        for _ in range(6):
            press_on(Client(), offered, "x")
        press_on(Client(), offered, "bluesky")
        screen.sign_in(town.chief)
        shown = screen.open(f"/{slug}/publish/{edition_id}/", queries=FOLLOW)
        assert "Advocates find it on their pages" in shown.words
        assert "Bluesky fewer than 5, X 6." in shown.words
        place_hold(scope="everything", why="Wait", by=town.chief, at=clock.now())
        shown = read(screen.client.get(f"/{slug}/publish/{edition_id}/"))
        assert "do not find it while the hold lasts" in shown.words


class TestAdvocates:
    def test_asks_somebody_shows_the_link_once_and_ends_it(
        self, town: Town, screen: Screen
    ) -> None:
        here = f"/{people.office(town.office_id).slug}/publish/"
        screen.sign_in(town.chief)
        empty = screen.open(f"{here}advocates/", queries=ADVOCATES)
        assert "Nobody yet" in empty.words
        said = {"name": "Ida Hart", "kind": "member", "email": "ida@hart.example"}
        given = screen.send_and_read(f"{here}advocates/", said, status=200)
        assert "shown now and never again" in given.words
        assert given.response["Cache-Control"] == "no-store"
        (link,) = (
            one.get("value", "") for one in given.dom.iter("input") if "readonly" in one.attrib
        )
        path = urlsplit(link).path
        assert "Would you like to share what we say?" in read(Client().get(path)).words
        shown = screen.open(f"{here}advocates/", queries=ADVOCATES)
        assert "Asked Elected member, ida@hart.example" in shown.words
        again = screen.send_and_read(f"{here}advocates/", said, status=422)
        assert "on the list already" in again.words
        number = Advocate.objects.get().pk
        new = screen.send_and_read(f"{here}advocates/{number}/renew/", {}, status=200)
        assert "For thirty days" in new.words
        assert Client().get(path).status_code == 410
        screen.send(f"{here}advocates/{number}/end/")
        assert "Nobody yet" in read(screen.client.get(f"{here}advocates/")).words

    def test_only_whoever_writes_statements_sees_the_list(self, town: Town, screen: Screen) -> None:
        here = f"/{people.office(town.office_id).slug}/publish/"
        screen.sign_in(a_person(by=town.chief))
        assert screen.client.get(f"{here}advocates/").status_code == 403
        screen.sign_in(a_person(by=town.chief, role="Communications officer"))
        assert screen.client.get(f"{here}advocates/").status_code == 200
        assert screen.client.get(f"{here}advocates/advice/").status_code == 403

    def test_the_office_writes_its_own_advice(self, town: Town, screen: Screen, place: str) -> None:
        here = f"/{people.office(town.office_id).slug}/publish/advocates/advice/"
        screen.sign_in(town.chief)
        assert "Speak as yourself" in screen.open(here, queries=ADVICE).words
        screen.send_and_read(here, {"text_en": "Line.\n" * 13}, status=422)
        screen.send(here, {"text_en": "Be kind.\nBe brief."})
        shown = read(Client().get(place))
        assert "Be brief." in shown.words
        assert "Speak as yourself" not in shown.words


class TestSharing:
    def test_whoever_was_asked_says_yes_first(self, town: Town, screen: Screen) -> None:
        secret = an_advocate_link(town, joined=False, at=clock.now())
        shown = screen.open(f"/share/{secret}/", queries=ASKED)
        assert HEADLINE not in shown.words
        assert buttons(shown) == {"Yes, I want this", "No, forget my name"}
        client = Client(enforce_csrf_checks=True)
        answer = client.post(f"/share/{secret}/join/", headers={"Origin": "null"})
        assert answer.status_code == 302
        assert HEADLINE in read(client.get(f"/share/{secret}/")).words

    def test_lists_what_may_be_shared_with_a_button_for_each_network(
        self, screen: Screen, place: str
    ) -> None:
        shown = screen.open(place, queries=SHARED)
        texts = [text_of(one) for one in shown.dom.iter("textarea")]
        assert any(one.startswith(f"{HEADLINE} {WORDS}") for one in texts)
        assert "In your own words, but keep these facts" in shown.words
        names = {one.partition(":")[0] for one in buttons(shown)}
        assert {"Bluesky", "Mastodon", "X", "Facebook", "Threads", "LinkedIn"} <= names
        assert {"WhatsApp", "Telegram"} <= names
        (mail,) = (url for words, url in shown.links().items() if words.startswith("E-mail"))
        assert mail.startswith("mailto:?subject=Mill%20Lane")
        assert "Speak as yourself" in shown.words

    def test_asks_as_much_for_many_as_for_one(self, town: Town, screen: Screen, place: str) -> None:
        now = clock.now()
        for number in range(3):
            for_sharing(town, at=now, headline=f"Road {number} is open", text="It is open.")
        see_off(town, at=now + timedelta(seconds=1))
        assert "Road 2 is open" in screen.open(place, queries=SHARED).words

    def test_t15_looking_changes_nothing_leaves_nothing_and_is_told_to_nobody(
        self, place: str
    ) -> None:
        client = Client()
        for method in ("get", "head", "get"):
            with CaptureQueriesContext(connection) as made:
                answer = getattr(client, method)(place)
            assert answer.status_code == 200
            assert not [one["sql"] for one in made.captured_queries if is_change(one["sql"])]
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer["X-Robots-Tag"]
            assert answer["Cache-Control"] == "no-store"
            assert not answer.cookies
        for path in ("/share/go/", f"{place}join/", f"{place}leave/"):
            assert client.get(path).status_code == 405
            assert client.head(path).status_code == 405
        assert not ShareCount.objects.exists()

    def test_a_press_is_counted_and_leads_on(self, place: str) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = press_on(client, read(client.get(place)), "bluesky", Origin="null")
        assert answer.status_code == 200
        wait, _semicolon, target = answer["Refresh"].partition("; url=")
        assert wait == "0"
        assert target.startswith("https://bsky.app/intent/compose?")
        (words,) = parse_qs(urlsplit(target).query)["text"]
        assert words.startswith(f"{HEADLINE}\n\n{WORDS}")
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert target in read(answer).links().values()
        assert ShareCount.objects.get().presses == 1

    def test_words_that_are_long_as_an_address_are_led_to_by_a_link(self) -> None:
        now = clock.now()
        town = a_town(at=now)
        for_sharing(town, handed={LONG: "🌊" * 450}, at=now)
        see_off(town, at=now + timedelta(seconds=1))
        client = Client()
        offered = read(client.get(f"/share/{an_advocate_link(town, at=now)}/"))
        answer = press_on(client, offered, "whatsapp")
        assert answer.status_code == 200
        head = "".join(f"{name}: {value}\r\n" for name, value in answer.items())
        assert len(head) < 4_096
        (target,) = [one for one in read(answer).links().values() if "wa.me" in one]
        assert "🌊" * 450 in parse_qs(urlsplit(target).query)["text"][0]
        assert ShareCount.objects.get().presses == 1

    def test_what_a_press_carries_is_the_same_for_everybody(self, town: Town, place: str) -> None:
        other = f"/share/{an_advocate_link(town, name='Ben', at=clock.now())}/"
        mine, theirs = read(Client().get(place)), read(Client().get(other))
        assert codes(mine) == codes(theirs)

    def test_a_page_that_is_too_old_leads_nowhere(self, place: str) -> None:
        signer = signing.Signer(salt="clarion.share")
        number, half_day = signer.unsign_object(codes(read(Client().get(place)))[0])
        old = signer.sign_object([number, half_day - 2])
        answer = Client().post("/share/go/", {"code": old, "to": "x"})
        assert answer.status_code == 410
        assert "too old" in read(answer).words

    def test_whatever_fetches_ahead_is_not_counted(self, place: str) -> None:
        client = Client()
        shown = read(client.get(place))
        for name in ("Purpose", "Sec-Purpose", "X-Moz"):
            press_on(client, shown, "x", **{name: "prefetch;prerender"})
        assert not ShareCount.objects.exists()

    @pytest.mark.parametrize("code", ["", "12", "1:abc:def"])
    def test_a_press_from_elsewhere_leads_nowhere(self, code: str) -> None:
        answer = Client().post("/share/go/", {"code": code, "to": "x"})
        assert answer.status_code == 410
        assert "Refresh" not in answer
        assert not ShareCount.objects.exists()

    def test_a_press_on_what_is_no_network_leads_nowhere(self, place: str) -> None:
        client = Client()
        assert press_on(client, read(client.get(place)), "evil.example").status_code == 404

    def test_a_page_that_was_open_before_a_hold_leads_nowhere(self, town: Town, place: str) -> None:
        client = Client()
        before = read(client.get(place))
        place_hold(scope="everything", why="A secret", by=town.chief, at=clock.now())
        answer = press_on(client, before, "x")
        assert answer.status_code == 410
        assert "Do not share this now" in read(answer).words
        assert not ShareCount.objects.exists()
        shown = read(client.get(place))
        assert HEADLINE not in shown.words
        assert "not to be shared at the moment" in shown.words
        assert "A secret" not in shown.words

    def test_says_at_once_that_it_was_withdrawn(
        self, town: Town, edition_id: int, place: str
    ) -> None:
        statement_id = page(town, edition_id).statement_id
        withdraw(statement_id=statement_id, why="Wrong road", by=town.chief, at=clock.now())
        shown = read(Client().get(place))
        assert "Do not share this any more" in shown.words
        assert "Wrong road" not in shown.words  # why is for the desk
        assert HEADLINE not in shown.words
        assert not codes(shown)

    def test_says_what_was_wrong_and_offers_the_correction(
        self, town: Town, edition_id: int, place: str
    ) -> None:
        now = clock.now()
        second = begin_edition(edition_id=edition_id, by=town.chief, at=now)
        assert "Do not share this for now" in read(Client().get(place)).words
        words = wording(town, text="Mill Lane is closed until 20:00 on Friday.")
        version = page(town, second).version
        revise(edition_id=second, seen_version=version, wording=words, by=town.chief, at=now)
        send_for_signature(town, second, at=now)
        signed(town, second, at=now)
        see_off(town, at=now + timedelta(seconds=1))
        shown = read(Client().get(place))
        assert "Do not share the old words any more" in shown.words
        assert MISTAKE in shown.words
        assert any(
            text_of(one).startswith("CORRECTION. ") and "20:00" in text_of(one)
            for one in shown.dom.iter("textarea")
        )

    def test_one_press_leaves(self, place: str) -> None:
        client = Client(enforce_csrf_checks=True)
        assert "You have left" in read(client.post(f"{place}leave/")).words
        assert client.get(place).status_code == 410
        assert client.post(f"{place}leave/").status_code == 410
        assert client.post(f"{place}join/").status_code == 410

    def test_an_exercise_says_so_and_leads_nowhere(self, press: Press) -> None:
        now = clock.now()
        for_sharing(press, at=now)
        see_off(press, at=now + timedelta(seconds=1))
        place = f"/share/{an_advocate_link(press, at=now)}/"
        shown = read(Client().get(place))
        assert 'data-mode="exercise"' in shown.response.content.decode()
        assert buttons(shown) == {"Leave this list"}
        assert "nothing here leads to a network" in shown.words
        assert not any("://" in url and "/news/" not in url for url in shown.links().values())


class TestOwnPage:
    def test_anybody_shares_what_stands_there_by_plain_links(
        self, town: Town, edition_id: int, screen: Screen
    ) -> None:
        slug = people.office(town.office_id).slug
        code = page(town, edition_id).code
        shown = screen.open(f"/{slug}/news/{code}/", queries=NEWS)
        target = shown.links()["Bluesky"]
        assert parse_qs(urlsplit(target).query)["text"][0].endswith(f"/{slug}/news/{code}/")
        statement_id = page(town, edition_id).statement_id
        withdraw(statement_id=statement_id, why="Wrong road", by=town.chief, at=clock.now())
        gone = read(screen.client.get(f"/{slug}/news/{code}/"))
        assert "Bluesky" not in gone.words

    def test_nobody_shares_an_exercise(self, press: Press, screen: Screen) -> None:
        edition_id = for_sharing(press, at=clock.now())
        see_off(press, at=clock.now() + timedelta(seconds=1))
        slug = people.office(press.office_id).slug
        shown = read(screen.client.get(f"/{slug}/news/{page(press, edition_id).code}/"))
        assert HEADLINE in shown.words
        assert "Share this" not in shown.words


def test_another_offices_words_are_not_on_ones_page(town: Town) -> None:
    other = a_town(at=clock.now())
    place = f"/share/{an_advocate_link(other, at=clock.now())}/"
    shown = read(Client().get(place))
    assert HEADLINE not in shown.words
    assert "Nothing at the moment." in shown.words
    assert queries.packs(office_id=town.office_id, at=clock.now()).shown
    assert LINK not in shown.words
