"""An invented town's posts: a rhythm of day and week, everyday talk, football, weather, chatter."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

DAY: Final = 86_400
# How lively each hour is: quietest at five in the morning, liveliest at five in the afternoon.
HOURS: Final = tuple(1 + 0.85 * math.sin((hour - 11) * math.pi / 12) for hour in range(24))
# The first ones are said by everybody, the last ones hardly ever (Zipf).
_ENDINGS: Final = (
    "la", "ner", "ston", "ber", "mi", "ver", "tic", "ro", "sun", "pel", "dor", "gan", "fi", "zet",
    "quay", "holm", "rick", "wen", "by", "thorp", "lo", "ma", "nu", "shire", "gate", "bell",
    "croft",
)  # fmt: skip
WORDS: Final = tuple(
    first + vowel + ending
    for first in "bdfgklmnprst"
    for vowel in ("a", "e", "io", "u")
    for ending in _ENDINGS
)
TALK: Final = (
    "bus late again",
    "nice cake at the market",
    "library opens when",
    "lost grey cat",
    "parking fine unfair",
    "school fair photos",
    "roadworks noise",
    "new cafe menu",
    "bin day moved",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that makes people write: phrases, how many a minute at its height, how long."""

    begins: float
    minutes: float
    peak_per_minute: float
    rise_minutes: float
    phrases: tuple[str, ...]
    theme: str = ""
    everyday: bool = True


Row = tuple[float, str, str, str]
"""When, who, what they wrote, about which theme."""


def background(*, begins: float, days: float, per_minute: float, seed: int) -> Iterator[Row]:
    """Yield everyday posts in order of time; the liveliness wavers from hour to hour."""
    chance = random.Random(seed)
    weights = [1 / (rank + 3) for rank in range(len(WORDS))]
    minute, mood = 0, 1.0
    while minute < days * 1_440:
        at = begins + minute * 60
        if minute % 15 == 0:
            mood = chance.gammavariate(20, 1 / 20)
        for offset in sorted(_several(chance, per_minute * HOURS[int(at // 3_600) % 24] * mood)):
            words = chance.choices(WORDS, weights, k=chance.randint(4, 12))
            if chance.random() < 0.3:
                words.append(chance.choice(TALK))
            yield at + offset, f"p{chance.randint(1, 20_000)}", " ".join(words), ""
        minute += 1


def everyday_happenings(*, begins: float, days: float, seed: int) -> list[Happening]:
    """Return a match on Saturdays, a shower on some days, chain letters and chatty evenings."""
    chance = random.Random(seed)
    happenings = []
    for day in range(int(days)):
        midnight = begins + day * DAY
        if day % 7 == 5:
            happenings.append(_of(midnight + 15 * 3_600, 110, 12, 20, ("goal", "what a match")))
        if chance.random() < 0.4:
            at = midnight + chance.uniform(8, 20) * 3_600
            happenings.append(_of(at, 60, 4, 20, ("rain again", "soaked today", "umbrella gone")))
        happenings.append(_of(midnight + 19.5 * 3_600, 60, 3, 25, ("quiz night on television",)))
    return happenings


def written(happening: Happening, *, seed: int) -> Iterator[Row]:
    """Yield the posts of a happening: they rise to the peak, then fade."""
    chance = random.Random(seed)
    for minute in range(int(happening.minutes)):
        rise = min(1.0, (minute + 1) / max(1.0, happening.rise_minutes))
        fade = 1.0 if minute < happening.minutes / 2 else 2 * (1 - minute / happening.minutes)
        level = happening.peak_per_minute * rise * fade
        for offset in sorted(_several(chance, level)):
            words = chance.choices(WORDS, k=3)
            text = f"{chance.choice(happening.phrases)} {' '.join(words)}"
            at = happening.begins + minute * 60 + offset
            yield at, f"h{chance.randint(1, 60_000)}", text, happening.theme


def _of(at: float, minutes: float, peak: float, rise: float, phrases: tuple[str, ...]) -> Happening:
    return Happening(
        begins=at, minutes=minutes, peak_per_minute=peak, rise_minutes=rise, phrases=phrases
    )


def _several(chance: random.Random, mean: float) -> list[float]:
    """Return so many moments of a minute as chance has it, on average ``mean``."""
    moments, at = [], chance.expovariate(mean / 60) if mean > 0 else 60.0
    while at < 60:
        moments.append(at)
        at += chance.expovariate(mean / 60)
    return moments
