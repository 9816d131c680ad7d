"""It knows a claim in other words, tells its denial from it, and says when nothing is known."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.reading.known import Claim, Known, Stance
from clarion.reading.known.known import CLAIMS_MAX, LIMIT_MAX, sureness
from clarion.reading.known.stance import stance
from clarion.reading.meaning import bundled_encoder

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BRIDGE = Claim(id="bridge", text="Swan Bridge is open", answer="Yes, since noon.")
HERE = Path(__file__).parent
WRITTEN = tomllib.loads((HERE / "claims.toml").read_text(encoding="utf-8"))


def tellings(name: str = "claims") -> list[tuple[str, str, str]]:
    """Return claim, stance and words of each telling."""
    written = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return [
        (claim["text"], *(part.strip() for part in line.split("|", 1)))
        for claim in written["claim"]
        for line in claim["tellings"].strip().splitlines()
    ]  # type: ignore[misc] # split in two


@pytest.fixture(scope="module")
def known() -> Known:
    claims = [Claim(id=claim["text"], text=claim["text"]) for claim in WRITTEN["claim"]]
    return Known.compile(claims, encode=bundled_encoder().encode)


def test_finds_the_claim_in_other_words(known: Known) -> None:
    about = [(claim, words) for claim, how, words in tellings() if how != "other"]
    first = [known.match(words).matches[:1] for _, words in about]
    right = sum(
        bool(match) and match[0].claim.id == claim
        for (claim, _), match in zip(about, first, strict=True)
    )
    assert right >= 0.95 * len(about)


def test_what_is_near_in_words_and_about_something_else_is_seldom_taken_for_it(
    known: Known,
) -> None:
    others = [words for _, how, words in tellings() if how == "other"]
    assert sum(not known.match(words).nothing_known for words in others) <= 0.2 * len(others)


@pytest.mark.parametrize(
    "unrelated",
    ["play some jazz", "what is my credit limit", "happy birthday dear mother", "", "???"],
)
def test_nothing_known_is_an_answer(known: Known, unrelated: str) -> None:
    found = known.match(unrelated)
    assert found.nothing_known
    assert found.matches == ()


def test_tells_how_a_text_stands_to_a_claim() -> None:
    about = [(claim, how, words) for claim, how, words in tellings() if how != "other"]
    right = sum(stance(text=words, claim=claim)[0] == how for claim, how, words in about)
    assert right >= 0.9 * len(about)


@pytest.mark.parametrize("half", ["hard_tuning", "hard_held_out"])
def test_what_is_easily_mistaken_is_told_too(half: str) -> None:
    about = [(claim, how, words) for claim, how, words in tellings(half) if how != "other"]
    right = sum(stance(text=words, claim=claim)[0] == how for claim, how, words in about)
    assert right >= 0.95 * len(about)
    claims = [Claim(id=claim, text=claim) for claim in {claim for claim, _, _ in about}]
    known = Known.compile(claims, encode=bundled_encoder().encode)
    found = sum(
        claim in {match.claim.id for match in known.match(words).matches}
        for claim, _, words in about
    )
    assert found >= 0.9 * len(about)


@pytest.mark.parametrize(
    ("text", "how", "differs"),
    [
        ("swan bridge is closed", Stance.CONTRADICTS, ("closed", "open")),
        ("Swan Bridge is not open", Stance.CONTRADICTS, ("not",)),
        ("Swan Bridge is not closed", Stance.SAME, ()),
        ("Is Swan Bridge open?", Stance.ASKS, ("Is",)),
        ("Swan Bridge is open again", Stance.SAME, ()),
        ("Swan Bridge is open: fake", Stance.CONTRADICTS, ("fake",)),
    ],
)
def test_a_denial_is_no_repetition(text: str, how: Stance, differs: tuple[str, ...]) -> None:
    (match,) = Known.compile([BRIDGE]).match(text).matches
    assert (match.stance, match.differs) == (how, differs)
    assert match.claim.answer == "Yes, since noon."


def test_other_figures_are_said() -> None:
    claim = Claim(id="dead", text="12 people have died in the factory fire")
    (match,) = Known.compile([claim]).match("30 people have died in the factory fire").matches
    assert (match.stance, match.differs) == (Stance.OTHER_FIGURES, ("30", "12"))


def test_another_bridge_is_another_matter() -> None:
    assert Known.compile([BRIDGE]).match("Mill Bridge is open").nothing_known


def test_what_is_no_longer_so_is_not_known() -> None:
    claim = Claim(id="bridge", text=BRIDGE.text, since=NOON, until=NOON + timedelta(hours=2))
    known = Known.compile([claim])
    for hours, there in ((-1, False), (0, True), (1, True), (2, False)):
        found = known.match("swan bridge is open", at=NOON + timedelta(hours=hours))
        assert found.nothing_known is not there
    assert not known.match("swan bridge is open").nothing_known


def test_the_surest_comes_first_and_no_more_than_asked_for() -> None:
    claims = [Claim(id=str(n), text=f"{BRIDGE.text}{' today' * n}") for n in range(LIMIT_MAX + 5)]
    known = Known.compile(claims)
    scores = [match.score for match in known.match("Swan Bridge is open", 3).matches]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert len(known.match("Swan Bridge is open", 10_000).matches) <= LIMIT_MAX


def test_refuses_what_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="two claims"):
        Known.compile([BRIDGE, BRIDGE])
    with pytest.raises(ValueError, match=str(CLAIMS_MAX)):
        Known.compile(Claim(id=str(n), text="x") for n in range(CLAIMS_MAX + 1))
    for wrong in ({"id": ""}, {"text": " "}, {"since": datetime(2026, 1, 1)}):  # noqa: DTZ001 (wrong)
        with pytest.raises(ValueError, match=r"."):
            Claim(**{"id": "a", "text": "b", **wrong})  # type: ignore[arg-type] # on purpose
    assert Known.compile([]).match("anything").nothing_known


@settings(max_examples=80)
@given(st.text(max_size=100), st.text(min_size=1, max_size=100).filter(str.strip))
def test_no_text_is_refused(text: str, claim: str) -> None:
    found = Known.compile([Claim(id="a", text=claim)]).match(text)
    assert all(0.5 <= match.score <= 1.0 for match in found.matches)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-1, 1))
def test_more_in_common_is_never_less_sure(few: float, many: float, meaning: float) -> None:
    few, many = sorted((few, many))
    for known in (None, meaning):
        assert sureness(words=few, meaning=known) <= sureness(words=many, meaning=known)


@pytest.mark.parametrize("text", ["is the kingsway bridge open?", "kingsway bridge open?"])
def test_a_short_question_is_about_the_claim_that_holds_its_words(text: str) -> None:
    claim = "The Kingsway Bridge is open to traffic in both directions since two this afternoon"
    (match,) = Known.compile([Claim(id="1", text=claim)]).match(text).matches
    assert match.stance is Stance.ASKS
    assert Known.compile([Claim(id="1", text=claim)]).match("is it true?").matches == ()
    assert Known.compile([Claim(id="1", text=claim)]).match("is it open?").matches == ()
