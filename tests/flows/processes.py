"""Processes of the product beside the test, on the test's own database and network."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tests.makers.desk import Office

DIE_SECONDS_MAX = 60


def environment() -> dict[str, str]:
    """Return an environment that points a process at this test's database and networks."""
    database = connection.settings_dict
    host = quote(str(database["HOST"]), safe="/")
    who = database["USER"]
    if database["PASSWORD"]:
        who = f"{who}:{quote(str(database['PASSWORD']), safe='')}"
    port = f"&port={database['PORT']}" if database["PORT"] else ""
    return {
        **os.environ,
        "DATABASE_URL": f"postgresql://{who}@/{database['NAME']}?host={host}{port}",
        "DJANGO_SETTINGS_MODULE": "clarion.config.settings",
        "CLARION_ALLOWED_HOSTS": ",".join(settings.ALLOWED_PRIVATE_HOSTS),
    }


def deliver_dying(
    step: str, *, office: Office, dispatch_id: int, at: datetime
) -> "subprocess.Popen[bytes]":
    """Start a worker that delivers this and kills itself at a step of tests/flows/dying.py."""
    words = (step, str(dispatch_id), str(office.office_id), at.isoformat())
    argv = [sys.executable, "-m", "tests.flows.dying", *words]
    return subprocess.Popen(argv, env=environment())


def die_delivering(step: str, *, office: Office, dispatch_id: int, at: datetime) -> None:
    """Have a worker deliver this and die at a step of tests/flows/dying.py."""
    worker = deliver_dying(step, office=office, dispatch_id=dispatch_id, at=at)
    assert worker.wait(DIE_SECONDS_MAX) == -signal.SIGKILL
