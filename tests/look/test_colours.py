"""It can be read in a bright room and in a dark one, by eyes that see little contrast."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "clarion/look/source/styles"
TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPES = 3.0  # WCAG 2.2, 1.4.11

WRITTEN_ON = [
    *[("ink", ground) for ground in ("paper", "surface", "sunken", "quiet-soft", "accent-soft")],
    *[("ink", f"{kind}-soft") for kind in ("good", "warn", "stop", "note", "private")],
    *[("ink-soft", ground) for ground in ("paper", "surface", "sunken", "accent-soft")],
    *[("ink-soft", f"{kind}-soft") for kind in ("stop", "note", "private", "warn")],
    *[("accent", ground) for ground in ("paper", "surface", "sunken", "accent-soft")],
    *[(kind, f"{kind}-soft") for kind in ("good", "warn", "stop", "note", "private")],
    *[(kind, ground) for kind in ("good", "warn", "stop") for ground in ("paper", "surface")],
    *[(kind, "accent-soft") for kind in ("good", "warn", "stop", "note")],
    *[("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-focus", "focus-on-page")],
    *[("on-stop", "stop"), ("on-stop", "stop-strong"), ("on-exercise", "exercise")],
    *[("on-bar", "bar"), ("on-bar-soft", "bar"), ("on-bar", "bar-line")],
]
DRAWN_ON = [
    *[("line-strong", ground) for ground in ("paper", "surface")],
    *[("focus-on-page", ground) for ground in ("paper", "surface", "sunken", "accent-soft")],
    ("focus-on-bar", "bar"),
    ("accent", "surface"),
    ("stop", "surface"),
]


@pytest.mark.parametrize("room", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WRITTEN_ON)
def test_words_stand_out(room: str, words: str, ground: str) -> None:
    colours = colours_of(room)
    assert contrast(colours[words], colours[ground]) >= TEXT


@pytest.mark.parametrize("room", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), DRAWN_ON)
def test_lines_and_focus_stand_out(room: str, line: str, ground: str) -> None:
    colours = colours_of(room)
    assert contrast(colours[line], colours[ground]) >= SHAPES


def test_both_rooms_have_the_same_colours() -> None:
    assert colours_of("light").keys() == colours_of("dark").keys()


def test_only_the_tokens_name_colours() -> None:
    strays = [
        f"{file.name}: {line.strip()}"
        for file in STYLES.glob("*.scss")
        if file.name != "_tokens.scss"
        for line in file.read_text().splitlines()
        if re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", line) and "#{" not in line
    ]
    assert strays == []


def colours_of(room: str) -> dict[str, str]:
    tokens = (STYLES / "_tokens.scss").read_text()
    block = re.search(rf"@mixin {room} {{(.*?)\n}}", tokens, re.DOTALL)
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", block[1]))


def contrast(one: str, other: str) -> float:
    """The ratio of relative luminances, as WCAG 2.2 defines it."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
