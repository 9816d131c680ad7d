"""The rumours, and the direct answer to each, on the screen of what is going on."""

from datetime import timedelta

import pytest

from clarion.desk.actions import end_snippet
from clarion.desk.models import Glance, Snippet
from clarion.desk.models import Recognition as Written
from clarion.insight.rules.rumours import SHOWN_MAX
from clarion.kit import clock
from clarion.listening.models import Recognition as Overheard
from clarion.postroom.models import Dispatch
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk, an_answer
from tests.makers.people import a_person
from tests.makers.rumours import ANSWER, ASKS, DENIES, RUMOUR, SAYS, a_rumour, compare
from tests.screens.conftest import Screen
from tests.screens.insight.test_going_on import HEARD, HERE, QUERIES, TOP
from tests.screens.insight.test_public import MATCHES, MENTIONS, they_say

# The ready words, and since when it has been said: to us, in public.
ANSWERS, WROTE, SAID = 1, 1, 1
# What stands publicly, and its words.
STATEMENTS = 2
HOUR = timedelta(hours=1)
NEW = "/millbrook/desk/words/snippets/new/"
NO_WORDS = "No ready answer"


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    desk = a_desk(net, slug="millbrook", at=clock.now())
    screen.sign_in(desk.chief)
    return desk


def said_publicly(desk: Desk, about: str, words: str) -> None:
    """Let an answer of ours be what everybody is told."""
    case_id = a_case(desk, "@townhall when do you collect the bins?", who="ivy", at=clock.now())
    an_answer(desk, case_id=case_id, text=words, at=clock.now())
    Dispatch.objects.update(about=about, state="sent", remote_id="post_1", settled_at=clock.now())


def test_says_what_would_stand_here(desk: Desk, screen: Screen) -> None:
    a_rumour(desk.chief, at=clock.now())
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert "No rumour that we know is going round" in shown.words
    assert shown.links()["Write down a rumour and words that answer it"] == NEW
    assert RUMOUR not in shown.words


def test_each_stands_there_with_who_says_it_since_when_and_the_answer(
    desk: Desk, screen: Screen
) -> None:
    a_rumour(desk.chief, at=clock.now())
    for who, words in (("ana", SAYS), ("tom", ASKS), ("eve", DENIES), ("rosa", "bins?")):
        a_case(desk, f"@townhall {words}", who=who, at=clock.now())
    they_say(desk, SAYS, many=3, read_at=clock.now())
    compare(desk.office_id, at=clock.now())
    shown = screen.open(HERE, queries=QUERIES + TOP + ANSWERS + WROTE + SAID)
    for words in (f"“{RUMOUR}”", "growing", "since", ANSWER, "1 only asks", "1 more denies it"):
        assert words in shown.words, words
    assert "of 3 voices" in shown.words
    links = shown.links()
    wrote = links[f"2 people wrote it to us: {RUMOUR}"]
    behind = screen.open(wrote, queries=HEARD + ANSWERS)
    assert f"Those that speak of “{RUMOUR}”" in behind.words
    assert behind.words.count("in Millbrook is") == 3
    assert "bins?" not in behind.words
    assert links[f"Use them: answer those who wrote: {RUMOUR}"] == wrote
    said = screen.open(links[f"3 mentions overheard: {RUMOUR}"], queries=MENTIONS + MATCHES)
    assert said.words.count(SAYS) == 3
    assert "Only those that speak of one rumour" in said.words


def test_another_day_tells_of_its_own(desk: Desk, screen: Screen) -> None:
    a_rumour(desk.chief, at=clock.now())
    a_case(desk, f"@townhall {SAYS}", at=clock.now())
    compare(desk.office_id, at=clock.now())
    Written.objects.update(received_at=clock.now() - 26 * HOUR)
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "No rumour that we know" in shown.words
    earlier = screen.open(
        f"{HERE}{shown.links()['← Six hours back']}", queries=QUERIES + ANSWERS + WROTE
    )
    assert f"“{RUMOUR}”" in earlier.words
    assert "fading" in earlier.words


def test_whoever_does_not_listen_is_told_only_what_was_written(desk: Desk, screen: Screen) -> None:
    a_rumour(desk.chief, at=clock.now())
    they_say(desk, SAYS, many=3, read_at=clock.now())
    compare(desk.office_id, at=clock.now())
    assert Overheard.objects.count() == 3
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    shown = screen.open(HERE, queries=QUERIES - 6 + TOP)
    assert RUMOUR not in shown.words
    assert "overheard" not in shown.words


def test_one_that_is_only_overheard_leads_to_where_one_speaks_publicly(
    desk: Desk, screen: Screen
) -> None:
    a_rumour(desk.chief, at=clock.now())
    they_say(desk, SAYS, read_at=clock.now())
    compare(desk.office_id, at=clock.now())
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP + ANSWERS + SAID)
    assert "0 people wrote it to us" in shown.words
    assert "1 mention overheard" in shown.words
    name = f"Nobody wrote it to us: say it publicly: {RUMOUR}"
    assert shown.links()[name] == "/millbrook/publish/"
    screen.sign_in(a_person(by=desk.chief, role="Desk supervisor"))
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP + ANSWERS + SAID)
    assert "Whoever publishes can say it." in shown.words
    assert "/millbrook/publish/" not in shown.links().values()


