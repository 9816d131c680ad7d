"""YouTube's errors are understood by their reasons, and by nothing that they say."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clarion.channels.answer import Answer
from clarion.channels.connectors.youtube.failures import (
    ABOUT_ONE,
    CODES,
    DOUBTFUL,
    USED_UP,
    closed,
    failure,
)
from clarion.channels.contract import Reason, Temporary

CORPUS = json.loads((Path(__file__).parent / "errors.json").read_text())
LIES = ("", "Token has expired", "Rate Limit Exceeded", "Could not locate record", "ok")


def refused(status: int, body: Any) -> Answer:
    return Answer(status=status, headers={}, body=json.dumps(body).encode(), handed_over=True)


@pytest.mark.parametrize("error", CORPUS, ids=lambda error: f"{error['status']}-{error['means']}")
def test_k2_reads_an_error_by_its_reason(error: dict[str, Any]) -> None:
    found = failure(refused(error["status"], error["body"]))
    assert f"{type(found).__name__} {found.reason}" == error["means"]


@pytest.mark.parametrize("code", sorted({*CODES, *DOUBTFUL, *USED_UP}))
def test_k2_is_deaf_to_the_message(code: str) -> None:
    def read(message: str) -> tuple[type, str]:
        error = {"message": message, "errors": [{"reason": code, "message": message}]}
        found = failure(refused(400, {"error": error}))
        return type(found), found.reason

    assert len({read(message) for message in LIES}) == 1


@pytest.mark.parametrize("code", sorted(USED_UP))
def test_k2_what_is_used_up_is_given_anew_at_midnight_in_california(code: str) -> None:
    error = {"errors": [{"reason": code}]}
    answer = Answer(
        status=403,
        headers={"date": "Tue, 14 Apr 2026 04:00:00 GMT"},
        body=json.dumps({"error": error}).encode(),
        handed_over=True,
    )
    found = failure(answer)
    assert isinstance(found, Temporary)
    assert found.retry_after == timedelta(hours=3)


@pytest.mark.parametrize("code", ["forbidden", "commentsDisabled", "videoNotFound"])
def test_k2_no_comment_is_to_blame_where_the_whole_channel_is_refused(code: str) -> None:
    answer = refused(403, {"error": {"errors": [{"reason": code}]}})
    assert failure(answer).reason in ABOUT_ONE
    assert closed(answer).reason is Reason.PERMISSION_LOST
