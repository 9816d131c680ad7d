"""A claim is told with whose word it is, what is done with it, and what could be checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.claims.claim import Claim, ClaimSource, Modality
from clarion.reading.claims.cues import cue_books
from clarion.reading.claims.find import CLAIMS_MAX, find_claims
from clarion.reading.folding import split_words
from clarion.reading.places.world import find_in_world
from clarion.reading.reading import Language

FIRST, HEARD = ClaimSource.FIRST_HAND, ClaimSource.HEARSAY
MEDIA, OFFICIAL, UNKNOWN = ClaimSource.MEDIA, ClaimSource.OFFICIAL, ClaimSource.UNKNOWN

LANGUAGES = "ar cy de en es fr ht it pl pt ro tr uk ur"


def claims(text: str, code: str = "en") -> tuple[Claim, ...]:
    words = split_words(text)
    places = find_in_world(words, language=code)
    return find_claims(words, Language(code=code, confidence=1.0), places)


@pytest.mark.parametrize(
    ("text", "code", "source"),
    [
        ("I can see smoke over the school.", "en", FIRST),
        ("My street is flooded.", "en", FIRST),
        ("We just heard a loud bang outside.", "en", FIRST),
        ("Apparently the bridge is down.", "en", HEARD),
        ("Someone told me the school is shut.", "en", HEARD),
        ("I saw on Facebook that the dam broke.", "en", HEARD),
        ("BBC reports 12 dead.", "en", MEDIA),
        ("I saw on the news that it broke.", "en", MEDIA),
        ("Police say the road is closed.", "en", OFFICIAL),
        ("The dam broke at 3 pm.", "en", UNKNOWN),
        ("Veo humo sobre la escuela.", "es", FIRST),
        ("Dicen que hay 5 muertos.", "es", HEARD),
        ("Je vois de la fumée sur l'école.", "fr", FIRST),
        ("La police confirme 3 blessés.", "fr", OFFICIAL),
        ("Angeblich ist die Brücke weg.", "de", HEARD),
        ("Die Polizei bestätigt: 3 Verletzte.", "de", OFFICIAL),
        ("Podobno most runął.", "pl", HEARD),
        ("Dizem que a ponte caiu.", "pt", HEARD),
        ("Vedo del fumo sulla scuola.", "it", FIRST),
        ("Polis açıkladı, köprü kapalı.", "tr", OFFICIAL),
        ("أرى دخانا فوق المدرسة", "ar", FIRST),
        ("Кажуть що міст впав", "uk", HEARD),
        ("Văd fum deasupra școlii.", "ro", FIRST),
        ("Clywais fod y bont wedi cwympo.", "cy", HEARD),
        ("سنا ہے پل گر گیا", "ur", HEARD),
        ("Mwen wè lafimen anlè lekòl la.", "ht", FIRST),
    ],
)
def test_it_is_told_whose_word_it_is(text: str, code: str, source: ClaimSource) -> None:
    (claim,) = claims(text, code)
    assert claim.source is source
    assert (claim.source_words is None) is (source is UNKNOWN)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The dam broke at 3 pm.", Modality.ASSERTS),
        ("Is it true that the dam broke?", Modality.ASKS),
        ("Has the dam broken?", Modality.ASKS),
        ("is the bridge in Paris closed", Modality.ASKS),
        ("was there at 5 pm and the bridge was closed", Modality.ASSERTS),
        ("It is not true that the dam broke.", Modality.DENIES),
        ("There is no bomb at the school.", Modality.DENIES),
        ("Not sure if the dam broke.", Modality.DOUBTS),
        ("The dam might have broken today.", Modality.DOUBTS),
    ],
)
def test_it_is_told_what_is_done_with_the_claim(text: str, modality: Modality) -> None:
    (claim,) = claims(text)
    assert claim.modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "When are the bins collected?",
        "when are the bins collected in Paris on Friday",
        "whats the weather in London tomorrow",
        "can i park in Paris on Friday",
        "i need to renew my passport by Friday",
        "cancel my appointment of 3 pm",
        "Please send water to London",
        "Thanks a lot",
        "Fire!",
        "",
    ],
)
def test_a_question_a_request_and_a_cry_claim_nothing(text: str) -> None:
    assert claims(text) == ()


def test_what_can_be_checked_is_set_apart() -> None:
    (claim,) = claims("Two people died in Paris at 3.30pm yesterday")
    assert [one.words for one in claim.numbers] == ["Two people"]
    assert [one.words for one in claim.times] == ["3.30pm", "yesterday"]
    assert [one.words for one in claim.places] == ["Paris"]


@pytest.mark.parametrize(
    ("text", "witness"),
    [
        ("I can see smoke over the school.", True),
        ("RT @somebody: I can see smoke over the school.", False),
        ("Can you see if I can see smoke at the school?", False),
        ("Apparently I can see smoke on the news.", False),
        ("There are 3 cars in the river.", False),
    ],
)
def test_a_witness_sees_it_themselves(text: str, witness: bool) -> None:
    assert any(claim.witness for claim in claims(text)) is witness


def test_each_sentence_is_a_claim_of_its_own() -> None:
    first, second = claims("I can see smoke at St. John's Rd. Apparently 2 are hurt!")
    assert (first.source, second.source) == (FIRST, HEARD)


def test_a_long_text_is_cut_at_its_limit() -> None:
    assert len(claims("The dam broke at 3 pm. " * (CLAIMS_MAX + 5))) == CLAIMS_MAX


def test_fourteen_languages_have_their_words() -> None:
    assert set(cue_books()) == set(LANGUAGES.split())


@given(st.text(st.characters(codec=None), max_size=150), st.sampled_from(sorted(cue_books())))
def test_any_text_is_read_and_quoted_exactly(text: str, code: str) -> None:
    for claim in claims(text, code):
        quotes = [claim.quote, *claim.numbers, *claim.times, *claim.places]
        quotes += [one for one in (claim.source_words, claim.modality_words) if one]
        for quote in quotes:
            assert text[quote.start : quote.end] == quote.words
