"""`clarion replay` plays recordings, names the lines that are none, and goes on."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

MONDAY = 1_764_547_200.0


def recording() -> list[str]:
    rows = [
        {"id": f"c{n}", "text": f"word{n % 40}", "at": MONDAY + 20 * n, "author": n}
        for n in range(500)
    ]
    rows += [
        {"id": f"f{n}", "text": "flood here", "at": MONDAY + 8_000 + 5 * n, "author": f"f{n}"}
        for n in range(60)
    ]
    return [json.dumps(row) for row in sorted(rows, key=lambda row: float(str(row["at"])))]


def played(
    lines: list[str], tmp_path: Path, **options: object
) -> tuple[list[dict[str, object]], str, int]:
    file = tmp_path / "posts.jsonl"
    file.write_text("\n".join(lines))
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("replay", str(file), stdout=out, stderr=err, no_color=True, **options)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def test_says_what_begins_and_ends(tmp_path: Path) -> None:
    said, complaints, status = played(recording(), tmp_path)
    assert [one["notice"] for one in said] == ["begins", "grows", "ends"]
    assert (complaints, status) == ("", 0)


def test_names_lines_that_are_none_and_goes_on(tmp_path: Path) -> None:
    wrong = ["{", '{"id": "x"}', "[1]"]
    said, complaints, status = played(wrong + recording(), tmp_path)
    assert [json.loads(line)["line"] for line in complaints.splitlines()] == [1, 2, 3]
    assert [one["notice"] for one in said] == ["begins", "grows", "ends"]
    assert status == 1


def test_says_that_a_recording_is_not_sorted(tmp_path: Path) -> None:
    lines = recording()
    _, complaints, status = played([*lines[300:], *lines[:300]], tmp_path)
    warning = json.loads(complaints)
    assert warning["of"] == len(lines)
    assert 200 < warning["late"] <= 300
    assert "Sort the file by time" in warning["warning"]
    assert status == 0


def test_goes_on_from_what_it_has_learned(tmp_path: Path) -> None:
    state = tmp_path / "learned.json"
    lines = recording()
    first, _, _ = played(lines[:450], tmp_path, state=str(state))
    then, _, _ = played(lines[450:], tmp_path, state=str(state))
    assert [one["notice"] for one in first + then] == ["begins", "grows", "ends"]


def test_says_what_is_wrong_with_what_it_is_asked(tmp_path: Path) -> None:
    for options in ({"speed": -1.0}, {"people": 0}):
        with pytest.raises(CommandError):
            played(recording(), tmp_path, **options)
    with pytest.raises(CommandError, match="No such file"):
        call_command("replay", str(tmp_path / "none"))
    (tmp_path / "state").write_text("[]")
    with pytest.raises(CommandError, match="state"):
        played(recording(), tmp_path, state=str(tmp_path / "state"))


def test_takes_its_time_when_a_speed_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    # Only for who replays: whatever else runs beside lives by the real one.
    clock = SimpleNamespace(monotonic=lambda: 0.0, sleep=slept.append)
    monkeypatch.setattr("clarion.config.management.commands.replay.time", clock)
    played(recording(), tmp_path, speed=60.0)
    assert max(slept) == pytest.approx(10_000 / 60, rel=0.05)


@pytest.mark.parametrize("state", ["nowhere/state.json", "."])
def test_says_before_it_begins_that_nothing_can_be_kept(tmp_path: Path, state: str) -> None:
    with pytest.raises(CommandError, match=r"state\.json|directory"):
        played(recording(), tmp_path, state=str(tmp_path / state))


@pytest.mark.parametrize("hours", [0.0, -1.0, float("nan"), float("inf")])
def test_goes_back_by_hours_that_there_are(tmp_path: Path, hours: float) -> None:
    with pytest.raises(CommandError, match="--hours"):
        played(recording(), tmp_path, hours=hours)
