"""Puts copies of an answer to all at the door and kills its own process in the middle of one."""

import os
import signal
import sys
from datetime import datetime
from typing import Any

from clarion.desk import queries
from clarion.desk.actions import send_copy
from clarion.kit.actor import Actor


def tell_until(number: int, at: datetime) -> None:
    """Die at this copy, when its answer is written and nothing of it is kept yet."""
    module = sys.modules[send_copy.__module__]
    entered = module.enter

    def dies(*said: Any, **facts: Any) -> None:
        entered(*said, **facts)
        if facts.get("answer"):
            dies.left -= 1
        if not dies.left:
            os.kill(os.getpid(), signal.SIGKILL)

    dies.left = number
    module.enter = dies
    for office_id, copy_id in queries.copies_due(at=at):
        module.send_copy(copy_id=copy_id, by=Actor.clockwork(office_id), at=at)
