"""What is said in public stands beside what people write to us, and never in its figures."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from clarion.kit import clock
from clarion.listening.actions import add_source
from clarion.listening.models import Mention
from clarion.listening.queries import said_by_area, said_by_theme
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk
from tests.makers.people import a_person, an_office
from tests.screens.conftest import Screen
from tests.screens.insight.test_going_on import HEARD, HERE, QUERIES, TOP

# Who asks (3), a page and its matches (2), how much is said (4), what is at risk, choices (2).
MENTIONS = 13
# The watches that found what is shown.
MATCHES = 1
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    desk = a_desk(net, slug="millbrook", at=clock.now())
    screen.sign_in(desk.chief)
    return desk


def they_say(desk: Desk, text: str, *, many: int = 1, **changes: object) -> list[Mention]:
    """Let so many people have said it in public an hour ago."""
    at = clock.now() - HOUR
    before = Mention.objects.count()
    if before:
        source_id = Mention.objects.values_list("source_id", flat=True)[0]
    else:
        source_id = add_source(
            kind="file", title="Letters", address="letters", by=desk.chief, at=at
        )
    facts = {"received_at": at, "forget_at": at + timedelta(days=9), "text": text} | changes
    return [
        Mention.objects.create(
            office_id=desk.office_id, source_id=source_id, remote_id=f"said-{before + n}",
            **{"pseudonym": f"V{before + n}"} | facts,
        )
        for n in range(many)
    ]  # fmt: skip


def test_an_area_that_is_only_spoken_of_stands_there_with_its_own_sound(
    desk: Desk, screen: Screen
) -> None:
    they_say(desk, "this is a disgrace", many=6, area="Weirside", temperature=-70)
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert "Weirside" in shown.words
    assert "Bitter" in shown.words
    said = shown.links()["6 mentions in public, Weirside"]
    assert screen.open(said, queries=MENTIONS + MATCHES).words.count("this is a disgrace") == 6


def test_what_few_say_in_public_makes_no_area_and_has_no_sound(desk: Desk, screen: Screen) -> None:
    they_say(desk, "this is a disgrace", many=4, area="Weirside", temperature=-70)
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    assert "Nobody named a place" in shown.words
    assert "Bitter" not in shown.words


def test_one_who_says_it_often_counts_once_and_an_outlet_feels_nothing(desk: Desk) -> None:
    they_say(desk, "bitter", many=3, area="Weirside", theme="fire", temperature=-90, pseudonym="A")
    they_say(desk, "glad", area="Weirside", theme="fire", temperature=50)
    they_say(desk, "news", area="Weirside", theme="fire", temperature=-90, pseudonym="",
             outlet="Mail")  # fmt: skip
    span = {"since": clock.now() - 2 * HOUR, "until": clock.now()}
    for counted in (
        said_by_area(office_id=desk.office_id, **span)["Weirside"],
        said_by_theme(office_id=desk.office_id, **span)["fire"],
    ):
        assert (counted.mentions, counted.people, counted.heard) == (5, 2, 2)
        assert counted.sounds == -20
    assert said_by_theme(office_id=an_office(at=clock.now()), **span) == {}


def test_themes_in_public_are_counted_apart_and_lead_to_their_mentions(
    desk: Desk, screen: Screen
) -> None:
    they_say(desk, "smoke over the mill", many=2, theme="fire")
    they_say(desk, "the fair is on")
    shown = screen.open(HERE, queries=QUERIES - 1 + TOP)
    behind = screen.open(shown.links()["Fire in public"], queries=MENTIONS + MATCHES)
    assert behind.words.count("smoke over the mill") == 2
    assert "the fair is on" not in behind.words


def is_bar(attributes: Mapping[str, str]) -> bool:
    """Say whether it can be pressed in the drawing; whoever has no mouse has the table below."""
    return attributes.get("tabindex") == "-1" and "href" in attributes


def test_the_hours_tell_both_and_lead_to_each(desk: Desk, screen: Screen) -> None:
    a_case(desk, "@townhall is the bridge open?", at=clock.now())
    they_say(desk, "smoke over the mill", many=2)
    they_say(desk, "smoke yesterday", received_at=clock.now() - 30 * HOUR)
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "2 mentions in public in half hours" in shown.words
    links = shown.links()
    written = next(name for name in links if name.startswith("1 messages, from"))
    said = next(name for name in links if name.startswith("2 mentions in public, from"))
    assert "is the bridge open?" in screen.open(links[written], queries=HEARD).words
    behind = screen.open(links[said], queries=MENTIONS + MATCHES)
    assert behind.words.count("smoke over the mill") == 2
    assert "smoke yesterday" not in behind.words
    bars = [one.attrib["href"] for one in shown.dom.iter() if is_bar(one.attrib)]
    assert sorted(bars) == sorted([links[written], links[said]])


def test_whoever_does_not_listen_is_told_nothing_of_it(desk: Desk, screen: Screen) -> None:
    they_say(desk, "smoke over the mill", many=6, theme="fire", area="Weirside")
    screen.sign_in(a_person(by=desk.chief, role="Contact handler"))
    shown = screen.open(HERE, queries=QUERIES - 6 + TOP)
    assert "in public" not in shown.words
    assert "Weirside" not in shown.words


def test_public_bodies_do_not_stand_among_the_media(desk: Desk, screen: Screen) -> None:
    said = {"pseudonym": "", "risk": ""}
    they_say(desk, "the bridge stays shut", outlet="Mail", outlet_kind="media", **said)
    they_say(desk, "we have shut it", outlet="Police", outlet_kind="public body", **said)
    # Each list asks by which watches its mentions were found.
    words = screen.open(HERE, queries=QUERIES - 1 + TOP + 2).words
    media, bodies = words.index("What the media say"), words.index("What public bodies say")
    assert media < words.index("the bridge stays shut") < bodies < words.index("we have shut it")
