"""One message fits every channel whole, or says by how much it does not; nothing is ever cut."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES as FAKENET
from clarion.publishing.rules.checksum import Column, State, meant, weigh
from clarion.publishing.rules.facts import Kind
from clarion.publishing.rules.parts import (
    ALOUD,
    CELL_BROADCAST,
    EMAIL,
    PLAIN,
    SMS,
    WEA_90,
    WEA_360,
    WEB,
    Fitted,
    Medium,
    Moment,
    Part,
    Parts,
    Spoken,
    TooLong,
    fit,
    headline,
    of_account,
)
from clarion.publishing.rules.saying.tongues import tongue_of

SIX = Moment(at=datetime(2026, 11, 28, 18, tzinfo=UTC), zone="Europe/London")
BURST = Parts(
    spoken=Spoken(
        what="A water main has burst",
        where="Mill Lane; Weir Road",
        do="Don’t drive there. Boil water for 5 minutes.",
        source="Merrowby Borough Council",
        source_short="Merrowby Council",
        more="400 homes have no water. Ring 0800 111 222 for help.",
    ),
    until=SIX,
    link="https://town.example/news/8K3DP6FS",
)
instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
MEDIA = (WEB, EMAIL, PLAIN, ALOUD, SMS, CELL_BROADCAST, WEA_90, WEA_360, of_account(FAKENET))


def fitted(parts: Parts, medium: Medium, language: str = "en", **more: tuple[str, ...]) -> Fitted:
    found = fit(parts, medium, language=language, **more)
    assert isinstance(found, Fitted)
    return found


class TestFit:
    def test_plain_text_is_whole_without_a_subject_and_says_who_says_it(self) -> None:
        plain, email = fitted(BURST, PLAIN), fitted(BURST, EMAIL)
        assert (plain.subject, plain.text) == ("", email.text)
        assert email.subject
        assert "Merrowby Borough Council" in plain.text
        marked = fitted(BURST, PLAIN, marks=("EXERCISE.",)).text
        assert "EXERCISE." in marked

    def test_our_own_page_says_all_of_it(self) -> None:
        page = fitted(BURST, WEB)
        assert page.subject == "A water main has burst, Mill Lane, Weir Road"
        assert page.text.split("\n\n") == [
            "Don’t drive there. Boil water for 5 minutes.",
            "Until 18:00 on Saturday 28 November.",
            "400 homes have no water. Ring 0800 111 222 for help.",
            "https://town.example/news/8K3DP6FS",
        ]
        assert page.left_out == ()

    def test_a_broadcast_keeps_the_order(self) -> None:
        text = fitted(BURST, CELL_BROADCAST).text
        order = ("Merrowby Borough", "burst", "Mill Lane", "Don't drive", "Until", "400", "https")
        assert sorted(order, key=text.index) == list(order)

    def test_a_text_message_is_one_if_what_is_needed_fits(self) -> None:
        sms = fitted(BURST, SMS)
        assert (sms.measure.segments, sms.measure.limit, sms.measure.encoding) == (1, 160, "gsm7")
        assert sms.left_out == (Part.LINK, Part.MORE)
        assert sms.text.startswith("Merrowby Borough Council: A water main has burst.")
        with_mark = fitted(BURST, SMS, marks=("EXERCISE",))
        assert "Merrowby Council: " in with_mark.text
        assert with_mark.short_source

    def test_a_second_place_stands_beside_the_one_that_is_named(self) -> None:
        fire = Spoken(what="Fire at Old Quay", where="Old Quay; Weir Road", do="Stay away.")
        text = fitted(replace(BURST, spoken=fire, until=None), SMS).text
        assert text.startswith("Fire at Old Quay, Weir Road. Stay away.")
        crash = replace(fire, what="Lorry crash", where="Ash; Weir Road")
        text = fitted(replace(BURST, spoken=crash, until=None), SMS).text
        assert text.startswith("Lorry crash. Ash, Weir Road. Stay away.")

    def test_whom_it_concerns_stands_before_what_they_are_to_do(self) -> None:
        spoken = replace(BURST.spoken, who="Everybody in Mill Lane")
        told = replace(BURST, spoken=spoken)
        for medium in (WEB, EMAIL, PLAIN, SMS, CELL_BROADCAST):
            assert "Everybody in Mill Lane: Don" in fitted(told, medium).text
        aloud = fitted(told, ALOUD).text
        assert "Everybody in Mill Lane. What to do: Don" in aloud
        alone = replace(told, spoken=replace(spoken, do=""))
        assert "Everybody in Mill Lane." in fitted(alone, EMAIL).text

    def test_whom_it_concerns_is_never_lost_where_they_are_told_what_to_do(self) -> None:
        spoken = replace(BURST.spoken, who="Everybody who lives between Mill Lane and the river")
        told = replace(BURST, spoken=spoken)
        assert Part.WHO in fitted(told, SMS).parts
        missing = fit(told, WEA_90, language="en")
        assert isinstance(missing, TooLong)
        assert Part.WHO in missing.needed
        facts = meant("", "en", told.named())
        lost = weigh(facts, Column(where="SMS", text=BURST.spoken.do, language="en"), language="en")
        states = dict(zip([one.kind for one in facts], lost.cells, strict=False))
        assert states[Kind.PEOPLE].state is State.LOST
        there = Column(where="SMS", text=fitted(told, SMS).text, language="en")
        cells = weigh(facts, there, language="en").cells
        assert {one.state for one in cells} == {State.THERE}

    def test_it_shows_what_it_replaced(self) -> None:
        assert fitted(BURST, SMS).replaced == (("’", "'"),)
        assert fitted(BURST, EMAIL).replaced == ()

    def test_more_messages_only_where_what_is_needed_takes_them(self) -> None:
        needs_all = replace(BURST, needed=frozenset(Part))
        assert fitted(needs_all, SMS).measure.segments == 2
        assert fitted(needs_all, SMS).left_out == ()

    def test_what_is_needed_and_does_not_fit_is_refused_with_a_figure(self) -> None:
        found = fit(BURST, WEA_90, language="en")
        assert isinstance(found, TooLong)
        assert found.needed == (Part.WHAT, Part.WHERE, Part.DO, Part.UNTIL)
        assert found.measure.over == len(found.text) - 90 == 24

    def test_what_is_not_needed_makes_room(self) -> None:
        brief = replace(BURST, needed=frozenset({Part.WHERE}))
        wea = fitted(brief, WEA_90)
        assert wea.text == (
            "A water main has burst. Mill Lane, Weir Road. "
            "Don't drive there. Boil water for 5 minutes."
        )
        assert wea.left_out == (Part.UNTIL, Part.SOURCE, Part.LINK, Part.MORE)
        without = replace(brief, spoken=replace(BURST.spoken, do=""))
        assert fitted(without, WEA_90).text.endswith(" Until 18:00 Sat 28 Nov.")
        assert fitted(without, WEA_90).short_days

    def test_a_mark_takes_room_too(self) -> None:
        whole = fitted(BURST, SMS, marks=("EXERCISE",))
        assert whole.text == f"EXERCISE. {whole.bare}"
        assert whole.measure.count == len(whole.text)

    def test_a_place_that_is_said_already_is_not_said_twice(self) -> None:
        parts = replace(BURST, spoken=replace(BURST.spoken, what="Mill Lane has no water"))
        assert headline(parts) == "Mill Lane has no water, Weir Road"
        assert fitted(parts, CELL_BROADCAST).text.count("Mill Lane") == 1

    def test_read_aloud_it_has_no_scheme_and_nothing_short(self) -> None:
        text = fitted(BURST, ALOUD).text
        assert text.startswith("This is a message from Merrowby Borough Council.\n")
        assert "What to do: Don’t drive there." in text
        assert text.endswith("\ntown.example/news/8K3DP6FS")


class TestLanguages:
    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("en", "Until 18:00 on Saturday 28 November."),
            ("en-us", "Until 6:00 PM on Saturday, November 28."),
            ("cy", "Tan 18:00 ddydd Sadwrn 28 Tachwedd."),
            ("fr", "Jusqu'au samedi 28 novembre à 18h00."),
            ("de", "Bis Samstag, 28. November, 18:00 Uhr."),
            ("es", "Hasta las 18:00 del sábado 28 de noviembre."),
            ("pl", "Do: sobota 28 listopada, godz. 18:00."),
            ("ur", "[until] 2026-11-28 18:00."),
        ],
    )
    def test_a_time_is_said_as_the_language_says_it(self, language: str, said: str) -> None:
        assert said in fitted(BURST, EMAIL, language=language).text

    def test_what_nobody_translated_is_a_blank(self) -> None:
        welsh = Spoken(what="Mae pibell wedi byrstio", where="Lôn y Felin; Ffordd y Gored")
        parts = replace(BURST, translations={"cy": welsh}).translated("cy")
        text = fitted(parts, EMAIL, language="cy").text
        assert "Mae pibell wedi byrstio. Lôn y Felin, Ffordd y Gored." in text
        assert "[Don’t drive there. Boil water for 5 minutes.]" in text

    def test_one_letter_outside_the_alphabet_is_named(self) -> None:
        parts = replace(BURST, spoken=replace(BURST.spoken, what="Dim dŵr"))
        sms = fitted(parts, SMS, language="cy")
        assert (sms.measure.encoding, sms.measure.wide) == ("ucs2", ("ŵ",))

    @pytest.mark.parametrize("language", ["en", "en-us", "cy", "fr", "de", "es", "pl"])
    @given(
        at=instants,
        zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata"]),
        short=st.booleans(),
    )
    def test_a_moment_is_read_back_from_its_words(
        self, language: str, at: datetime, zone: str, short: bool
    ) -> None:
        moment = Moment(at=at, zone=zone)
        tongue = tongue_of(language)
        english = meant(moment.words(tongue_of("en")), "en")
        words = moment.words(tongue, short=short)
        cells = weigh(english, Column(where="", text=words, language=language), language="en").cells
        assert {cell.state for cell in cells} == {State.THERE}, words

    def test_the_zone_is_named_where_it_can_be_mistaken(self) -> None:
        english = tongue_of("en")
        assert SIX.words(english) == "18:00 on Saturday 28 November"
        clocks_go_back = Moment(at=datetime(2026, 10, 25, 1, tzinfo=UTC), zone="Europe/London")
        assert clocks_go_back.words(english) == "01:00 on Sunday 25 October GMT"
        an_hour_before = replace(clocks_go_back, at=clocks_go_back.at - timedelta(hours=1))
        assert an_hour_before.words(english) == "01:00 on Sunday 25 October BST"
        assert replace(SIX, zone="America/New_York").words(english).endswith(" EST")
        assert replace(SIX, zone="America/Lima").words(english).endswith(" UTC-0500")


names = st.lists(
    st.sampled_from(
        ["Mill Lane", "Weir Road", "St. Mary's Church", "12 High Street", "A66", "Ward 7"]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)  # fmt: skip
facts = st.sampled_from(
    ["400 homes", "5 km", "£20", "3.5%", "18:00", "6 pm", "28 November", "Saturday", "101 cars",
     "07700 900123", "1\u202f200 people", "https://a.example/b’c", "9–11am", "12 Weir Road"]
)  # fmt: skip
words = st.lists(
    st.one_of(facts, st.from_regex(r"[A-Za-z’–\u00a0…éŵ]{1,9}", fullmatch=True)),
    min_size=1,
    max_size=9,
).map(" ".join)
moments = st.builds(Moment, at=instants, zone=st.sampled_from(["Europe/London", "America/Chicago"]))
spoken = st.builds(
    Spoken,
    what=words,
    where=names.map("; ".join),
    do=st.lists(words, max_size=2).map(". ".join),
    source=st.sampled_from(["", "Merrowby Borough Council"]),
    source_short=st.sampled_from(["", "Merrowby"]),
    more=st.one_of(st.just(""), words),
)
messages = st.builds(
    Parts,
    spoken=spoken,
    when=st.none() | moments,
    until=st.none() | moments,
    link=st.sampled_from(["", "https://town.example/news/8K3DP6FS"]),
    needed=st.sets(st.sampled_from(list(Part))).map(frozenset),
)
marks = st.sampled_from([(), ("EXERCISE",), ("EXERCISE", "CORRECTION")])


def whole(one: Fitted) -> str:
    return f"{one.subject}\n\n{one.text}"


class TestAnyMessage:
    @given(parts=messages, medium=st.sampled_from(MEDIA), front=marks)
    def test_fits_with_every_needed_fact_or_is_refused(
        self, parts: Parts, medium: Medium, front: tuple[str, ...]
    ) -> None:
        found = fit(parts, medium, language="en", marks=front)
        if isinstance(found, TooLong):
            assert found.measure.over > 0
            assert medium.limit is not None
            return
        assert not found.measure.over
        needed = tuple(parts.needed_facts(tongue_of("en"), "en"))
        column = Column(where="", text=whole(found), language="en")
        cells = weigh(needed, column, language="en").cells
        lost = [fact for fact, cell in zip(needed, cells, strict=True) if cell.state != State.THERE]
        assert not lost, whole(found)
        assert set(found.parts) | set(found.left_out) >= parts.there - {Part.SOURCE}

    @given(parts=messages, medium=st.sampled_from(MEDIA))
    def test_is_never_cut_inside_a_word(self, parts: Parts, medium: Medium) -> None:
        found = fit(parts, medium, language="en")
        if isinstance(found, TooLong):
            return
        every = fitted(replace(parts, needed=frozenset(Part)), CELL_BROADCAST)
        plain = set(every.text.replace(".", " ").replace(",", " ").replace(":", " ").split())
        if medium.telephone:
            said = found.text.replace(".", " ").replace(",", " ").replace(":", " ").split()
            short = {"Merrowby", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Jan", "Feb",
                     "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}  # fmt: skip
            assert set(said) - short <= plain
