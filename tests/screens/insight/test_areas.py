"""Where people write from and how they sound: each figure leads to exactly its messages."""

from datetime import timedelta

import pytest

from clarion.desk.actions import correct
from clarion.desk.models import Case, CaseMessage, Glance, Lesson, Suggestion
from clarion.desk.queries import LedTo, by_area, days_known, led_to, places_named
from clarion.insight.rules.sounding import UPSET_TO
from clarion.kit import clock
from clarion.places.actions import add_place
from clarion.postroom.models import Message
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import Desk, a_case, a_desk, fetch
from tests.makers.people import an_office
from tests.screens.conftest import Screen
from tests.screens.insight.test_going_on import HEARD, HERE, QUERIES, TOP

# Who was there: their messages, history and attachments, their cases.
WITNESSES = 4
EMPTY = 5


@pytest.fixture
def desk(net: FakeNet, screen: Screen) -> Desk:
    desk = a_desk(net, slug="millbrook", at=clock.now())
    screen.sign_in(desk.chief)
    for name, kind, lat in (
        ("Weirside", "neighbourhood", "51.01"),
        ("Weir Lane", "road", "51.011"),
    ):
        add_place(
            name=name,
            kind=kind,
            other_names=(),
            lat=lat,
            lon="-2.0",
            area="",
            by=desk.chief,
            at=clock.now(),
        )
    return desk


def test_counts_people_by_the_offices_own_subjects_and_leads_to_their_messages(
    desk: Desk, screen: Screen
) -> None:
    they_write(desk, *["I am furious, the bins were missed"] * 5, "The street lamp is out")
    *bins, lamp = Case.objects.order_by("pk").values_list("pk", flat=True)
    for case_id in bins:
        correct(case_id=case_id, label="missed bins", by=desk.chief, at=clock.now())
    lesson = Lesson.objects.create(
        office_id=desk.office_id, weights=b"", kept_by="Ben", kept_at=clock.now()
    )
    message = CaseMessage.objects.get(case_id=lamp).message
    for case_id, label in ((lamp, "street lamps"), (bins[0], "wasp nests")):
        Suggestion.objects.create(
            lesson=lesson, case_id=case_id, message=message, label=label, made_at=clock.now()
        )
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "In your own words missed bins" in shown.words
    assert "Of fewer than 5 people each: street lamps" in shown.words
    assert "wasp nests" not in shown.words  # a colleague has said what it is
    behind = screen.open(shown.links()["missed bins"], queries=HEARD + 1)
    assert "those whose case is about “missed bins”" in behind.words
    assert behind.words.count("the bins were missed") == 5
    assert "street lamp" not in behind.words
    lamps = screen.open(shown.links()["street lamps"], queries=HEARD + 1)
    assert "The street lamp is out" in lamps.words


def they_write(desk: Desk, *texts: str) -> None:
    for number, text in enumerate(texts):
        desk.net.person(f"p{number}").posts(f"@townhall {text}")
    fetch(desk, at=clock.now())


def test_tells_of_an_area_by_its_streets_and_leads_to_the_messages(
    desk: Desk, screen: Screen
) -> None:
    they_write(
        desk,
        *["This is a disgrace, I am furious, Weir Lane is flooded"] * 5,
        "I can see water coming into the houses in Weirside myself",
        "When do you collect the bins?",
    )
    shown = screen.open(HERE, queries=QUERIES + TOP + WITNESSES)
    assert "Weirside" in shown.words
    assert "Bitter" in shown.words
    links = shown.links()
    behind = screen.open(links["6 Weirside"], queries=HEARD)
    assert behind.words.count("I am furious") == 5
    assert "bins" not in behind.words
    upset = screen.open(links["5 of 6 upset"], queries=HEARD)
    assert "I can see water" not in upset.words
    there = screen.open(links["1 was there"], queries=HEARD)
    assert "I can see water" in there.words
    assert "furious" not in there.words
    assert "Floods" in links


def test_the_words_behind_a_temperature_and_a_theme_can_be_unfolded(
    desk: Desk, screen: Screen
) -> None:
    they_write(desk, *["This is a disgrace, I am furious, Weir Lane is flooded"] * 5)
    words = screen.open(HERE, queries=QUERIES + TOP).words
    assert "The words that say so: Weirsidefurious (anger) 5" in words
    assert "The words that say so: Floods" in words
    assert "flooded 5" in words
    line = screen.open(f"{HERE}messages/?theme=floods", queries=HEARD).words
    assert "How it sounds (anger): furious" in line
    assert "What it is about (Floods): " in line


