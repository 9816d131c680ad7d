"""The screens of listening: what is said, watches, sources, the log, and what the public reads."""

import importlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clarion.kit import clock
from clarion.listening.actions import OfficialKind as Kind
from clarion.listening.actions import (
    ask_to_look,
    gather,
    propose_official,
    reseal_sources,
    set_policy,
)
from clarion.listening.models import Mention, Parked, Source, Watch
from clarion.listening.rules.limits import LOOKS_MAX, MENTIONS_PAGE
from tests.makers.letterbox import a_counter
from tests.makers.listening import WHY, Ear, a_watch, an_ear, hears
from tests.makers.people import a_person
from tests.screens.conftest import Screen

watching = importlib.import_module("clarion.listening.queries.watches")
HERE = "/wick/listening/"
# Who asks (3); a page of mentions and its matches (2), how much is said (4), what is at risk (2),
# watches and sources to choose from (2); what says the same as those on the page, and what is said
# most (2, and 2 more where something is). Where a life is at risk, which watches found that.
HEARD = 15
SIFTED = 14
RISKY = 16
EMPTY = 13


@pytest.fixture
def ear(screen: Screen) -> Ear:
    ear = an_ear(slug="wick", at=clock.now())
    screen.sign_in(ear.chief)
    return ear


def form(ear: Ear, **changes: object) -> dict[str, object]:
    day = (clock.now() + timedelta(days=20)).date().isoformat()
    return {
        "title": "Water at Mill Lane",
        "purpose": "service",
        "why": WHY,
        "words": "burst pipe\r\nno water",
        "places": "Mill Lane",
        "sources": [str(ear.files_id)],
        "until": day,
        **changes,
    }


def test_a_watch_is_changed_and_the_log_shows_both(ear: Ear, screen: Screen) -> None:
    watch_id = a_watch(ear, at=clock.now())
    place = f"{HERE}watches/new/?instead={watch_id}"
    link = screen.open(f"{HERE}watches/{watch_id}/", queries=7).links()
    assert link["Change its words, places or sources"] == place
    shown = screen.open(place, queries=12)
    assert "burst pipe" in shown.words
    screen.send(f"{HERE}watches/new/", form(ear, words="no water", instead=str(watch_id)))
    old, new = Watch.objects.order_by("pk")
    assert (old.state, old.over_why, new.state) == ("ended", "changed", "on")
    assert "another watch began in its place" in screen.open("/listening/wick/", queries=10).words
    assert screen.client.get(place).status_code == 404  # it is over


def test_what_many_say_stands_above_as_one(ear: Ear, screen: Screen) -> None:
    a_watch(ear, at=clock.now())
    words = "A burst pipe in Mill Lane, do you know of it?"
    first, *_rest = hears(ear, *[words] * 4, at=clock.now())
    gather(by=ear.clockwork, at=clock.now())
    shown = screen.open(HERE, queries=HEARD + 2)
    assert "4 mentions by 4 people" in shown.words
    assert "3 more say the same" in shown.words
    same = screen.open(f"{HERE}?same={first.pk}", queries=SIFTED)
    assert same.words.count(words) == 4
    assert "Only those who say the same" in same.words


def test_says_how_to_begin_when_nobody_listens(ear: Ear, screen: Screen) -> None:
    shown = screen.open(HERE, queries=EMPTY)
    assert "Nobody listens yet" in shown.words
    assert "0 mentions in the last hour" in shown.words
    assert shown.links()["Begin a watch"] == f"{HERE}watches/new/"


def test_begins_a_watch_and_shows_it(ear: Ear, screen: Screen) -> None:
    screen.open(f"{HERE}watches/new/", queries=9)
    answer = screen.send(f"{HERE}watches/new/", form(ear))
    assert answer.status_code == 302
    shown = screen.open(answer.headers["Location"], queries=7)
    assert shown.heading == "Water at Mill Lane"
    assert "Mill Lane (Place)" in shown.words
    assert "Water at Mill Lane" in screen.open(f"{HERE}watches/", queries=8).words


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"words": "flooding\r\nMaya Hart"}, "“Maya Hart” is a person, or could only be one."),
        ({"words": "@maya"}, "Only accounts in the register are watched."),
        ({"words": "protest"}, "is about protest or assembly, which is not watched."),
        ({"until": "2020-01-01"}, "A watch ends within 90 days"),
        ({"sources": []}, "Where to listen: Choose at least one."),
        ({"why": "Because."}, "Say in a sentence what you listen for."),
    ],
)
def test_says_in_words_why_a_watch_is_refused(
    ear: Ear, screen: Screen, changes: dict[str, object], sentence: str
) -> None:
    shown = screen.send_and_read(f"{HERE}watches/new/", form(ear, **changes), status=422)
    assert sentence in shown.words
    assert not Watch.objects.exists()


