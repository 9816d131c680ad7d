"""Measures grouping, sentence vectors and claim matching on our own texts and on licensed ones."""

import csv
import gzip
import io
import json
import random
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._tellings import BEGAN, agree, as_read, load
from clarion.reading.folding import split_words
from clarion.reading.known import Claim, Known
from clarion.reading.known.stance import stance
from clarion.reading.language import tell_language
from clarion.reading.meaning import bundled_encoder
from clarion.reading.sameness import Encode, Grouper, Told
from clarion.reading.sameness.traces import share_words, trace
from training.data import Absent, lies_at
from training.figures import rounded
from training.possible import where_possible

CLAIMS = Path(__file__).parent.parent / "tests/rules/reading/known"
HALVES = ("tuning", "held_out", "hard_tuning", "hard_held_out")
SEED = 7
# Enough to see a false match in a hundred, few enough to be measured in a minute.
UNRELATED = 400
STREAM = 4_000
SENTENCES = 500
# What is nearer than this in words is taken for another telling of one rumour.
NEAR_COPY = 0.7


def measure(*, matters: tuple[int, ...] = (100, 1_000, 10_000, 100_000)) -> dict[str, Any]:
    """Return every figure; ``matters`` are how many are open while posts per second are taken."""
    encode = bundled_encoder().encode
    return where_possible(
        {
            "grouping": partial(grouping, encode),
            "matching": partial(matching, encode),
            "meaning": partial(meaning, encode),
            "fast_posts_per_second": lambda: {str(n): posts_per_second(n) for n in matters},
        }
    )


def grouping(encode: Encode) -> dict[str, Any]:
    """Return how well matters agree with those that people made, and how many cards are saved.

    The hard halves are full of near misses; the false joinings in them are listed by their words.
    """
    figures: dict[str, Any] = {}
    for half in HALVES:
        tellings, truth = load(half)
        tellings = as_read(tellings)
        words = {one.id: one.text for one in tellings}
        for tier, encoder in (("fast", None), ("careful", encode)):
            grouper = Grouper(encode=encoder, window_hours=10_000)
            joinings = grouper.add_many(tellings)
            found = agree({one: grouper.matter_of(one) or "" for one in truth}, truth)
            false = [j for j in joinings if j.like and truth[j.like] != truth[j.id]]
            figures[f"{half}_{tier}"] = {
                **_rounded(asdict(found)),
                "b_cubed": round(found.b_cubed, 3),
                "life_risk_hidden": sum(
                    told.life_risk and not joining.shown
                    for told, joining in zip(tellings, joinings, strict=True)
                ),
                "joined_falsely": [[words[j.id], words[j.like], j.score] for j in false],
            }
    for tier, encoder in (("fast", None), ("careful", encode)):
        for half in ("held_out", "hard_held_out"):
            figures[f"cards_saved_{half}_{tier}"] = cards_saved(encoder, half=half)
    return figures


def cards_saved(
    encode: Encode | None, *, half: str = "held_out", copies: int = 6
) -> dict[str, float]:
    """Return what share of a crisis need not be read by itself: each telling is handed on 5 times.

    ``with_life_risk`` also counts as read every message that tells of danger, which none hides.
    """
    random.seed(SEED)
    told, _ = load(half)
    retold = [_handed_on(one, copy) for one in told for copy in range(copies)]
    joinings = Grouper(encode=encode, window_hours=10_000).add_many(
        sorted(retold, key=lambda one: one.at or BEGAN)
    )
    return {
        "messages": len(retold),
        "matters": round(1 - sum(one.is_new for one in joinings) / len(retold), 3),
        "with_life_risk": round(1 - sum(one.shown for one in joinings) / len(retold), 3),
    }


def _handed_on(one: Told, copy: int) -> Told:
    text = (one.text, f"RT @a: {one.text}", f"{one.text}!!", f"{one.text} https://example.org/1")
    return Told(
        id=f"{one.id}-{copy}",
        text=text[copy % len(text)],
        at=(one.at or BEGAN) + timedelta(minutes=copy * random.random() * 5),
        lat=one.lat if copy == 0 else None,
        lon=one.lon if copy == 0 else None,
        life_risk=one.life_risk,
    )


