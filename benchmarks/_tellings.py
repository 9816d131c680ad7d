"""Loads tellings that people have put into matters by hand, and says how well others agree."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from clarion.reading import Reader
from clarion.reading.sameness import Told

WRITTEN = Path(__file__).parent.parent / "tests/rules/reading/sameness"
BEGAN = datetime(2026, 2, 2, 6, tzinfo=UTC)
METERS_PER_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How matters that were found agree with those that people made; shares of 1."""

    pairwise_precision: float
    pairwise_recall: float
    b_cubed_precision: float
    b_cubed_recall: float
    tellings: int
    matters: int
    found: int

    @property
    def b_cubed(self) -> float:
        """The harmonic mean of the two (Amigo et al. 2009)."""
        both = self.b_cubed_precision + self.b_cubed_recall
        return 2 * self.b_cubed_precision * self.b_cubed_recall / both if both else 0.0


def load(name: str) -> tuple[list[Told], dict[str, str]]:
    """Return the tellings of a file in order of arrival, and the matter of each by its id."""
    written = tomllib.loads((WRITTEN / f"{name}.toml").read_text(encoding="utf-8"))
    tellings: list[Told] = []
    truth: dict[str, str] = {}
    for number, matter in enumerate(written["matter"]):
        for at, line in enumerate(matter["tellings"].strip().splitlines()):
            told = _told(f"{name}-{number}-{at}", matter, line)
            tellings.append(told)
            truth[told.id] = matter["name"]
    return sorted(tellings, key=lambda told: (told.at or BEGAN, told.id)), truth


def as_read(tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings with what the reader says that each of them wants, as the desk has it."""
    readings = Reader.compile().read_many(told.text for told in tellings)
    return [
        replace(told, need=reading.needs[0].kind.value if reading.needs else "")
        for told, reading in zip(tellings, readings, strict=True)
    ]


def _told(name: str, matter: Mapping[str, Any], line: str) -> Told:
    minutes, where, risk, text = (part.strip() for part in line.split("|", 3))
    lat = lon = None
    if where != "-":
        east, north = (float(meters) for meters in where.split(","))
        lat = matter["point"][0] + north / METERS_PER_DEGREE
        lon = matter["point"][1] + east / METERS_PER_DEGREE / 0.62
    return Told(
        id=name,
        text=text,
        at=BEGAN + timedelta(minutes=matter["start"] + float(minutes)),
        lat=lat,
        lon=lon,
        life_risk=risk == "!",
    )


def agree(found: Mapping[str, str], truth: Mapping[str, str]) -> Agreement:
    """Compare the matter of each telling as found with the one that people gave it."""
    both = Counter((found[one], truth[one]) for one in truth)
    ours, theirs = Counter(found[one] for one in truth), Counter(truth.values())
    pairs = _pairs(both.values())
    joined, meant = _pairs(ours.values()), _pairs(theirs.values())
    count = len(truth)
    return Agreement(
        pairwise_precision=pairs / joined if joined else 1.0,
        pairwise_recall=pairs / meant if meant else 1.0,
        b_cubed_precision=sum(n * n / ours[a] for (a, _), n in both.items()) / count,
        b_cubed_recall=sum(n * n / theirs[b] for (_, b), n in both.items()) / count,
        tellings=count,
        matters=len(theirs),
        found=len(ours),
    )


def disagreements(
    found: Mapping[str, str], truth: Mapping[str, str]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what was wrongly put together, by found matter, and what was left apart."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    apart: defaultdict[str, list[str]] = defaultdict(list)
    for one in truth:
        together[found[one]].append(one)
        apart[truth[one]].append(one)
    return (
        {name: ids for name, ids in together.items() if len({truth[i] for i in ids}) > 1},
        {name: ids for name, ids in apart.items() if len({found[i] for i in ids}) > 1},
    )


def _pairs(counts: Sequence[int] | Any) -> int:
    return sum(count * (count - 1) // 2 for count in counts)