def test_a_second_person_agrees(ear: Ear, screen: Screen) -> None:
    place = screen.send(f"{HERE}watches/new/", form(ear, words="Grace Hart")).headers["Location"]
    assert "Take it back" in screen.open(place, queries=7).words
    assert screen.send(f"{place}agree/").status_code == 302
    assert Watch.objects.get().state == "proposed"
    screen.sign_in(ear.other)
    assert "is it surely no person" in screen.open(place, queries=7).words
    screen.send(f"{place}agree/")
    assert Watch.objects.get().state == "on"


def test_renews_and_ends_a_watch(ear: Ear, screen: Screen) -> None:
    place = f"{HERE}watches/{a_watch(ear, at=clock.now())}/"
    far = (clock.now() + timedelta(days=200)).date().isoformat()
    assert "90 days" in screen.send_and_read(place, {"why": WHY, "until": far}, status=200).words
    near = (clock.now() + timedelta(days=60)).date().isoformat()
    assert screen.send(place, {"why": WHY, "until": near}).status_code == 302
    screen.send(f"{place}end/", {"why": "Mended."})
    assert (Watch.objects.get().state, Watch.objects.get().over_why) == ("ended", "Mended.")


def test_shows_what_was_said_by_watch_source_language_and_need(ear: Ear, screen: Screen) -> None:
    watch_id = a_watch(ear, at=clock.now())
    hears(ear, "when will the burst pipe be mended?", "no water again", at=clock.now())
    shown = screen.open(HERE, queries=HEARD)
    assert "2 mentions in the last hour by 2 people" in shown.words
    assert "when will the burst pipe be mended?" in shown.words
    report = screen.open(f"{HERE}?need=report&watch={watch_id}", queries=SIFTED)
    assert "when will the burst pipe be mended?" in report.words
    other = screen.open(f"{HERE}?need=compliment", queries=SIFTED - 2)
    assert "when will the burst pipe be mended?" not in other.words
    assert "Nothing of that kind" in screen.open(f"{HERE}?language=fr", queries=SIFTED - 2).words
    assert "no water again" in screen.open(f"{HERE}?source={ear.files_id}", queries=SIFTED).words


def test_every_number_leads_to_its_mentions(ear: Ear, screen: Screen) -> None:
    a_watch(ear, at=clock.now() - timedelta(days=1))
    hears(ear, "no water here", at=clock.now() - timedelta(hours=3))
    hears(ear, "a burst pipe", at=clock.now())
    links = screen.open(HERE, queries=HEARD).links()
    hour = screen.open(HERE + links["1 mention in the last hour"], queries=SIFTED)
    assert "no water here" not in hour.words
    assert (
        "no water here" in screen.open(HERE + links["2 in the last 24 hours"], queries=SIFTED).words
    )


def test_a_page_is_long_enough_and_has_another_one(ear: Ear, screen: Screen) -> None:
    a_watch(ear, at=clock.now())
    hears(ear, *(f"no water, street {n}" for n in range(MENTIONS_PAGE + 1)), at=clock.now())
    first = screen.open(HERE, queries=HEARD)
    older = screen.open(HERE + first.links()["Older →"], queries=HEARD)
    assert "no water, street 0" in older.words


def test_what_may_be_about_a_life_stands_on_top_and_is_taken_up(ear: Ear, screen: Screen) -> None:
    a_counter(by=ear.chief)
    a_watch(ear, at=clock.now())
    (one,) = hears(ear, "no water, and my mum wont wake up", at=clock.now())
    shown = screen.open(HERE, queries=RISKY)
    assert "1 mention may be about a life, and nobody has looked at it" in shown.words
    screen.send(f"{HERE}mentions/{one.pk}/take-up/")
    one.refresh_from_db()
    assert one.reference
    assert f"at the desk as {one.reference}" in screen.open(HERE, queries=HEARD).words


