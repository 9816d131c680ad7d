"""Hands on what comes over a line as soon as it has come, a little of it together."""

import time
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Final, TypeVar

# So much may wait to be taken; then the line is read no further, and its server waits.
_WAITING_MAX: Final = 2_000
# So often the reader of a full line looks whether anybody takes any more.
_LOOK_SECONDS: Final = 0.5

T = TypeVar("T")


def as_they_come(things: Iterator[T], *, hold_seconds: float) -> Iterator[list[T]]:
    """Yield what came within that time of its first; what ends the line is raised after it.

    The line is read by a thread, as nobody can say how long a read takes. Whoever stops taking
    leaves it behind: it ends with the line.
    """
    came: Queue[T | None] = Queue(_WAITING_MAX)
    left, broke = Event(), list[Exception]()
    Thread(target=_read, args=(things, came, left, broke), daemon=True).start()
    try:
        while (first := came.get()) is not None:
            batch, whole = _more(came, first, time.monotonic() + hold_seconds)
            yield batch
            if whole:
                break
    finally:
        left.set()
    if broke:
        raise broke[0]


def _more(came: Queue[T | None], first: T, until: float) -> tuple[list[T], bool]:
    """Return what comes until then, and whether it was the last."""
    batch = [first]
    while len(batch) < _WAITING_MAX:
        try:
            one = came.get(timeout=max(until - time.monotonic(), 0))
        except Empty:
            return batch, False
        if one is None:
            return batch, True
        batch.append(one)
    return batch, False


def _read(things: Iterator[T], came: Queue[T | None], left: Event, broke: list[Exception]) -> None:
    try:
        for one in things:
            while not left.is_set():
                with suppress(Full):
                    came.put(one, timeout=_LOOK_SECONDS)
                    break
            if left.is_set():
                return
    except Exception as error:  # noqa: BLE001  # raised where it is taken
        broke.append(error)
    while not left.is_set():
        with suppress(Full):
            came.put(None, timeout=_LOOK_SECONDS)
            return