def test_shows_no_words_of_a_few_people_nor_of_another_office(desk: Desk, screen: Screen) -> None:
    they_write(desk, *["I am furious, Weir Lane is flooded"] * 4)
    assert "furious" not in screen.open(HERE, queries=QUERIES + TOP).words.replace(
        "I am furious", ""
    )
    span = {"begin": clock.now() - timedelta(days=1), "end": clock.now() + timedelta(minutes=1)}
    assert led_to(office_id=desk.office_id, **span).areas["Weirside"][0].people == 4
    assert led_to(office_id=an_office(at=clock.now()), **span) == LedTo(areas={}, themes={})


def test_one_loud_person_counts_once_for_each_word(desk: Desk) -> None:
    for _ in range(3):
        desk.net.person("maya").posts("@townhall I am furious about Weir Lane")
    fetch(desk, at=clock.now())
    span = {"begin": clock.now() - timedelta(days=1), "end": clock.now() + timedelta(minutes=1)}
    (led,) = led_to(office_id=desk.office_id, **span).areas["Weirside"]
    assert (led.kind, led.words, led.people) == ("anger", "furious", 1)


def test_draws_a_map_whose_points_lead_to_their_messages(desk: Desk, screen: Screen) -> None:
    they_write(desk, *["Weir Lane is flooded"] * 5, "Water in Weirside")
    shown = screen.open(HERE, queries=QUERIES + TOP)
    circles = {
        one.attrib["aria-label"]: one.attrib["href"]
        for one in shown.dom.iter()
        if "aria-label" in one.attrib and "place=" in one.attrib.get("href", "")
    }
    assert set(circles) == {"Weir Lane: 5 people", "Weirside: fewer than 5 people"}
    behind = screen.open(f"{circles['Weir Lane: 5 people']}", queries=HEARD)
    assert behind.words.count("Weir Lane is flooded") == 5
    assert "Water in Weirside" not in behind.words


def test_says_nothing_of_a_few_people(desk: Desk, screen: Screen) -> None:
    they_write(desk, *["I am furious, Weir Lane is flooded"] * 4)
    shown = screen.open(HERE, queries=QUERIES + TOP)
    assert "Fewer than 5 people each: Weirside" in shown.words
    assert "Bitter" not in shown.words


def test_one_loud_person_counts_once(desk: Desk) -> None:
    maya, tom = desk.net.person("maya"), desk.net.person("tom")
    for _ in range(3):
        maya.posts("@townhall I am furious about Weir Lane")
    tom.posts("@townhall Thank you so much for Weir Lane, what a relief")
    fetch(desk, at=clock.now())
    today = by_area(
        office_id=desk.office_id, end=clock.now() + timedelta(minutes=1), days=1, upset=UPSET_TO
    )[0]["Weirside"]
    assert (today.people, today.heard, today.upset) == (2, 2, 1)
    assert today.sounds is not None
    assert abs(today.sounds) < 30


def test_a_street_lies_in_its_area_and_another_office_sees_nothing(desk: Desk) -> None:
    a_case(desk, "@townhall is Weir Lane open?", at=clock.now())
    row = Glance.objects.get()
    assert (row.place, row.area, row.received_at) == (
        "Weir Lane",
        "Weirside",
        Message.objects.get().received_at,
    )
    span = {"begin": clock.now() - timedelta(days=1), "end": clock.now() + timedelta(minutes=1)}
    assert [one.people for one in places_named(office_id=desk.office_id, **span)] == [1]
    assert places_named(office_id=an_office(at=clock.now()), **span) == []


def test_days_before_the_first_reading_are_not_usual(desk: Desk) -> None:
    assert days_known(office_id=desk.office_id, end=clock.now(), days=7) == 0
    a_case(desk, "@townhall is Weir Lane open?", at=clock.now())
    Glance.objects.update(received_at=clock.now() - timedelta(days=3, hours=1))
    assert days_known(office_id=desk.office_id, end=clock.now(), days=7) == 2


@pytest.mark.parametrize(
    ("asked", "queries"),
    [("theme=bins&sounds=x", EMPTY), ("area=%00", EMPTY), ("place=" + "x" * 500, EMPTY)],
)
def test_what_makes_no_sense_leaves_nothing_out_or_finds_nothing(
    desk: Desk, screen: Screen, asked: str, queries: int
) -> None:
    assert "Messages" in screen.open(f"{HERE}messages/?{asked}", queries=queries).words