def test_opening_a_mention_is_counted_and_too_often_refused(ear: Ear, screen: Screen) -> None:
    a_watch(ear, at=clock.now())
    (one,) = hears(ear, "no water here", author="maya", at=clock.now())
    place = f"{HERE}mentions/{one.pk}/"
    shown = screen.open(place, queries=11)
    assert one.pseudonym in shown.words
    assert "maya" not in shown.words
    for _ in range(LOOKS_MAX - 1):
        screen.open(place, queries=11)
    often = screen.open(place, queries=7, status=422)
    assert "You have looked at this author often this week" in often.words
    screen.send(f"{place}ask/", {"why": "She asked us to call her back today."})
    log = screen.open(f"{HERE}log/", queries=7)
    assert "She asked us to call her back today." in log.words
    assert "Times" in log.words


def test_the_log_decides_what_waits_for_a_second_person(ear: Ear, screen: Screen) -> None:
    at = clock.now()
    a_watch(ear, at=at)
    (one,) = hears(ear, "no water here", at=at)
    wish = ask_to_look(mention_id=one.pk, why=WHY, by=ear.other, at=at)
    official = propose_official(
        network="bluesky", handle="did:plc:mail", name="Millbrook Mail", kind=Kind.MEDIA,
        evidence="Their website leads to it.", by=ear.other, at=at,
    )  # fmt: skip
    set_policy(keep_days=10, by=ear.chief, at=at)
    assert "10 days, then they are deleted" in screen.open(f"{HERE}log/", queries=7).words
    screen.send(f"{HERE}log/looks/{wish}/", {"deed": "agree"})
    screen.send(f"{HERE}log/accounts/{official}/", {"deed": "agree"})
    screen.send(f"{HERE}log/days/", {"keep_days": "9"})
    shown = screen.open(f"{HERE}log/", queries=7)
    assert "9 days, then they are deleted" in shown.words
    assert "Agreed" in shown.words
    refused = screen.send_and_read(f"{HERE}log/", {"network": "bluesky"}, status=422)
    assert "There is a problem" in refused.words


def test_sources_are_added_paused_and_left(ear: Ear, screen: Screen) -> None:
    place = f"{HERE}sources/"
    assert "Not read: no watch listens to it" in screen.open(place, queries=8).words
    wrong = {"kind": "feed", "title": "Mail", "address": "mail.example"}
    screen.send_and_read(place, wrong, status=422)  # nobody says whose it is
    wrong["feed_evidence"] = "The paper's own site leads to it."
    refused = screen.send_and_read(place, wrong, status=422)
    assert "a feed's address begins with https://" in refused.words.replace("’", "'")
    screen.send(place, {**wrong, "address": "https://mail.example/feed"})
    feed = Source.objects.get(kind="feed")
    waits = screen.open(place, queries=8)
    assert "Waits for a second person" in waits.words
    assert (
        f"{place}{feed.pk}/agree/" not in waits.response.content.decode()
    )  # not by whoever named it
    screen.sign_in(ear.other)
    assert f"{place}{feed.pk}/agree/" in screen.open(place, queries=8).response.content.decode()
    screen.send(f"{place}{feed.pk}/agree/")
    feed.refresh_from_db()
    assert (feed.state, feed.agreed_by) == ("open", ear.other.name)
    for to in ("paused", "open", "closed"):
        screen.send(f"{place}{feed.pk}/move/", {"to": to})
        feed.refresh_from_db()
        assert feed.state == to


def test_a_source_that_is_opened_with_a_secret_asks_for_it_and_never_shows_it(
    ear: Ear, screen: Screen
) -> None:
    place = f"{HERE}sources/"
    digest = {
        "kind": "digest", "title": "Monitor", "address": "m@town.example",
        "digest_senders": "monitor.example", "digest_imap_host": "imap.town.example",
        "digest_evidence": "It is the county's own press digest.",
    }  # fmt: skip
    assert "Password" in screen.send_and_read(place, digest, status=422).words
    screen.send(place, {**digest, "digest_password": "a secret word"})
    source = Source.objects.get(kind="digest")
    assert source.access().secrets == {"password": "a secret word"}
    assert source.settings["imap_port"] == "993"
    screen.send(f"{place}{source.pk}/open/", {"secret": "another one"})
    source.refresh_from_db()
    assert source.access().secrets == {"password": "another one"}
    Source.objects.filter(pk=source.pk).update(trouble="token_revoked: no", troubled_at=clock.now())
    shown = screen.open(place, queries=8)
    assert "What opened it is not taken any more. Hand in a new one below." in shown.words
    assert "another one" not in shown.words
    reseal_sources()
    screen.send(f"{place}{source.pk}/move/", {"to": "closed"})
    source.refresh_from_db()
    assert not source.access().secrets


