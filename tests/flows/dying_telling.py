"""Puts copies of an answer to all at the door and kills its own process in the middle of one.

Run as a program of its own: `python -m tests.flows.dying_telling COPY OFFICE INSTANT`.
"""

import os
import signal
import sys
from datetime import datetime
from typing import Any

import django


def main(number: int, office_id: int, at: datetime) -> None:
    """Die at this copy, when its answer is written and nothing of it is kept yet."""
    django.setup()
    from clarion.desk import queries  # noqa: PLC0415  (Django must be set up first)
    from clarion.desk.actions import send_copy as package  # noqa: PLC0415
    from clarion.kit.actor import Actor  # noqa: PLC0415

    module = sys.modules[package.__module__]
    entered = module.enter

    def dies(*said: Any, **facts: Any) -> None:
        entered(*said, **facts)
        if facts.get("answer"):
            dies.left -= 1
        if not dies.left:
            os.kill(os.getpid(), signal.SIGKILL)

    dies.left = number
    module.enter = dies
    for _office, copy_id in queries.copies_due(at=at):
        module.send_copy(copy_id=copy_id, by=Actor.clockwork(office_id), at=at)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]))
