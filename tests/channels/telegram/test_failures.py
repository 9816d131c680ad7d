"""Telegram's refusals are understood word for word, or not at all."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clarion.channels.answer import WAIT_MAX, Answer
from clarion.channels.connectors.telegram.failures import failure
from clarion.channels.contract import Temporary

CORPUS = json.loads((Path(__file__).parent / "errors.json").read_text())


def refused(status: int, body: Any) -> Answer:
    return Answer(status=status, headers={}, body=json.dumps(body).encode(), handed_over=True)


@pytest.mark.parametrize("error", CORPUS, ids=lambda error: f"{error['status']}-{error['means']}")
def test_k2_reads_a_refusal_as_it_is_documented(error: dict[str, Any]) -> None:
    found = failure(refused(error["status"], error["body"]))
    assert f"{type(found).__name__} {found.reason}" == error["means"]


def test_k2_a_bot_that_is_barred_somewhere_else_has_not_lost_its_channel() -> None:
    for words in ("Bad Request: chat not found", "Bad Request: CHAT_WRITE_FORBIDDEN"):
        answer = refused(400, {"description": words})
        assert failure(answer).account_is_broken
        assert not failure(answer, in_our_channel=False).account_is_broken


@pytest.mark.parametrize(
    ("said", "wait"),
    [(14, timedelta(seconds=14)), (10**12, WAIT_MAX), (None, None), (-1, None), ("soon", None)],
)
def test_k2_waits_as_long_as_telegram_asks(said: Any, wait: timedelta | None) -> None:
    found = failure(refused(429, {"description": "", "parameters": {"retry_after": said}}))
    assert isinstance(found, Temporary)
    assert found.retry_after == wait
