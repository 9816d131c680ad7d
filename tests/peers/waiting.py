"""Waiting for something outside this process, with an end to the patience."""

import time
from collections.abc import Callable

LOOK_SECONDS = 0.05


def wait_until(happened: Callable[[], object], *, what: str, seconds_max: float = 60) -> None:
    """Look until it has happened; after `seconds_max` fail, naming what was waited for."""
    deadline = time.monotonic() + seconds_max
    while not happened():
        assert time.monotonic() < deadline, f"waited {seconds_max:g} s in vain for {what}"
        time.sleep(LOOK_SECONDS)