def test_a_file_is_handed_in_and_what_cannot_be_read_is_shown(ear: Ear, screen: Screen) -> None:
    a_watch(ear, at=clock.now())
    file = SimpleUploadedFile("heard.jsonl", b'{"text": "no water"}\n{"text": 7}\n')
    screen.client.post(f"{HERE}sources/{ear.files_id}/file/", {"file": file})
    assert Mention.objects.count() == 1
    shown = screen.open(f"{HERE}sources/", queries=8)
    assert "2 lines read, 1 kept." in shown.words
    assert "1 line could not be read and waits below: line 2: text is not a text" in shown.words
    assert "1 thing could not be read: text is not a text" in shown.words
    screen.send(f"{HERE}sources/{ear.files_id}/replay/")
    assert Parked.objects.count() == 1


def test_only_who_may_listen_enters(ear: Ear, screen: Screen) -> None:
    handler = a_person(by=ear.chief)
    screen.sign_in(handler)
    for place in ("", "watches/", "watches/new/", "sources/", "log/"):
        assert screen.client.get(HERE + place).status_code == 403


def test_everybody_reads_what_is_watched_and_nothing_is_hidden(ear: Ear, screen: Screen) -> None:
    watch_id = a_watch(ear, at=clock.now())
    hears(ear, "no water here", author="maya", at=clock.now())
    screen.client.logout()
    shown = screen.open("/listening/wick/", queries=8)
    assert "Water at Mill Lane" in shown.words
    assert "burst pipe" in shown.words
    assert WHY in shown.words
    assert "1 kept now, 1 found so far" in shown.words
    assert "maya" not in shown.words
    Watch.objects.filter(pk=watch_id).update(state="stopped", over_at=clock.now(),
                                             over_why="mostly one person")  # fmt: skip
    assert "people are not watched" in screen.open("/listening/wick/", queries=8).words
    assert screen.client.get("/listening/nowhere/").status_code == 404


def test_what_is_over_has_pages_and_none_is_hidden(
    ear: Ear, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_OVER_MAX", 1)
    for title in ("The first", "The second"):
        number = a_watch(ear, at=clock.now(), title=title)
        Watch.objects.filter(pk=number).update(state="ended", over_at=clock.now())
    screen.client.logout()
    shown = screen.open("/listening/wick/", queries=8)
    assert ("The second" in shown.words, "The first" in shown.words) == (True, False)
    older = screen.open(f"/listening/wick/{shown.links()['Older →']}", queries=9)
    assert ("The second" in older.words, "The first" in older.words) == (False, True)


def test_the_last_day_of_the_calendar_is_too_far_off_and_no_fault(ear: Ear, screen: Screen) -> None:
    shown = screen.send_and_read(f"{HERE}watches/new/", form(ear, until="9999-12-31"), status=422)
    assert "A watch ends within 90 days" in shown.words
    place = f"{HERE}watches/{a_watch(ear, at=clock.now())}/"
    answer = screen.send_and_read(place, {"why": WHY, "until": "9999-12-31"}, status=200)
    assert "90 days" in answer.words


def test_a_reason_with_a_sign_that_nobody_sees_is_taken_without_it(
    ear: Ear, screen: Screen
) -> None:
    watch_id = a_watch(ear, at=clock.now())
    (one,) = hears(ear, "no water today", at=clock.now())
    assert screen.send(f"{HERE}mentions/{one.pk}/ask/", {"why": f"\x00{WHY}"}).status_code == 302
    assert screen.send(f"{HERE}watches/{watch_id}/end/", {"why": "Men\x00ded."}).status_code == 302
    assert Watch.objects.get().over_why == "Mended."
