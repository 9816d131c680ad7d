"""What an office taught is kept in versions, and the last one can be undone."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clarion.config.taught import VERSIONS_MAX, Taught
from clarion.reading.taught import Correction, teach

LINES = [
    {"text": f"{word} in street {at}", "label": label, "was": "lights"}
    for label, words in {
        "bins": ("the bin is full", "bins not emptied"),
        "lights": ("the lamp is broken", "no light at night"),
    }.items()
    for word in words
    for at in range(8)
]
WEIGHTS = teach([Correction(**line) for line in LINES]).weights


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: object) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]  # Django's settings


def run(*arguments: str, lines: list[object] | None = None) -> list[dict[str, object]]:
    out, kept = io.StringIO(), sys.stdin
    raw = "\n".join(
        one if isinstance(one, str) else json.dumps(one) for one in LINES if lines is None
    ) or "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines or ())
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw.encode()))
    try:
        call_command(*arguments, stdout=out, stderr=io.StringIO())
    finally:
        sys.stdin = kept
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_last_version_is_used_and_can_be_undone(tmp_path: Path) -> None:
    taught = Taught(tmp_path, "street-matters")
    assert taught.weights() is None
    assert [taught.keep(WEIGHTS, {}), taught.keep(WEIGHTS, {})] == [1, 2]
    assert taught.undo() == 1
    assert taught.undo() == 0
    assert taught.weights() is None
    with pytest.raises(ValueError, match="nothing to undo"):
        taught.undo()
    assert taught.keep(WEIGHTS, {}) == 3
    assert taught.undo() == 2


def test_the_oldest_versions_are_thrown_away(tmp_path: Path) -> None:
    taught = Taught(tmp_path, "x")
    for _ in range(VERSIONS_MAX + 2):
        taught.keep(WEIGHTS, {})
    assert len(list((tmp_path / "taught/x").glob("*.npz"))) == VERSIONS_MAX
    assert taught.version == VERSIONS_MAX + 2


@pytest.mark.parametrize("name", ["", "..", "../x", "A", "a/b", "a_b", "x" * 41])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="A name has"):
        Taught(tmp_path, name)


def test_a_damaged_version_is_named(tmp_path: Path) -> None:
    taught = Taught(tmp_path, "x")
    taught.keep(WEIGHTS, {})
    (tmp_path / "taught/x/0001.npz").write_bytes(b"PK")
    with pytest.raises(ValueError, match="Version 1"):
        taught.weights()


def test_teach_shows_before_and_after_and_keeps_nothing_unasked(tmp_path: Path) -> None:
    *labels, summary = run("teach")
    assert {one["label"] for one in labels} == {"bins", "lights"}
    assert summary["before_is"] == "was"
    assert summary["kept_as_version"] is None
    assert not (tmp_path / "taught").exists()


def test_teach_keeps_when_asked_and_read_uses_it_until_it_is_undone() -> None:
    assert run("teach", "--keep", "streets")[-1]["kept_as_version"] == 1
    asked: list[object] = [{"id": "a", "text": "our bins were not emptied again"}]
    label = run("read", "--taught", "streets", lines=asked)[0]["taught"]
    assert isinstance(label, dict)
    assert label["label"] == "bins"
    assert run("teach", "--undo", "streets") == [{"undone": 1, "in_use": 0}]
    with pytest.raises(CommandError, match="Nothing is kept"):
        run("read", "--taught", "streets", lines=asked)


def test_teach_refuses_both_and_wrong_names() -> None:
    with pytest.raises(CommandError, match="at a time"):
        run("teach", "--keep", "a", "--undo", "a")
    with pytest.raises(CommandError, match="A name has"):
        run("teach", "--keep", "../a")
    with pytest.raises(CommandError, match="Fewer than two labels"):
        run("teach", lines=["{}"])
