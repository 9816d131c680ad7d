"""X's problems are understood by their types, and by nothing that they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from clarion.channels.answer import Answer
from clarion.channels.connectors.x.failures import CODES, failure

CORPUS = json.loads((Path(__file__).parent / "errors.json").read_text())


@pytest.mark.parametrize("error", CORPUS, ids=lambda error: f"{error['status']}-{error['means']}")
def test_k2_reads_a_problem_by_its_type(error: dict[str, Any]) -> None:
    body = json.dumps(error["body"]).encode()
    found = failure(Answer(status=error["status"], headers={}, body=body, handed_over=True))
    assert f"{type(found).__name__} {found.reason}" == error["means"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_k2_is_deaf_to_the_detail(code: str) -> None:
    def read(message: str) -> tuple[type, str]:
        body = json.dumps({"type": f"problems/{code}", "detail": message}).encode()
        found = failure(Answer(status=400, headers={}, body=body, handed_over=True))
        return type(found), found.reason

    lies = ["", "Token has expired", "Rate Limit Exceeded", "Could not locate record", "ok"]
    assert len({read(message) for message in lies}) == 1
