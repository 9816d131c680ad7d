"""Processes of the product beside the test, on the test's own database and network.

Each begins as a copy of one that has read the product already, so that many cost little.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from datetime import datetime
from multiprocessing.context import ForkServerProcess
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.postroom.actions import deliver
from tests.flows.dying import deliver_until
from tests.makers.desk import Office

DIE_SECONDS_MAX = 60

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.flows.ready"])


def beside(work: Callable[..., None], *words: Any) -> ForkServerProcess:
    """Start a process that does this and ends."""
    hosts = list(settings.ALLOWED_PRIVATE_HOSTS)
    process = _SERVER.Process(target=_do, args=(hosts, work, words), daemon=True)
    with patch.dict(os.environ, environment()):
        process.start()
    return process


def worker(lane: str) -> ForkServerProcess:
    """Start a worker of a lane, as `clarion work LANE` does."""
    return beside(call_command, "work", lane)


def deliver_dying(
    step: str, *, office: Office, dispatch_id: int, at: datetime
) -> ForkServerProcess:
    """Start a worker that delivers this and kills itself at a step of tests/flows/dying.py."""
    return beside(deliver_until, step, dispatch_id, office.office_id, at)


def die_delivering(step: str, *, office: Office, dispatch_id: int, at: datetime) -> None:
    """Have a worker deliver this and die at a step of tests/flows/dying.py."""
    died(deliver_dying(step, office=office, dispatch_id=dispatch_id, at=at))


def deliver_all(due: list[int], office_id: int, at: datetime | None = None) -> None:
    """Deliver these one after the other, at that instant or as the clock has it."""
    for dispatch_id in due:
        deliver(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=at or clock.now())


def died(process: ForkServerProcess) -> None:
    """Wait until it has killed itself."""
    process.join(DIE_SECONDS_MAX)
    assert process.exitcode == -signal.SIGKILL


def _do(hosts: list[str], work: Callable[..., None], words: tuple[Any, ...]) -> None:
    settings.ALLOWED_PRIVATE_HOSTS = hosts
    work(*words)


def environment() -> dict[str, str]:
    """Return surroundings that point a process at this test's database and networks."""
    database = connection.settings_dict
    host = quote(str(database["HOST"]), safe="/")
    who = database["USER"]
    if database["PASSWORD"]:
        who = f"{who}:{quote(str(database['PASSWORD']), safe='')}"
    port = f"&port={database['PORT']}" if database["PORT"] else ""
    return {
        **os.environ,
        "CLARION_ALLOWED_HOSTS": ",".join(settings.ALLOWED_PRIVATE_HOSTS),
        "DATABASE_URL": f"postgresql://{who}@/{database['NAME']}?host={host}{port}",
        "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
    }
