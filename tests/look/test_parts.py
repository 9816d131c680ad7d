"""It writes down every part, and every part that is written down exists."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import timezone
from django_cotton.compiler_regex import CottonCompiler

from clarion.look.words import DELIVERY, RISK

LOOK = Path(__file__).parents[2] / "clarion/look"
PARTS = LOOK / "templates/cotton"
SCRIPTS = LOOK / "source/scripts"


def part_names() -> set[str]:
    files = (file.relative_to(PARTS).with_suffix("") for file in PARTS.rglob("*.html"))
    return {".".join(file.parts).replace("_", "-") for file in files}


def used_in(text: str) -> set[str]:
    return set(re.findall(r"<c-(?!slot|vars)([\w.-]+)", text))


def rendered(source: str) -> str:
    return Template(CottonCompiler().process(source)).render(Context())


def test_every_part_is_in_the_readme_and_in_the_gallery() -> None:
    gallery = "".join(file.read_text() for file in LOOK.glob("templates/look/**/*.html"))
    readme = (LOOK / "README.md").read_text()
    inner = {"mark.shape"}  # drawn by the others
    assert part_names() == used_in(readme)
    assert part_names() - inner <= used_in(gallery)


def test_every_attribute_the_script_listens_to_is_in_the_readme() -> None:
    script = "".join(file.read_text() for file in SCRIPTS.glob("*.js"))
    own = {  # written by our own templates for our own script
        "data-counter", "data-counter-of", "data-count-url", "data-limit", "data-shows",
        "data-declared", "data-keys-help", "data-keys-open", "data-keys-switch", "data-needs-list",
        "data-live-state", "data-room-switch", "data-sound", "data-takes-focus",
        "data-closes-outside",
    }  # fmt: skip
    heard = set(re.findall(r"\[(data-[\w-]+)", script)) - own
    readme = (LOOK / "README.md").read_text()
    assert {name for name in heard if f"`{name}" not in readme} == set()


def test_names_in_the_script_are_used_once() -> None:
    """The modules are joined into one file, where two equal names would stop it."""
    names = [
        name
        for file in SCRIPTS.glob("*.js")
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", file.read_text(), re.MULTILINE
        )
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", DELIVERY)
def test_says_every_state_in_a_word_and_a_shape(state: str) -> None:
    said = rendered(f'<c-mark.delivery state="{state}" />')
    assert f"#{state}" in said
    assert str(DELIVERY[state]) in said


@pytest.mark.parametrize("level", RISK)
def test_says_every_risk_in_a_word_and_a_shape(level: str) -> None:
    said = rendered(f'<c-mark.risk level="{level}" />')
    assert f"#{level}" in said
    assert str(RISK[level]) in said


def test_every_word_has_its_shape() -> None:
    drawn = set(re.findall(r'<symbol id="(\w+)"', (LOOK / "source/shapes.svg").read_text()))
    assert set(DELIVERY) | set(RISK) <= drawn


def test_a_comma_may_follow_a_moment() -> None:
    at = datetime(2026, 4, 14, 8, 2, tzinfo=UTC)
    with timezone.override("Europe/London"):
        said = Template("{% load look %}({% moment at form %}),").render(
            Context({"at": at, "form": "short"})
        )
    assert said == ('(<time datetime="2026-04-14T08:02:00+00:00">Tue 14 Apr, 09:02 BST</time>),')
