"""`bin/bench reading` measures what it can, names what it cannot, and fails only with nothing."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import reading
from training import data
from training.data import Absent, lies_at
from training.possible import is_measured, missing_in, where_possible


@pytest.fixture
def no_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(data, "DATA", tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *parts: str) -> None:
    monkeypatch.setattr(sys, "argv", ["reading", *parts])
    reading.main()


def absent() -> object:
    raise Absent("a.csv is not here")


def test_what_asks_for_absent_data_is_null_and_says_why() -> None:
    figures = where_possible({"own": lambda: {"texts": 3}, "others": absent})
    assert figures == {
        "own": {"texts": 3},
        "others": None,
        "not_measured": {"others": "a.csv is not here"},
    }
    assert "not_measured" not in where_possible({"own": lambda: 1})


def test_a_part_of_which_nothing_is_there_is_not_measured() -> None:
    nothing = where_possible({"outer": lambda: where_possible({"inner": absent})})
    assert not is_measured(nothing)
    assert missing_in(nothing) == {"outer.inner": "a.csv is not here"}
    assert is_measured(where_possible({"outer": absent, "own": lambda: 0}))


def test_a_file_that_is_not_there_is_named_with_where_to_look(no_data: Path) -> None:
    with pytest.raises(Absent, match=r"clinc150/data_full.json.gz is not in .*CLARION_DATA"):
        lies_at("clinc150/data_full.json.gz")
    (no_data / "a.csv").write_text("x")
    assert lies_at("a.csv") == no_data / "a.csv"


@pytest.mark.usefixtures("no_data")
def test_without_data_our_own_texts_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "language", "taught", "urgency")
    out, err = capsys.readouterr()
    figures = json.loads(out)
    assert figures["language"]["own_sentences"]["careful"]["de"]["rightly"] > 30
    assert (
        figures["language"]["posts"] is figures["taught"] is figures["urgency"]["disaster"] is None
    )
    assert figures["urgency"]["own_sentences"]["all"]["texts"] > 50
    assert "clinc150" in figures["not_measured"]["taught"]
    assert "language.posts: not measured: idrisi/en_train.jsonl.gz is not in" in err


@pytest.mark.usefixtures("no_data")
def test_with_nothing_measured_it_fails_and_says_where_the_data_is_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(monkeypatch, "taught", "claims")
    assert "training/SOURCE.md" in str(stopped.value.code)
    assert json.loads(capsys.readouterr().out)["taught"] is None


def test_a_part_that_there_is_not_is_refused_with_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(monkeypatch, "languages")
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert "no part is called languages" in err
    assert "language, needs" in err


def test_every_part_is_told_of_in_the_help() -> None:
    told = reading.__doc__ or ""
    assert not [name for name in reading._parts() if f"    {name} " not in told]
