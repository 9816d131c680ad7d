"""Telephones count in seven bits, in sixteen where one letter wants it, and never tear a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract.segments import Encoding, encoding_of, segments, units, wide_in
from clarion.publishing.rules.parts.media import CELL_BROADCAST, SMS, WEA_90, measure
from clarion.publishing.rules.saying.plain import SAFE, made_safe


@pytest.mark.parametrize(
    ("text", "encoding", "count", "messages"),
    [
        ("x" * 160, "gsm7", 160, 1),
        ("x" * 161, "gsm7", 161, 2),
        ("x" * 306, "gsm7", 306, 2),
        ("x" * 307, "gsm7", 307, 3),
        ("€" * 80, "gsm7", 160, 1),
        ("€" * 81, "gsm7", 162, 2),
        ("ŵ" + "x" * 69, "ucs2", 70, 1),
        ("ŵ" + "x" * 70, "ucs2", 71, 2),
        ("ŵ" + "x" * 133, "ucs2", 134, 2),
        ("ŵ" + "x" * 134, "ucs2", 135, 3),
        ("🌊" * 35, "ucs2", 70, 1),
        ("ç", "ucs2", 1, 1),  # the alphabet has the capital only
        ("Çé£ñ¿@Δ\n", "gsm7", 8, 1),
        ("", "gsm7", 0, 1),
    ],
)
def test_counts_as_telephones_do(text: str, encoding: str, count: int, messages: int) -> None:
    found = segments(text)
    assert (found.encoding, found.units, found.count) == (encoding, count, messages)


def test_an_escape_is_not_torn_from_its_character() -> None:
    text = "x" * 152 + "€" + "x" * 152
    assert (segments(text).units, segments(text).count) == (306, 3)


def test_a_pair_is_not_torn() -> None:
    text = "x" * 66 + "🌊" + "x" * 66
    assert (segments(text).units, segments(text).count) == (134, 3)


def test_names_what_costs_half_of_the_room() -> None:
    assert wide_in("dŵr, tŷ, dŵr") == ("ŵ", "ŷ")


@given(st.text(max_size=400))
def test_room_is_never_less_than_what_stands_in_it(text: str) -> None:
    found = segments(text)
    alone, together = (160, 153) if found.encoding is Encoding.GSM7 else (70, 67)
    assert units(text) <= (alone if found.count == 1 else together * found.count)
    assert encoding_of(text) is found.encoding


@pytest.mark.parametrize(
    ("medium", "text", "over"),
    [
        (CELL_BROADCAST, "x" * 1395, 0),
        (CELL_BROADCAST, "x" * 1396, 1),
        (CELL_BROADCAST, "[" * 698, 1),
        (CELL_BROADCAST, "ŵ" * 615, 0),
        (CELL_BROADCAST, "ŵ" * 616, 1),
        (WEA_90, "x" * 90, 0),
        (WEA_90, "x" * 91, 1),
        (SMS, "x" * 459, 0),
        (SMS, "x" * 460, 1),
        (SMS, "x" * 152 + "€" + "x" * 151 + "€" + "x" * 152, 1),
    ],
)
def test_says_by_how_much_it_is_too_long(medium: object, text: str, over: int) -> None:
    assert measure(text, medium).over == over  # type: ignore[arg-type]  # one of ours


@given(st.text(alphabet=[*SAFE, "a", "1", " "], max_size=60))
def test_what_keyboards_put_in_becomes_cheap(text: str) -> None:
    safe, replaced = made_safe(text)
    assert encoding_of(safe) is Encoding.GSM7
    assert {one for one, _other in replaced} == set(text) & set(SAFE)


def test_letters_keep_their_spelling_and_links_stay() -> None:
    assert made_safe("dŵr ‘n’ https://a.example/b’c")[0] == "dŵr 'n' https://a.example/b’c"
    assert made_safe("1\u202f200")[0] == "1200"
