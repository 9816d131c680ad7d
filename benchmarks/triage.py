"""How fast the first reading of a message is, how much danger it finds, how often it cries wolf.

Read with care. The disaster set has no label "life at risk", so four of its categories stand in
for it: many such messages report a need or a death rather than a present danger, and others,
without the label, do. The everyday set is short commands to a household assistant, not letters
to a public body. The held-out sentences were written before the lexicons, by the same author.
"""

import csv
import gzip
import json
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from clarion.reading import Grade, Reader, Reading
from training.data import ABSENT, DATA

ROOT: Final = Path(__file__).resolve().parent.parent
HELD_OUT: Final = ROOT / "tests/rules/reading/sentences/held_out.toml"
STANDING_IN: Final = ("search_and_rescue", "medical_help", "missing_people", "death")
ROUNDS: Final = 5


def main() -> None:
    """Measure on whatever data is there and print the figures as one line of JSON."""
    began = time.perf_counter()
    reader = Reader.compile()
    figures: dict[str, Any] = {"compile_seconds": round(time.perf_counter() - began, 2)}
    disaster = DATA / "disaster_response" / "validation.csv.gz"
    everyday = DATA / "clinc150" / "data_full.json.gz"
    if disaster.exists() and everyday.exists():
        with gzip.open(disaster, "rt", encoding="utf-8") as file:
            messages = list(csv.DictReader(file))
        figures["speed"] = speed(reader, [row["message"] for row in messages])
        figures["disaster"] = stand_ins(reader, messages)
        figures["everyday"] = everyday_alarms(reader, everyday)
    else:
        print(f"triage: {ABSENT}", file=sys.stderr)
    figures["held_out"] = held_out(reader)
    print(json.dumps(figures, ensure_ascii=False))


def speed(reader: Reader, texts: Sequence[str]) -> dict[str, int]:
    """Time whole readings in seconds of one core: at first sight, and with the words known."""
    reader.read_many(["the language model is loaded by the first text"])
    began = time.process_time()
    reader.read_many(texts)
    first = len(texts) / (time.process_time() - began)
    began = time.process_time()
    for _ in range(ROUNDS):
        reader.read_many(texts)
    again = ROUNDS * len(texts) / (time.process_time() - began)
    return {
        "texts_per_core_second_first_pass": round(first),
        "texts_per_core_second": round(again),
    }


def stand_ins(reader: Reader, messages: Sequence[dict[str, str]]) -> dict[str, Any]:
    """Return how many messages of each stand-in category were found, by where they came from."""
    readings = reader.read_many([row["message"] for row in messages])
    figures: dict[str, Any] = {}
    for genre in sorted({row["genre"] for row in messages}):
        pairs = [
            (row, reading)
            for row, reading in zip(messages, readings, strict=True)
            if row["genre"] == genre
        ]
        chosen = {
            name: [reading for row, reading in pairs if row[name] == "1"] for name in STANDING_IN
        }
        chosen["any"] = [
            reading for row, reading in pairs if any(row[name] == "1" for name in STANDING_IN)
        ]
        chosen["unrelated"] = [reading for row, reading in pairs if row["related"] == "0"]
        figures[genre] = {name: found(group) for name, group in chosen.items()}
    return figures


def everyday_alarms(reader: Reader, path: Path) -> dict[str, Any]:
    """Return how many harmless everyday queries raise an alarm."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        queries = json.load(file)
    texts = [text for part in ("test", "oos_test") for text, _ in queries[part]]
    return found(reader.read_many(texts))


def held_out(reader: Reader) -> dict[str, Any]:
    """Return recall and false alarms on our own sentences, and every sentence that was missed."""
    sentences = tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))
    figures: dict[str, Any] = {}
    for part, by_language in sentences.items():
        texts = [(code, text) for code, group in by_language.items() for text in group]
        readings = reader.read_many([text for _, text in texts])
        figures[part] = found(readings)
        figures[f"{part}_by_language"] = {
            code: found([r for (c, _), r in zip(texts, readings, strict=True) if c == code])
            for code in by_language
        }
        figures[f"{part}_{'missed' if part == 'risk' else 'alarmed'}"] = [
            text
            for (_, text), reading in zip(texts, readings, strict=True)
            if bool(reading.risks) is (part != "risk")
        ]
    return figures


def found(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return how many of the texts were given each grade."""
    certain = sum(reading.risk_grade is Grade.CERTAIN for reading in readings)
    any_grade = sum(reading.risk_grade is not None for reading in readings)
    share = round(any_grade / len(readings), 3) if readings else None
    return {"texts": len(readings), "certain": certain, "found": any_grade, "share": share}


if __name__ == "__main__":
    main()