def test_says_when_the_words_have_run_out_and_leads_to_them(desk: Desk, screen: Screen) -> None:
    number = a_rumour(desk.chief, at=clock.now())
    a_case(desk, f"@townhall {SAYS}", at=clock.now())
    compare(desk.office_id, at=clock.now())
    Snippet.objects.update(expires_on=clock.now().date())
    shown = screen.open(HERE, queries=QUERIES + TOP + ANSWERS + WROTE)
    assert NO_WORDS in shown.words
    assert "ran out on" in shown.words
    assert ANSWER not in shown.words
    again = shown.links()[f"Look at them again: {RUMOUR}"]
    assert again == f"/millbrook/desk/words/snippets/{number}/"
    end_snippet(snippet_id=number, by=desk.chief, at=clock.now())
    shown = screen.open(HERE, queries=QUERIES + TOP + ANSWERS + WROTE)
    fresh = screen.open(shown.links()[f"Write new ones: {RUMOUR}"], queries=5)
    assert fresh.value("title") == "Water"
    assert RUMOUR in fresh.words
    assert ANSWER in fresh.words


def test_whoever_may_not_write_ready_words_is_told_whom_to_ask(desk: Desk, screen: Screen) -> None:
    a_rumour(desk.chief, at=clock.now())
    a_case(desk, f"@townhall {SAYS}", at=clock.now())
    compare(desk.office_id, at=clock.now())
    Snippet.objects.update(expires_on=clock.now().date())
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    shown = screen.open(HERE, queries=QUERIES - 5 + TOP + ANSWERS + WROTE)
    assert "Ask somebody who may write ready words." in shown.words
    assert not [link for link in shown.links().values() if "/words/" in link]


def test_what_contradicts_a_statement_needs_two_and_leads_to_writing_words(
    desk: Desk, screen: Screen
) -> None:
    about = "statement:1"
    said_publicly(desk, about, "Swan Bridge is open to all traffic.")
    a_case(desk, "@townhall Swan Bridge is closed to all traffic", who="ana", at=clock.now())
    compare(desk.office_id, at=clock.now())
    assert Written.objects.filter(side="against").count() == 1
    asked = QUERIES + TOP + STATEMENTS
    assert "The opposite of what we say" not in screen.open(HERE, queries=asked).words
    a_case(desk, "@townhall Swan Bridge is closed to traffic", who="tom", at=clock.now())
    compare(desk.office_id, at=clock.now())
    shown = screen.open(HERE, queries=asked + WROTE)
    assert "The opposite of what we say publicly" in shown.words
    assert "2 people wrote it to us" in shown.words
    assert NO_WORDS in shown.words
    name = "Write down what they say, and words that answer it: Swan Bridge is open to all traffic."
    fresh = screen.open(shown.links()[name], queries=4 + STATEMENTS)
    assert "Swan Bridge is open to all traffic." in fresh.words
    assert fresh.value("title") == ""


def test_only_the_first_are_shown_and_the_others_counted(desk: Desk, screen: Screen) -> None:
    for number in range(SHOWN_MAX + 2):
        a_rumour(
            desk.chief, title=f"Water {number}", rumour=RUMOUR.replace("Millbrook", f"W{number}"),
            at=clock.now(),
        )  # fmt: skip
    a_case(desk, f"@townhall {SAYS}", at=clock.now())
    glance_id = Glance.objects.values_list("pk", flat=True)[0]
    Written.objects.bulk_create(
        Written(
            office_id=desk.office_id, glance_id=glance_id, received_at=clock.now() - HOUR,
            about=f"snippet:{pk}", side="says", percent=99,
        )
        for pk in Snippet.objects.values_list("pk", flat=True)
    )  # fmt: skip
    shown = screen.open(HERE, queries=QUERIES + TOP + ANSWERS + WROTE)
    assert shown.words.count("1 person wrote it to us") == SHOWN_MAX
    assert "2 more are said by fewer." in shown.words


@pytest.mark.parametrize("about", ["snippet:x", "case:1", "\x00", "snippet:99999999"])
def test_an_address_that_names_nothing_leaves_nothing_out_or_finds_nothing(
    desk: Desk, screen: Screen, about: str
) -> None:
    a_case(desk, "@townhall is the bridge open?", at=clock.now())
    known = about == "snippet:99999999"
    # Of nothing that was found no cases, histories, attachments, words nor names are asked for.
    page = screen.client.get(f"{HERE}messages/", {"about": about})
    assert page.status_code == 200
    assert ("is the bridge open?" in page.content.decode()) is not known
    fresh = screen.client.get(NEW, {"answers": about})
    assert fresh.status_code == 200
