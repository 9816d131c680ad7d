"""What begins stands on top, and one says to it that one has seen it, that it is false, or mute."""

from datetime import timedelta

import pytest

from clarion.insight.models import EarlyWarning, Mute, Silence
from clarion.kit import clock
from clarion.ledger.models import Entry
from clarion.listening.models import Mention
from clarion.postroom.models import Message
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk
from tests.makers.insight import a_warning
from tests.makers.people import a_person
from tests.screens.conftest import Screen
from tests.screens.insight.test_going_on import HERE, QUERIES, TOP

ALL = f"{HERE}warnings/"
# Who asks (3), the page, the weeks, the silences, the mutes.
ALL_QUERIES = 7
# Examples: the messages with their history and attachments (3), and their cases.
EXAMPLES = 4


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    desk = a_desk(net, slug="millbrook", at=clock.now())
    screen.sign_in(desk.chief)
    return desk


def begun(desk: Desk, **changes: object) -> EarlyWarning:
    return a_warning(desk.office_id, at=clock.now(), **changes)


def test_what_begins_stands_on_top_with_its_examples(desk: Desk, screen: Screen) -> None:
    case_id = a_case(desk, "@townhall the water is brown", at=clock.now())
    begun(desk, examples=[f"m{Message.objects.get().pk}"])
    shown = screen.open(HERE, queries=QUERIES + TOP + EXAMPLES)
    assert "“water”, “brown” in Mill Lane" in shown.words
    assert "14 people in 5 minutes, usually 1" in shown.words
    assert shown.links()["@townhall the water is brown"].endswith(f"/desk/{case_id}/")


def test_what_was_deleted_or_forgotten_shows_no_words(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall the water is brown", at=clock.now())
    Message.objects.update(deleted_at=clock.now())
    begun(desk, examples=[f"m{Message.objects.get().pk}", "s4711"])
    shown = screen.open(HERE, queries=QUERIES + TOP + EXAMPLES + 1)
    assert "water is brown" not in shown.words
    assert "Something said in public" not in shown.words
    assert not Mention.objects.exists()


def test_seen_makes_room_and_can_be_taken_back(desk: Desk, screen: Screen) -> None:
    first, second = begun(desk), begun(desk, subjects=[["term", "smoke"]])
    screen.send(f"{ALL}{second.pk}/seen/")
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert shown.words.index("“water”") < shown.words.index("“smoke”")
    assert f"Seen by {desk.chief.name}" in shown.words
    screen.send(f"{ALL}{second.pk}/unseen/")
    assert not EarlyWarning.objects.exclude(seen_at=None).exists()
    assert first.pk < second.pk


def test_a_false_alarm_leaves_the_top_and_is_counted(desk: Desk, screen: Screen) -> None:
    warning = begun(desk)
    screen.send(f"{ALL}{warning.pk}/false/", {"why": "A song"})
    assert "What begins" not in screen.open(HERE, queries=QUERIES - 1 + TOP).words
    shown = screen.open(f"{ALL}?which=false", queries=ALL_QUERIES)
    assert "A song" in shown.words
    screen.send(f"{ALL}{warning.pk}/true/", {"back": "warnings"})
    assert "None of that kind" in screen.open(f"{ALL}?which=false", queries=ALL_QUERIES).words
    deeds = Entry.objects.filter(about=warning.about).order_by("pk")
    assert list(deeds.values_list("deed", flat=True)) == ["false alarm", "no false alarm"]


def test_mutes_are_listed_with_what_they_kept_quiet(desk: Desk, screen: Screen) -> None:
    warning = begun(desk)
    asked = {"subject": "term:water", "span": "week", "why": "The works flush the pipes"}
    screen.send(f"{ALL}{warning.pk}/mute/", asked)
    row = Mute.objects.get()
    assert (row.kind, row.name, row.until_at - row.made_at >= timedelta(days=6)) == (
        "term", "water", True,
    )  # fmt: skip
    Mute.objects.update(kept_quiet=3)
    shown = screen.open(ALL, queries=ALL_QUERIES)
    assert "the word “water”" in shown.words
    assert "kept quiet 3 times" in shown.words
    screen.send(f"{ALL}mutes/{row.pk}/end/", {"back": "warnings"})
    assert "kept quiet" not in screen.open(ALL, queries=ALL_QUERIES).words


@pytest.mark.parametrize(
    "asked",
    [
        {"subject": "term:water", "span": "year", "why": "For ever"},
        {"subject": "term:water", "span": "day", "why": " "},
    ],
)
def test_a_mute_needs_a_reason_and_an_end(
    desk: Desk, screen: Screen, asked: dict[str, str]
) -> None:
    screen.send(f"{ALL}{begun(desk).pk}/mute/", asked)
    assert not Mute.objects.exists()


def test_a_silence_is_said_on_top(desk: Desk, screen: Screen) -> None:
    at = clock.now()
    Silence.objects.create(
        office_id=desk.office_id, stream="account:1", title="FakeNet, townhall",
        since_at=at - timedelta(hours=2), noticed_at=at, missed=14.2,
    )  # fmt: skip
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert "FakeNet, townhall: nothing has come since" in shown.words
    assert "about 14 messages would have been usual" in shown.words


def test_whoever_does_not_listen_sees_and_can_only_see(desk: Desk, screen: Screen) -> None:
    warning = begun(desk)
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    assert "False alarm" not in screen.open(HERE, queries=QUERIES - 6 + TOP).words
    assert screen.send(f"{ALL}{warning.pk}/false/").status_code == 403
    assert screen.send(f"{ALL}{warning.pk}/mute/", {"subject": "term:water"}).status_code == 403
    assert screen.send(f"{ALL}{warning.pk}/seen/").status_code == 302
    screen.sign_in(a_person(by=desk.chief, role="Platform administrator"))
    assert screen.client.get(ALL).status_code == 403
