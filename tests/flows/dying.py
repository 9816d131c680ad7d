"""Delivers one dispatch and kills its own process, with no warning, at the step it is told."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from clarion.kit.actor import Actor
from clarion.postroom.actions import deliver

STEPS = {
    "before the gate": ("_begin", "before"),
    "after the attempt is written": ("_begin", "after"),
    "after the call": ("_make", "after"),
    "after the outcome is written": ("record_outcome", "after"),
}


def deliver_until(step: str, dispatch_id: int, office_id: int, at: datetime) -> None:
    """Deliver until the step, then die as a power cut would have it."""
    module = sys.modules[deliver.__module__]
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
