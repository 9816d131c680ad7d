"""One digit, one place, one time that changes on its way is always found, in any language."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Level, Piece, check
from clarion.publishing.rules.checksum import (
    Cell,
    Column,
    State,
    checksum,
    instruction,
    meant,
    place,
    weigh,
)
from clarion.publishing.rules.facts import Fact, Kind, typed

NAMED = (place("Mill Lane"), place("Weir Road"), instruction("Do not drive there"))
MESSAGE = (
    "Mill Lane is closed\n\n"
    "Mill Lane and Weir Road are closed until 18:00 on Saturday 28 November. "
    "Do not drive there. 400 homes have no water. Ring 020 7946 0958, or see "
    "https://town.example/news/8K3D. The pump at 12 High Street is 3.5 km away."
)
FACTS = meant(MESSAGE, "en", NAMED)


def in_text(text: str, language: str = "en") -> dict[str, Cell]:
    cells = weigh(FACTS, Column(where="", text=text, language=language), language="en").cells
    return {fact.shown: cell for fact, cell in zip(FACTS, cells, strict=True)}


def kinds(text: str, language: str = "en") -> dict[str, Kind]:
    return {fact.value: fact.kind for fact in typed(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Ring 020 7946 0958", "en", {"02079460958": Kind.TELEPHONE}),
        ("Ring +44 (0)20 7946 0958.", "en", {"02079460958": Kind.TELEPHONE}),
        ("call us on 105", "en", {"105": Kind.TELEPHONE}),
        ("Ffoniwch 101", "cy", {"101": Kind.TELEPHONE}),
        ("(555) 123-4567", "en-us", {"5551234567": Kind.TELEPHONE}),
        ("1-800-555-1234", "en-us", {"8005551234": Kind.TELEPHONE}),
        ("12 Mill Ln", "en", {"12 Mill Lane": Kind.ADDRESS}),
        ("Hauptstraße 12", "de", {"Hauptstraße 12": Kind.ADDRESS}),
        ("3,5 km, 1 200 foyers", "fr", {"3.5 km": Kind.NUMBER, "1200": Kind.NUMBER}),
        ("5km and 5 %", "en", {"5 km": Kind.NUMBER, "5%": Kind.NUMBER}),
        ("20 €", "de", {"€20": Kind.NUMBER}),
        ("-5°C, then −3.5°C", "en", {"-5 °C": Kind.NUMBER, "-3.5 °C": Kind.NUMBER}),
        ("3-5 homes, rooms 1 - 4", "en", dict.fromkeys("3514", Kind.NUMBER)),
        ("18 Uhr", "de", {"18:00": Kind.TIME}),
        ("18h30", "fr", {"18:30": Kind.TIME}),
        ("6.30yh", "cy", {"18:30": Kind.TIME}),
        ("Mawrth 2 Mehefin", "cy", {"Tuesday": Kind.DAY, "2 June": Kind.DAY}),
        ("2026-11-28", "ur", {"28 November": Kind.DAY}),
        ("See town.example/news/8K3D.", "en", {"town.example/news/8K3D": Kind.LINK}),
    ],
)
def test_a_fact_is_one_however_it_is_written(
    text: str, language: str, found: dict[str, Kind]
) -> None:
    assert kinds(text, language) == found


def test_the_whole_message_loses_nothing() -> None:
    assert {cell.state for cell in in_text(MESSAGE).values()} == {State.THERE}


@pytest.mark.parametrize(
    ("said", "instead", "fact"),
    [
        ("18:00", "19:00", "18:00"),
        ("28 November", "29 November", "28 November"),
        ("Saturday", "Sunday", "Saturday"),
        ("400 homes", "40 homes", "400 homes"),
        ("020 7946 0958", "020 7946 0985", "020 7946 0958"),
        ("12 High Street", "21 High Street", "12 High Street"),
        ("8K3D", "8K3E", "https://town.example/news/8K3D"),
        ("3.5 km", "3.5 miles", "3.5 km"),
        ("Weir Road", "Weir Lane", "Weir Road"),
        ("Do not drive there", "Do drive there", "Do not drive there"),
    ],
)
def test_says_what_stands_in_its_place(said: str, instead: str, fact: str) -> None:
    cell = in_text(MESSAGE.replace(said, instead))[fact]
    assert cell.state is State.CHANGED
    assert cell.now in instead or instead in cell.now


def test_says_what_is_lost() -> None:
    lost = {shown for shown, cell in in_text("Mill Lane is closed.").items() if cell != IS_THERE}
    assert "Mill Lane" not in lost
    assert {"Weir Road", "18:00", "020 7946 0958", "Do not drive there"} <= lost


IS_THERE = Cell(state=State.THERE)


@given(st.data())
def test_one_changed_digit_is_always_found(data: st.DataObject) -> None:
    spots = [spot for spot, one in enumerate(MESSAGE) if one.isdigit()]
    spot = data.draw(st.sampled_from(spots))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != MESSAGE[spot])
    changed = MESSAGE[:spot] + digit + MESSAGE[spot + 1 :]
    assert any(cell.state is not State.THERE for cell in in_text(changed).values()), changed


@given(
    fact=st.sampled_from(NAMED),
    other=st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True),
)
def test_one_changed_place_or_instruction_is_always_found(fact: Fact, other: str) -> None:
    assume(fact.value not in other.casefold())
    changed = MESSAGE.replace(fact.shown, other)
    assert in_text(changed)[fact.shown].state is not State.THERE


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "cy", "fr", "de", "zz"]))
def test_trips_over_no_text(text: str, language: str) -> None:
    column = Column(where="", text=text, language=language)
    assert len(weigh(FACTS, column, language="en").cells) == len(FACTS)


class TestLanguages:
    WELSH = (
        "Mae Lôn y Felin a Ffordd y Gored ar gau tan 18:00 ddydd Sadwrn 28 Tachwedd. "
        "Peidiwch â gyrru yno. Mae 400 o gartrefi heb ddŵr. Ffoniwch 020 7946 0958, "
        "https://town.example/news/8K3D. Mae'r pwmp yn 12 Stryd Fawr, 3.5 cilomedr i ffwrdd."
    )
    NAMES = (place("Lôn y Felin"), place("Ffordd y Gored"), instruction("Peidiwch â gyrru yno"))

    def test_numbers_times_and_links_are_the_same_and_places_have_their_own_names(self) -> None:
        column = Column(where="", text=self.WELSH, language="cy", named=self.NAMES)
        cells = weigh(FACTS, column, language="en").cells
        wrong = [fact.shown for fact, cell in zip(FACTS, cells, strict=True) if cell != IS_THERE]
        assert wrong == []

    def test_a_changed_time_is_found_there_too(self) -> None:
        text = self.WELSH.replace("18:00", "19:00").replace("Gored", "Gorad")
        column = Column(where="", text=text, language="cy", named=self.NAMES)
        found = checksum(FACTS, [column], language="en", needed=frozenset({place("Weir Road")}))
        wrong = {line.fact.shown: line.cells[0].now for line in found if line.cells[0] != IS_THERE}
        assert wrong == {"18:00": "19:00", "Weir Road": "Ffordd y Gorad"}
        assert [line.fact.shown for line in found if line.needed] == ["Weir Road"]

    @pytest.mark.parametrize(
        ("english", "german", "same"),
        [
            ("2 miles away", "2 km entfernt", False),
            ("500 m away", "500 km entfernt", False),
            ("500 m away", "500 m entfernt", True),
            ("5 days", "5 Tage", True),
            ("-5°C tonight", "5°C heute Nacht", False),
            ("-5°C tonight", "heute Nacht −5 °C", True),
        ],
    )
    def test_units_that_are_known_in_both_are_compared(
        self, english: str, german: str, same: bool
    ) -> None:
        facts = meant(english, "en")
        column = Column(where="", text=german, language="de")
        (cell,) = weigh(facts, column, language="en").cells
        assert (cell == IS_THERE) is same


class TestAgreement:
    def found(self, text: str, *, needed: frozenset[Fact] = frozenset()) -> dict[str, Level]:
        piece = Piece(
            account_id=0, where="SMS", subject="", text=text, count=9, limit=160, short=True,
            key="sms-en",
        )  # fmt: skip
        checked = Checked(
            language="en", exercise=False, pieces=(piece,), message=MESSAGE, named=NAMED,
            needed=needed,
        )  # fmt: skip
        return {one.code: one.level for one in check(checked)}

    def test_a_short_one_may_leave_out_what_nobody_needs(self) -> None:
        text = MESSAGE.replace("400 homes have no water. ", "")
        assert self.found(text)["lost-fact-sms-en"] is Level.NOTE

    def test_and_not_what_its_writer_needs(self) -> None:
        text = MESSAGE.replace("until 18:00", "now")
        eighteen = frozenset(fact for fact in FACTS if fact.value == "18:00")
        assert self.found(text, needed=eighteen)["lost-fact-sms-en"] is Level.WARN

    def test_another_time_is_told(self) -> None:
        assert self.found(MESSAGE.replace("18:00", "19:00"))["another-fact-sms-en"] is Level.WARN
