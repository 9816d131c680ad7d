"""Words are compared as people read them, whatever a screen in between did to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.newsroom.rules.codes import linked_code, typed_code
from clarion.newsroom.rules.traces import ALL_KEPT, RUN, SOUGHT_MAX, WINDOW, kept, sought
from clarion.newsroom.rules.words import TOKENS_MAX, Kind, composed, link, starts, tokens

HOME = "https://desk.example.org"
SAID = "Use “Weir Road” until 18:00 – it’s 1\u00a0000 m long."


def keys(text: str) -> list[str]:
    return [one.text for one in tokens(text)]


@pytest.mark.parametrize(
    "seen",
    [
        SAID.replace("“", '"').replace("”", '"').replace("’", "'"),
        SAID.replace("–", "-").replace("\u00a0", " "),
        SAID.replace(" ", "\n"),
        SAID.replace("18", "1\u200b8").replace("Road", "Ro\u00adad"),
        f"\u2068{SAID}\u2069",
        SAID.replace("Weir Road", "*Weir Road*").upper(),
        f"> {SAID}",
    ],
)
def test_does_not_mind_how_it_is_shown(seen: str) -> None:
    assert keys(seen) == keys(SAID)


@pytest.mark.parametrize(
    "seen",
    [
        SAID.replace("18:00", "18.00"),
        SAID.replace("18:00", "1800"),
        SAID.replace("1\u00a0000", "1000"),
        SAID.replace("18", "\u202e81\u202c"),
        SAID.replace("until", "unti1"),
        SAID.replace("m long", "² long"),
    ],
)
def test_minds_what_it_says(seen: str) -> None:
    assert keys(seen) != keys(SAID)


def test_an_emoji_is_the_same_however_it_is_drawn() -> None:
    assert keys("⚠️ Stay in") == keys("⚠ Stay in")
    assert keys("Water ✅") != keys("Water ❌")


@given(text=st.text(max_size=300))
def test_knows_where_everything_stands(text: str) -> None:
    whole = composed(text)
    end = 0
    for one in tokens(text):
        assert end <= one.begin < one.end <= len(whole)
        end = one.begin
    assert len(starts(tokens(text))) == len(tokens(text))


def test_takes_apart_so_much_and_no_more() -> None:
    assert len(tokens("no " * (TOKENS_MAX + 5))) == TOKENS_MAX


def test_knows_where_sentences_begin() -> None:
    text = "Stay in. Use St. Mary Road!\n\n- Boil water\n水は安全です。飲んで。"
    found = [
        one.text
        for one, is_start in zip(tokens(text), starts(tokens(text)), strict=True)
        if is_start
    ]
    assert found == ["stay", "use", "-", "boil", "飲"]


@pytest.mark.parametrize(
    "shown",
    [
        "http://www.Desk.example.org/merrowby/news/8K3DP6FS",
        "desk.example.org/merrowby/news/8K3DP6FS/?utm_source=x&fbclid=1",
        "https://\ndesk.example.org/merrowby/news/8K3DP6FS/).",
    ],
)
def test_a_link_is_the_same_however_it_is_shown(shown: str) -> None:
    (one,) = [one for one in tokens(f"{shown} ") if one.kind is Kind.LINK]
    assert one.text == "desk.example.org/merrowby/news/8K3DP6FS"


@pytest.mark.parametrize(
    "other",
    [
        "https://desk.examp1e.org/merrowby/news/8K3DP6FS/",
        "https://desk.example.org@evil.example/merrowby/news/8K3DP6FS/",
        "https://desk.example.org/merrowby/news/8K3DP6FS/?to=evil.example",
        "https://desk.example.org/merrowby/news/8K3DP6FT/",
    ],
)
def test_another_link_is_another(other: str) -> None:
    assert link(other) != link(f"{HOME}/merrowby/news/8K3DP6FS/")


@pytest.mark.parametrize(
    "typed", ["8k3dp6fs", "8K3D-P6FS", " Statement 8K3D P6FS. ", "code: 8K3D–P6FS"]
)
def test_reads_a_code_however_it_is_typed(typed: str) -> None:
    assert typed_code(typed) == "8K3DP6FS"


def test_words_are_no_code() -> None:
    assert typed_code("Mill Lane is closed until 18:00") == ""
    assert typed_code("") == ""


def test_reads_a_code_from_our_own_address_alone() -> None:
    assert linked_code(f"{HOME}/merrowby/news/8k3d-p6fs", home=HOME) == "8K3DP6FS"
    assert linked_code("https://evil.example/merrowby/news/8K3DP6FS/", home=HOME) == ""
    assert linked_code(f"{HOME}/merrowby/news/", home=HOME) == ""


@pytest.mark.parametrize("path", ["8K3DP6FS", "8K3DP6FS/cy", "news/8K3DP6FS/cy/", "news/8k3d-p6fs"])
def test_reads_it_from_a_short_address_and_in_every_language(path: str) -> None:
    assert linked_code(f"{HOME}/merrowby/{path}", home=HOME) == "8K3DP6FS"


def test_reads_it_under_a_name_of_the_offices_own() -> None:
    own = ("https://news.merrowby.example",)
    for path in ("8K3DP6FS", "8K3DP6FS/cy", "merrowby/news/8K3DP6FS/"):
        assert linked_code(f"{own[0]}/{path}", home=HOME, own=own) == "8K3DP6FS"
        assert linked_code(f"{own[0]}/{path}", home=HOME) == ""


@given(
    words=st.lists(st.integers(0, 10_000), min_size=RUN + WINDOW - 1, max_size=120),
    place=st.floats(0, 1),
)
def test_six_words_in_common_share_a_trace(words: list[int], place: float) -> None:
    said = " ".join(f"w{word}" for word in words)
    many = RUN + WINDOW - 1
    at = int(place * (len(words) - many))
    part = " ".join(f"w{word}" for word in words[at : at + many])
    assert kept(tokens(said)) & set(sought(tokens(part)))


def test_looks_up_so_many_and_keeps_fewer_than_all() -> None:
    long = tokens(" ".join(f"w{number}" for number in range(2_000)))
    assert len(sought(long)) == SOUGHT_MAX
    assert ALL_KEPT < len(kept(long)) < 1_200
    assert kept(long) & set(sought(long))
