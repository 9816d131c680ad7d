"""Places: how many are found, how many are wrong, and what each part of a reading costs."""

import json
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from clarion.reading.claims.find import find_claims
from clarion.reading.feelings.find import find_feelings
from clarion.reading.folding import Words, split_words
from clarion.reading.language import tell_language
from clarion.reading.personal.find import find_personal
from clarion.reading.places.find import find_places
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind
from clarion.reading.places.tagging.tagger import tag_many
from clarion.reading.places.world import find_in_world
from clarion.reading.reader import Reader
from training import places as trained
from training.corpus import disaster
from training.figures import rounded
from training.possible import where_possible
from training.posts import HELD_OUT, posts

ROOT: Final = Path(__file__).resolve().parent.parent
OWN: Final = ROOT / "tests/rules/reading/sentences/places.toml"
STREETS: Final = 20_000


def measure() -> dict[str, Any]:
    """Return every figure; those that need the data sets only where they are."""
    return where_possible(
        {
            "own_sentences": own_sentences,
            "gazetteer": large_gazetteer,
            "tagger_alone": trained.measure,
            "lists_and_tagger": together,
            "microseconds_a_text": costs,
        }
    )


def own_sentences() -> dict[str, Any]:
    """Return recall and false finds with a small town's list, on sentences of our own."""
    table = tomllib.loads(OWN.read_text(encoding="utf-8"))
    town = Gazetteer.compile(
        Place(name=name, kind=PlaceKind(kind))
        for kind, names in table["town"].items()
        for name in names
    )
    wanted = table["found"]
    missed = [
        text
        for text, name in wanted.items()
        if name not in [_first_name(one) for one in town.find(split_words(text))]
    ]
    wrong = [text for text in table["nothing"] if town.find(split_words(text))]
    return {
        "sentences": len(wanted),
        "recall": round(1 - len(missed) / len(wanted), 3),
        "missed": missed,
        "ordinary": len(table["nothing"]),
        "wrong": wrong,
    }


def _first_name(mention: Any) -> str:
    return str(mention.candidates[0].place.name)


def large_gazetteer() -> dict[str, Any]:
    """Time a city's list: how long it takes to compile, and to look through a text."""
    began = time.perf_counter()
    gazetteer = Gazetteer.compile(
        Place(name=f"{_word(number)} {_word(number * 7)} Road", kind=PlaceKind.ROAD)
        for number in range(STREETS)
    )
    compiled = time.perf_counter() - began
    text = split_words(f"There is water in {_word(5)} {_word(35)} Rd and nobody answers us")
    began = time.process_time()
    for _ in range(1_000):
        gazetteer.find(text)
    return {
        "streets": STREETS,
        "compile_seconds": round(compiled, 2),
        "microseconds_a_text": round((time.process_time() - began) * 1_000),
    }


def _word(number: int) -> str:
    letters = "bcdfghjklmnp"
    return "".join(
        letters[number // 12**place % 12] + "aeiou"[number // 5**place % 5] for place in range(4)
    ).title()


def together() -> dict[str, Any]:
    """Return what lists and tagger find together on posts of events that nothing has seen."""
    held = [post for post in posts() if post.event in HELD_OUT]
    figures: dict[str, Any] = {}
    for language in ("en", "ar"):
        own = [post for post in held if post.language == language]
        words = [split_words(post.text) for post in own]
        found = find_places(words, [tell_language(one) for one in words], gazetteer=None)
        hits = marked = said = 0
        for post, places in zip(own, found, strict=True):
            right = {(start, end) for start, end, _ in post.places}
            named = {(one.quote.start, one.quote.end) for one in places}
            hits, marked, said = hits + len(right & named), marked + len(right), said + len(named)
        figures[language] = {
            "precision": rounded(hits, said),
            "recall": rounded(hits, marked),
            "marked": marked,
            "said": said,
            "rightly": hits,
        }
    return figures


def costs() -> dict[str, int]:
    """Return microseconds of one core for a text, part by part, with the words known."""
    texts = [one.text for one in disaster("validation") if one.source != "original"]
    words = [split_words(text) for text in texts]
    languages = [tell_language(one) for one in words]
    codes = [language.code for language in languages]
    pairs = list(zip(words, languages, strict=True))
    reader = Reader.compile()
    parts: dict[str, Callable[[], object]] = {
        "whole_reading": lambda: reader.read_many(texts),
        "tagger": lambda: tag_many(texts, codes),
        "world": lambda: [find_in_world(one, language=lang.code) for one, lang in pairs],
        "feelings": lambda: [find_feelings(one, lang) for one, lang in pairs],
        "personal": lambda: [find_personal(text) for text in texts],
        "claims": lambda: [find_claims(one, lang, ()) for one, lang in pairs],
        "splitting": lambda: [_again(one) for one in words],
    }
    return {name: _microseconds(part, len(texts)) for name, part in parts.items()}


def _again(words: Words) -> Words:
    return split_words(words.text)


def _microseconds(part: Callable[[], object], texts: int) -> int:
    part()
    began = time.process_time()
    part()
    return round(1e6 * (time.process_time() - began) / texts)


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False))