def matching(encode: Encode) -> dict[str, Any]:
    """Return how claims are found again, and how often something is found where nothing is."""
    written = _claims("claims")
    own = [Claim(id=f"own{number}", text=claim["text"]) for number, claim in enumerate(written)]
    try:
        rumours = _rumours()
    except Absent:  # the two halves of our own are measured without them
        rumours = []
    figures: dict[str, Any] = {"claims": len(own) + len(rumours)}
    for tier, encoder in (("words", None), ("words_and_meaning", encode)):
        known = Known.compile([*own, *rumours], encode=encoder)
        figures[tier] = {
            half: _found_again(known, written, odd=odd)
            for half, odd in (("tuning", False), ("held_out", True))
        }
        for half in ("hard_tuning", "hard_held_out"):
            hard = _claims(half)
            among = [Claim(id=f"own{n}", text=one["text"]) for n, one in enumerate(hard)]
            apart = Known.compile(among, encode=encoder)
            figures[tier][half] = _found_again(apart, hard, odd=None)
        figures[tier] |= where_possible(
            {
                "false_matches": partial(_false_matches, known),
                "near_copies": partial(_near_copies, encoder),
            }
        )
    return figures


def _claims(name: str) -> list[dict[str, str]]:
    written: list[dict[str, str]] = tomllib.loads(
        (CLAIMS / f"{name}.toml").read_text(encoding="utf-8")
    )["claim"]
    return written


def _found_again(
    known: Known, written: list[dict[str, str]], *, odd: bool | None
) -> dict[str, Any]:
    precision: list[float] = []
    missed = wrong = others = right = 0
    for number, claim in enumerate(written):
        if odd is not None and number % 2 != odd:
            continue
        for line in claim["tellings"].strip().splitlines():
            how, text = (part.strip() for part in line.split("|", 1))
            ids = [match.claim.id for match in known.match(text).matches]
            if how == "other":
                others, wrong = others + 1, wrong + (f"own{number}" in ids)
                continue
            at = ids.index(f"own{number}") + 1 if f"own{number}" in ids else 0
            precision.append(1 / at if at else 0.0)
            missed += not at
            right += stance(text=text, claim=claim["text"])[0] == how
    return {
        "texts": len(precision),
        "map_at_5": round(sum(precision) / len(precision), 3),
        "missed": missed,
        "stance_right": round(right / len(precision), 3),
        "near_but_other": others,
        "near_but_other_matched": wrong,
    }


def _false_matches(known: Known) -> dict[str, Any]:
    """Return how many texts are matched with a claim of which nothing is known."""
    random.seed(SEED)
    return where_possible(
        {
            "everyday_questions": lambda: wrongly_matched(known, _questions()),
            "posts_of_other_crises": lambda: wrongly_matched(
                known, [post["text"] for post in _idrisi()]
            ),
        }
    )


def wrongly_matched(known: Known, texts: list[str]) -> dict[str, Any]:
    """Return how many of some of the texts, none of which is about a claim, are matched."""
    some = random.sample(texts, min(UNRELATED, len(texts)))
    matched = sum(not found.nothing_known for found in known.match_many(some))
    return {"texts": len(some), "matched": matched, "share": rounded(matched, len(some))}


def _questions() -> list[str]:
    with gzip.open(lies_at("clinc150/data_full.json.gz"), "rt") as file:
        return [text for text, _ in json.load(file)["test"]]


