"""Delivers one dispatch and kills its own process, with no warning, at the step it is told.

Run as a program of its own: `python -m tests.flows.dying STEP DISPATCH OFFICE INSTANT`.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

import django

STEPS = {
    "before the gate": ("_begin", "before"),
    "after the attempt is written": ("_begin", "after"),
    "after the call": ("_make", "after"),
    "after the outcome is written": ("record_outcome", "after"),
}


def main(step: str, dispatch_id: int, office_id: int, at: datetime) -> None:
    """Deliver until the step, then die as a power cut would have it."""
    django.setup()
    from clarion.kit.actor import Actor  # noqa: PLC0415  (Django must be set up first)
    from clarion.postroom.actions import deliver as package  # noqa: PLC0415

    module = sys.modules[package.__module__]
    name, when = STEPS[step]
    setattr(module, name, _dying(getattr(module, name), when))
    module.deliver(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=at)


def _dying(function: Callable[..., Any], when: str) -> Callable[..., Any]:
    @wraps(function)
    def dies(*args: Any, **kwargs: Any) -> None:
        if when == "after":
            function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return dies


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4]))
