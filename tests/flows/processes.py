"""Processes of the product beside the test, on the test's own database and network."""

import os
import subprocess
import sys
from urllib.parse import quote

from django.db import connection

from fakenet import FakeNet


def environment(net: FakeNet) -> dict[str, str]:
    """Return an environment that points a process at this test's database and network."""
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
        "CLARION_ALLOWED_HOSTS": net.url.removeprefix("http://"),
    }


def start(net: FakeNet, *words: str) -> "subprocess.Popen[bytes]":
    """Start `python WORDS` in this environment."""
    return subprocess.Popen([sys.executable, *words], env=environment(net))
