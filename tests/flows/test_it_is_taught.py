"""Handlers say what cases are about; Clarion learns it, suggests it, and can be made to stop."""

import io
import json
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from clarion.desk import jobs, queries
from fakenet import FakeNet
from tests.makers.desk import a_case, a_desk
from tests.makers.lessons import BINS, corrected_cases


def run(*arguments: str, typed: str = "") -> list[dict[str, Any]]:
    out, kept = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
    try:
        call_command(*arguments, stdout=out, stderr=io.StringIO())
    finally:
        sys.stdin = kept
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_corrections_are_taught_suggested_and_undone(net: FakeNet, db: None) -> None:
    desk = a_desk(net, slug="millbrook")
    corrected_cases(desk)
    lines = run("corrections", "millbrook")
    assert len(lines) == 24
    assert {one["was"] for one in lines} == {None}
    typed = "\n".join(json.dumps(line) for line in lines)
    *labels, summary = run("teach", "--for", "millbrook", typed=typed)
    assert {one["label"] for one in labels} == {"missed bins", "street lamps"}
    assert summary["held_out"] > 0
    assert summary["right_after"] > summary["right_before"] == 0
    new = a_case(desk, "@townhall nobody collected our bins in Tower Street", who="nora")

    def suggested() -> str:
        jobs.suggest_subjects(timestamp=0)
        return queries.subject_now(office_id=desk.office_id, case_id=new).suggested

    assert suggested() == BINS
    (undone,) = run("teach", "--undo-for", "millbrook")
    assert undone == {"undone": summary["kept_as_version"], "in_use": 0}
    assert suggested() == ""
    assert len(run("corrections", "millbrook")) == 24, "what people said stays said"
    with pytest.raises(CommandError, match="nothing to undo"):
        run("teach", "--undo-for", "millbrook")


def test_what_is_kept_is_before_when_it_is_taught_again(net: FakeNet, db: None) -> None:
    desk = a_desk(net, slug="millbrook")
    corrected_cases(desk)
    typed = "\n".join(json.dumps(line) for line in run("corrections", "millbrook"))
    run("teach", "--for", "millbrook", typed=typed)
    assert run("teach", "--for", "millbrook", typed=typed)[-1]["before_is"] == "kept"


def test_says_that_there_is_no_such_office(db: None) -> None:
    for arguments in (("corrections", "nowhere"), ("teach", "--for", "nowhere")):
        with pytest.raises(CommandError, match="There is no office nowhere"):
            run(*arguments)
