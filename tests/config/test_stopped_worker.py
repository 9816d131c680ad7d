"""A worker that stands still is seen from outside within a minute, and so is its return."""

import signal
import time
from typing import Any

import pytest

from clarion.kit.lanes import Lane
from tests.house.house import House
from tests.peers.waiting import wait_until

pytestmark = pytest.mark.peer

# What the administrator was promised.
PROMISED_SECONDS = 60
LANE = Lane.SEND


def bad_signs(house: House) -> list[tuple[Any, ...]]:
    """What /health calls bad at this moment."""
    signs = house.health().json()["signs"]
    return [(sign["name"], sign.get("lane")) for sign in signs if sign["level"] == "bad"]


def test_health_is_red_within_a_minute_of_a_stopped_worker_and_green_again_after(
    house: House,
) -> None:
    wait_until(lambda: house.health().status_code == 200, what="every lane's sign of life")
    worker = house.worker(LANE)
    worker.send_signal(signal.SIGSTOP)
    try:
        stopped_at = time.monotonic()
        wait_until(
            lambda: bad_signs(house) == [("lane", LANE.value)],
            what="the stopped worker to be seen",
            seconds_max=PROMISED_SECONDS,
        )
        assert time.monotonic() - stopped_at < PROMISED_SECONDS
        assert house.health().status_code == 503
    finally:
        worker.send_signal(signal.SIGCONT)
    wait_until(
        lambda: house.health().status_code == 200,
        what="the worker's next sign of life",
        seconds_max=PROMISED_SECONDS,
    )
    assert house.worker(LANE).pid == worker.pid, "it went on; nobody had to start it again"
