"""An unwelcome answer is understood by its codes, and an unknown one is never taken lightly."""

from datetime import timedelta

import pytest

from clarion.channels.answer import WAIT_MAX, Answer
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown

TABLE = {"Gone": (Permanent, Reason.TARGET_GONE), "Busy": (Temporary, Reason.NETWORK_DOWN)}


def answered(status: int, *, handed_over: bool = False, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, headers=named, body=b"", handed_over=handed_over)


@pytest.mark.parametrize("handed_over", [True, False])
def test_k2_reads_a_4xx_by_its_code(handed_over: bool) -> None:
    refusal = answered(400, handed_over=handed_over).refusal("Gone", TABLE, "Please try again.")
    assert (type(refusal), refusal.reason) == (Permanent, Reason.TARGET_GONE)
    assert refusal.evidence == "HTTP 400 Gone Please try again."


@pytest.mark.parametrize("code", ["New", "", "gone", "Gone\n", "x" * 100, "a b"])
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 418, 422, 451, 499])
def test_k2_gives_a_4xx_that_it_does_not_know_to_a_person(status: int, code: str) -> None:
    refusal = answered(status, handed_over=True).refusal(code, TABLE, "Gone: it is gone")
    assert (type(refusal), refusal.reason) == (Unknown, Reason.UNKNOWN_REFUSAL)


@pytest.mark.parametrize("status", [300, 304, 308, 500, 502, 503, 599, 999, 103])
def test_k2_leaves_open_what_a_5xx_or_a_redirect_hides(status: int) -> None:
    assert isinstance(answered(status, handed_over=True).refusal("Gone", TABLE), Unknown)
    assert isinstance(answered(status).refusal("Gone", TABLE), Temporary)


def wait(refusal: Failure) -> timedelta | None:
    assert isinstance(refusal, Temporary)
    assert refusal.reason is Reason.RATE_LIMITED
    return refusal.retry_after


NOON = "Sun, 22 Nov 2026 12:00:00 GMT"
LATER = "Sun, 22 Nov 2026 12:05:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "300"}, 300),
        ({"retry_after": "0"}, 0),
        ({"retry_after": LATER, "date": NOON}, 300),
        ({"retry_after": NOON, "date": LATER}, 0),
        ({"ratelimit_reset": "1795348920", "date": NOON}, 120),
        ({"ratelimit_reset": "60"}, 60),
        ({"x_rate_limit_reset": "1795348920", "date": NOON}, 120),
        ({"x_ratelimit_reset": "2026-11-22T12:03:00.250000Z", "date": NOON}, 180.25),
        ({"retry_after": "99999999"}, WAIT_MAX.total_seconds()),
    ],
)
def test_waits_as_long_as_the_network_asks(headers: dict[str, str], seconds: float) -> None:
    refusal = answered(429, handed_over=True, **headers).refusal("Gone", TABLE)
    assert wait(refusal) == timedelta(seconds=seconds)


@pytest.mark.parametrize("said", ["", "soon", "-5", "1e9", "²", LATER, "1795348920", "9" * 400])
def test_leaves_the_wait_to_us_when_the_network_says_nothing_clear(said: str) -> None:
    assert wait(answered(429, retry_after=said).refusal("", TABLE)) is None
