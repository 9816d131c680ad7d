"""Nextdoor's refusals are understood by their names and their status, never by their words."""

import json
from pathlib import Path
from typing import Any

import pytest

from clarion.channels.answer import Answer
from clarion.channels.connectors.nextdoor.failures import failure

CORPUS = json.loads((Path(__file__).parent / "errors.json").read_text())


@pytest.mark.parametrize("error", CORPUS, ids=lambda error: f"{error['status']}-{error['means']}")
def test_k2_reads_a_refusal_as_it_is_documented(error: dict[str, Any]) -> None:
    body = json.dumps(error["body"]).encode()
    found = failure(Answer(status=error["status"], headers={}, body=body, handed_over=True))
    assert f"{type(found).__name__} {found.reason}" == error["means"]
