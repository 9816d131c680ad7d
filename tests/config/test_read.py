"""`clarion read` answers each line it understands, names the others, and says so at its end."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.config.management.commands.read import BATCH_MAX, LINE_BYTES_MAX

HELP = "My dad is trapped under the rubble, please send water"


def run(raw: bytes, *arguments: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]], bool]:
    """Return what was answered, what was complained about, and whether it ended well."""
    out, errors, kept = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw))
    well = True
    try:
        call_command("read", *arguments, stdout=out, stderr=errors)
    except SystemExit as end:
        well = end.code == 0
    finally:
        sys.stdin = kept
    said = [json.loads(line) for line in out.getvalue().splitlines()]
    return said, [json.loads(line) for line in errors.getvalue().splitlines()], well


def line(**table: object) -> bytes:
    return json.dumps(table).encode() + b"\n"


def _reasons(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [reason["quote"] for reason in said["urgency"]["reasons"]]


def test_writes_everything_that_a_reading_holds() -> None:
    (said,), troubles, well = run(line(id="a", text=HELP, at="2026-01-01T00:00:00Z", lang="en"))
    assert (troubles, well) == ([], True)
    assert (said["id"], said["at"], said["lang"]) == ("a", "2026-01-01T00:00:00Z", "en")
    assert said["language"]["code"] == "en"
    assert said["life_risk"]["level"] == "certain"
    assert said["risks"][0]["kind"] == "trapped"
    assert said["urgency"]["level"] == "now"
    assert said["urgency"]["reasons"][0]["kind"] == "danger"
    assert "request" in {one["kind"] for one in said["categories"]}
    for quote in [*said["life_risk"]["quotes"], said["risks"][0]["quote"], *_reasons(said)]:
        assert HELP[quote["start"] : quote["end"]] == quote["words"]


def test_reads_at_a_glance_when_asked() -> None:
    (said,), _, well = run(line(text=HELP), "--fast")
    assert well
    assert said["id"] == 1
    assert said["level"] == "certain"
    assert "request" in said["categories"]


def test_finds_places_of_a_file(tmp_path: Path) -> None:
    known = tmp_path / "streets.csv"
    known.write_text("name,kind,lat,lon\nMill Lane,road,51.01,-2.0\nNowhere,,x,\n")
    (said,), troubles, well = run(line(text="Smoke at Mill Lane"), "--places", str(known))
    assert well
    assert [one["quote"]["words"] for one in said["places"]] == ["Mill Lane"]
    assert said["places"][0]["source"] == "office"
    assert [one["lines"] for one in troubles] == [1]


@pytest.mark.parametrize("content", [b"", b"no list", b"\xff\xfe", b"name,kind\n"])
def test_says_what_is_wrong_with_a_file_of_places(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "streets.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=r"streets\.csv"):
        run(line(text="x"), "--places", str(file))
    with pytest.raises(CommandError, match="No such file"):
        run(line(text="x"), "--places", str(tmp_path / "none.csv"))
    with pytest.raises(CommandError, match="--fast finds no places"):
        run(line(text="x"), "--places", str(file), "--fast")


def test_a_line_that_is_not_understood_does_not_stop_the_rest() -> None:
    raw = line(id=1, text="one") + b"{\n" + line(id=2) + line(id=[], text="x") + line(text="last")
    said, troubles, well = run(raw + line(text="y", at=5))
    assert [one["id"] for one in said] == [1, 5]
    assert [one["line"] for one in troubles] == [2, 3, 4, 6]
    assert not well


def test_a_line_over_the_limit_is_named_and_skipped() -> None:
    raw = line(text="x" * LINE_BYTES_MAX) + line(id=2, text="here")
    said, troubles, well = run(raw)
    assert [one["id"] for one in said] == [2]
    assert [one["line"] for one in troubles] == [1]
    assert not well


def test_answers_are_the_same_in_batches_of_any_size() -> None:
    raw = b"".join(line(id=at, text=f"{HELP} {at}") for at in range(7))
    assert run(raw, "--batch", "1") == run(raw, "--batch", "3") == run(raw)


def test_refuses_a_batch_over_the_limit_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    for batch in ("0", str(BATCH_MAX + 1)):
        with pytest.raises(CommandError, match="--batch"):
            run(b"", "--batch", batch)
    with pytest.raises(CommandError, match="No such file"):
        run(b"", str(tmp_path / "none"))


@given(st.lists(st.one_of(st.binary(max_size=60), st.just(line(text="\ud800 né"))), max_size=8))
@settings(max_examples=30, deadline=None)
def test_any_bytes_are_answered_or_named(parts: list[bytes]) -> None:
    raw = b"\n".join(parts)
    said, troubles, well = run(raw)
    assert well is not bool(troubles)
    assert len(said) + len(troubles) == sum(bool(one.strip()) for one in raw.split(b"\n"))