def _near_copies(encode: Encode | None) -> dict[str, Any]:
    """Look each rumour with a near copy up among all others.

    Which are copies was told by their words, so this says more about scale than about meaning.
    """
    rumours = _rumours()
    traces = [trace(Told(id=one.id, text=one.text)) for one in rumours]
    copies = [
        (a, b)
        for a in range(len(traces))
        for b in range(len(traces))
        if a != b and len(traces[a].words & traces[b].words) > 2
        and share_words(traces[a], traces[b]) >= NEAR_COPY
    ]  # fmt: skip
    wanted = Counter(a for a, _ in copies)
    known = Known.compile(rumours, encode=encode)
    precision = []
    for a in wanted:
        ids = [m.claim.id for m in known.match(rumours[a].text, 6).matches]
        ids = [one for one in ids if one != rumours[a].id][:5]
        relevant = {rumours[b].id for first, b in copies if first == a}
        hits = [at + 1 for at, one in enumerate(ids) if one in relevant]
        found = sum((number + 1) / at for number, at in enumerate(hits))
        precision.append(found / min(5, len(relevant)))
    return {"texts": len(precision), "map_at_5": round(sum(precision) / len(precision), 3)}


def meaning(encode: Encode) -> dict[str, Any]:
    """Return sentences per second, and how near a message lies to its translation by language."""
    rows = list(_disasters())
    texts = [row["message"] for row in rows[:SENTENCES]]
    began = time.process_time()
    encode(texts)
    seconds = time.process_time() - began
    figures: dict[str, Any] = {"sentences_per_core_second": round(len(texts) / seconds)}
    by_language: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row["original"] and len(row["original"]) > 20:
            language = tell_language(split_words(row["original"])).code
            by_language.setdefault(language, []).append((row["original"], row["message"]))
    for language in ("en", "es", "fr", "ht"):
        pairs = by_language.get(language, [])[:200]
        if len(pairs) < 15:
            continue
        a, b = (encode([pair[side] for pair in pairs]) for side in (0, 1))
        cosines = a @ b.T
        figures[f"translation_found_{language}"] = {
            "pairs": len(pairs),
            "first_of_all": round(
                float((cosines.argmax(axis=1) == np.arange(len(pairs))).mean()), 3
            ),
            "cosine_median": round(float(np.median(np.diag(cosines))), 3),
        }
    return figures


def posts_per_second(matters: int) -> int:
    """Return posts per second of one core through the fast tier while so many matters are open.

    Real messages, each with an invented street; six in ten of the stream repeat one that is open.
    """
    random.seed(SEED)
    texts = [row["message"] for row in _disasters() if len(row["message"]) < 280]
    streets = [
        "".join(random.choice("bdfgklmnprst") + random.choice("aeiou") for _ in range(3)).title()
        for _ in range(3_000)
    ]

    def post(number: int) -> Told:
        chosen = random.Random(number)
        text = f"{chosen.choice(texts)} on {chosen.choice(streets)} Street"
        return Told(id=str(number), text=text, at=BEGAN)

    grouper = Grouper(window_hours=10_000)
    grouper.add_many(post(number) for number in range(matters))
    stream = [
        Told(
            id=f"s{n}",
            text=("RT @a: " if n % 2 else "")
            + post(random.randrange(matters) if random.random() < 0.6 else matters + n).text,
            at=BEGAN,
        )
        for n in range(STREAM)
    ]
    began = time.process_time()
    grouper.add_many(stream)
    return round(STREAM / (time.process_time() - began))


def _rumours() -> list[Claim]:
    path = lies_at("covid19_rumor/Twitter.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Claim(id=row["No."], text=row["content"]) for row in csv.DictReader(file)]


def _idrisi() -> Iterator[dict[str, Any]]:
    with gzip.open(lies_at("idrisi/en_train.jsonl.gz"), "rt") as file:
        yield from map(json.loads, file)


def _disasters() -> Iterator[dict[str, str]]:
    with gzip.open(lies_at("disaster_response/validation.csv.gz")) as packed:
        yield from csv.DictReader(io.TextIOWrapper(packed, "utf-8", newline=""))


def _rounded(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: round(n, 3) if isinstance(n, float) else n for name, n in figures.items()}


def main(say: Callable[[str], Any] = print) -> None:
    say(json.dumps(measure(), indent=1))


if __name__ == "__main__":
    main()
