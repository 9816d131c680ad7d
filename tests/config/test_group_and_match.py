"""`clarion group` and `clarion match` answer each line they understand, and name the others."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.config.management.commands.group import BATCH_MAX, LINE_BYTES_MAX

OAK = "Water main burst on Oak Street, the road is flooding"


def run(
    command: str, raw: bytes, *arguments: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], bool]:
    """Return what was answered, what was complained about, and whether it ended well."""
    out, errors, kept = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(raw))
    well = True
    try:
        call_command(command, *arguments, stdout=out, stderr=errors)
    except SystemExit as end:
        well = end.code == 0
    finally:
        sys.stdin = kept
    said = [json.loads(line) for line in out.getvalue().splitlines()]
    return said, [json.loads(line) for line in errors.getvalue().splitlines()], well


def lines(*tables: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(table).encode() + b"\n" for table in tables)


def test_says_of_each_text_where_it_lies_and_why() -> None:
    raw = lines(
        {"id": 7, "text": OAK, "at": "2026-03-01T12:00:00Z", "lat": 51.0, "lon": 0.5},
        {"id": "b", "text": f"RT @x: {OAK}", "at": "2026-03-01T13:05:00+01:00"},
        {"text": "Elm Street is flooding", "at": 1772366400},
    )
    said, troubles, well = run("group", raw, "--fast")
    assert (troubles, well) == ([], True)
    assert [(one["id"], one["matter"], one["new"]) for one in said] == [
        ("7", "m1", True),
        ("b", "m1", False),
        ("3", "m2", True),
    ]
    assert said[1]["because"] == "same words as 7, both name oak street, 5 min later"
    assert (said[1]["like"], said[1]["place"], said[1]["minutes"]) == ("7", "oak street", 5.0)


def test_marks_the_words_of_danger_itself() -> None:
    risky = "my father is trapped in the cellar and cannot breathe"
    said, _, _ = run("group", lines({"text": OAK}, {"text": risky}, {"text": risky}), "--fast")
    assert [(one["life_risk"], one["shown"]) for one in said] == [
        (False, True),
        (True, True),
        (True, True),
    ]


def test_sums_up_also_what_has_ended() -> None:
    raw = lines(
        {"id": "a", "text": OAK, "at": "2026-03-01T12:00:00Z"},
        {"id": "b", "text": OAK, "at": "2026-03-01T12:30:00Z", "life_risk": True},
        {"id": "c", "text": "Where is the parade?", "at": "2026-03-01T20:00:00Z"},
    )
    said, _, well = run("group", raw, "--fast", "--summary", "--hours", "3", "--batch", "1")
    assert well
    assert [(one["matter"], one["members"]) for one in said] == [("m1", ["a", "b"]), ("m2", ["c"])]
    assert said[0]["life_risk_members"] == ["b"]
    assert said[0]["since"] == "2026-03-01T12:00:00Z"
    assert said[0]["text"] == OAK


def test_groups_by_meaning_unless_told_otherwise() -> None:
    raw = lines(
        {"text": "Water main burst on Oak Street"},
        {"text": "oak street is flooding, pipe has burst"},
    )
    said, _, _ = run("group", raw)
    assert said[1]["matter"] == said[0]["matter"]
    said, _, _ = run("group", raw, "--fast")
    assert said[1]["way"] != "says_the_same"


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": 1},
        {"text": 5},
        {"text": "x", "id": []},
        {"text": "x", "id": ""},
        {"text": "x", "at": "yesterday"},
        {"text": "x", "at": -5},
        {"text": "x", "at": 10**400},
        {"text": "x", "at": True},
        {"text": "x", "lat": 5},
        {"text": "x", "lat": 95, "lon": 0},
        {"text": "x", "lat": "north", "lon": 0},
        {"text": "x", "place": 4},
        {"text": "x", "life_risk": "yes"},
    ],
)
@pytest.mark.parametrize("command", ["group", "match"])
def test_a_line_that_is_not_understood_does_not_stop_the_rest(
    command: str, wrong: dict[str, Any], tmp_path: Path
) -> None:
    known = tmp_path / "known.jsonl"
    known.write_bytes(lines({"id": "k", "text": OAK}))
    arguments = ["--fast", *(["--known", str(known)] if command == "match" else [])]
    said, (trouble,), well = run(command, lines(wrong, {"text": OAK}), *arguments)
    assert not well
    assert trouble["line"] == 1
    assert trouble["error"].endswith(".")
    assert [one["id"] for one in said] == ["2"]


def test_a_line_that_is_too_long_is_named() -> None:
    _, (trouble,), well = run("group", b'"' + b"x" * LINE_BYTES_MAX + b'"\n', "--fast")
    assert (trouble["line"], well) == (1, False)


@pytest.mark.parametrize("option", [["--batch", "0"], ["--batch", str(BATCH_MAX + 1)]])
def test_refuses_a_batch_of_none_or_too_many(option: list[str]) -> None:
    with pytest.raises(CommandError):
        run("group", b"", *option)


def test_refuses_hours_that_are_none_and_files_that_are_not_there() -> None:
    for arguments in (["--hours", "0"], ["--fast", "/nowhere/at/all"]):
        with pytest.raises(CommandError):
            run("group", b"", *arguments)


def test_says_what_is_known_or_that_nothing_is(tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_bytes(
        lines({"id": "bridge", "text": "Swan Bridge is open", "answer": "Since noon."})
    )
    raw = lines({"id": 1, "text": "swan bridge is closed"}, {"id": 2, "text": "play some jazz"})
    said, troubles, well = run("match", raw, "--known", str(known))
    assert (troubles, well) == ([], True)
    (match,) = said[0]["matches"]
    assert (match["claim"], match["stance"]) == ("bridge", "contradicts")
    assert (match["differs"], match["answer"]) == (["closed", "open"], "Since noon.")
    assert said[1] == {"id": "2", "nothing_known": True, "matches": []}


@pytest.mark.parametrize(
    "wrong",
    [
        b"{\n",
        b'{"text": ""}\n',
        b'{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n',
        b'{"text": "a", "since": "soon"}\n',
        b'{"text": "a", "answer": 5}\n',
    ],
)
def test_a_claim_that_is_not_understood_stops_everything(wrong: bytes, tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_bytes(wrong)
    with pytest.raises(CommandError, match=str(known)):
        run("match", lines({"text": "x"}), "--known", str(known))


def test_what_is_no_longer_so_is_not_known_then(tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_bytes(lines({"text": OAK, "verdict": "true", "until": "2026-03-01T12:00:00Z"}))
    raw = lines(
        {"text": OAK, "at": "2026-03-01T11:00:00Z"}, {"text": OAK, "at": "2026-03-01T12:00:00Z"}
    )
    said, _, _ = run("match", raw, "--fast", "--known", str(known))
    assert [one["nothing_known"] for one in said] == [False, True]
    assert said[0]["matches"][0]["answer"] == "true"


@settings(max_examples=40)
@given(st.lists(st.binary(max_size=60).map(lambda raw: raw.replace(b"\n", b" ")), max_size=6))
def test_every_line_is_answered_or_named(raw: list[bytes]) -> None:
    written = [line for line in raw if line.strip()]
    said, troubles, well = run("group", b"\n".join(raw), "--fast")
    assert len(said) + len(troubles) == len(written)
    assert well is (not troubles)


def test_what_the_wider_net_catches_is_never_hidden() -> None:
    crushed = "People are being crushed at the north gate of the stadium"
    said, _, _ = run("group", lines(*({"text": crushed} for _ in range(3))), "--fast")
    assert [one["shown"] for one in said] == [True, True, True]


def test_other_words_under_a_known_id_are_shown() -> None:
    raw = lines(
        {"id": "b", "text": "The bins were not collected in Mill Lane"},
        {"id": "b", "text": "My dad is not breathing"},
    )
    said, _, _ = run("group", raw, "--fast")
    assert [(one["shown"], one["life_risk"]) for one in said] == [(True, False), (True, True)]


def test_claims_and_texts_are_not_both_read_from_the_standard_input() -> None:
    with pytest.raises(CommandError, match="cannot both come from standard input"):
        run("match", lines({"text": OAK}), "--known", "-")
