"""Facebook's errors are understood by their codes, and by nothing that they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from clarion.channels.answer import Answer
from clarion.channels.connectors.facebook.failures import CODES, failure
from clarion.channels.graph import failures as graph

CORPUS = json.loads((Path(__file__).parent / "errors.json").read_text())
LIES = ("", "Token has expired", "Rate Limit Exceeded", "Could not locate record", "ok")


def refused(status: int, body: Any) -> Answer:
    return Answer(status=status, headers={}, body=json.dumps(body).encode(), handed_over=True)


@pytest.mark.parametrize("error", CORPUS, ids=lambda error: f"{error['status']}-{error['means']}")
def test_k2_reads_an_error_by_its_code(error: dict[str, Any]) -> None:
    found = failure(refused(error["status"], error["body"]))
    assert f"{type(found).__name__} {found.reason}" == error["means"]


@pytest.mark.parametrize("code", sorted({*graph.CODES, *CODES}))
def test_k2_is_deaf_to_the_message(code: str) -> None:
    def read(message: str) -> tuple[type, str]:
        number, _, subcode = code.partition(".")
        error = {"message": message, "code": int(number), "error_subcode": int(subcode or 0)}
        found = failure(refused(400, {"error": error}))
        return type(found), found.reason

    assert len({read(message) for message in LIES}) == 1
