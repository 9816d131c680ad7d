"""What stands around the words is whole in every language that has it."""

from dataclasses import asdict

import pytest

from clarion.newsroom.rules.sentences import Sentences, sentences_around, sentences_in
from clarion.publishing.rules.saying.tongues import tongue_of

LANGUAGES = ("en", "cy", "fr", "de", "es", "pl")
ENGLISH = asdict(sentences_around("xx", "xx"))


def sentences(language: str) -> Sentences:
    found = sentences_in(language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_says_everything_in_every_language(language: str) -> None:
    said = asdict(sentences(language))
    assert said.pop("language") == language
    for name, words in said.items():
        assert words.strip() == words != "", name
        for blank in ("{language}", "{code}"):
            assert (blank in words) == (blank in ENGLISH[name]), name


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_says_nothing_twice_in_english(language: str) -> None:
    assert not set(asdict(sentences(language)).values()) & set(ENGLISH.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_languages_know_how_to_say_a_time(language: str) -> None:
    assert tongue_of(language) is not None


def test_a_country_speaks_its_language() -> None:
    assert sentences("en-us") == sentences("en")
    assert sentences("fr-CA") == sentences("fr")


def test_a_language_without_sentences_borrows_those_of_the_house() -> None:
    assert sentences_in("ur") is None
    assert sentences_around("ur", "cy").language == "cy"
    assert sentences_around("ur", "ar").language == "en"
