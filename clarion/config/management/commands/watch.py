"""`clarion watch` keeps a line open to each mailbox that can say that post has come."""

import threading
import time
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from clarion.kit import lanes
from clarion.postroom import actions, jobs, queries

_log = structlog.get_logger(__name__)

# A line is kept for so long before it is opened afresh: servers close idle ones after 29 min.
LINE_SECONDS = 300.0
_LOOK_FOR_ACCOUNTS_SECONDS = 10.0


class Command(BaseCommand):
    """One thread for each open line; a line that breaks is opened again."""

    help = "Wait on open lines (IMAP IDLE) and have accounts read the moment something comes."

    def handle(self, **_: Any) -> None:
        """Look every ten seconds whether there are new accounts; never end."""
        threads: dict[int, threading.Thread] = {}
        while True:
            close_old_connections()
            for line in queries.open_lines():
                thread = threads.get(line.account_id)
                if thread is None or not thread.is_alive():
                    threads[line.account_id] = self._open(line)
            time.sleep(_LOOK_FOR_ACCOUNTS_SECONDS)

    def _open(self, line: queries.OpenAccount) -> threading.Thread:
        thread = threading.Thread(target=_stand_by, args=(line,), daemon=True)
        thread.start()
        return thread


def _stand_by(line: queries.OpenAccount) -> None:
    close_old_connections()
    news = actions.stand_by(account_id=line.account_id, seconds=LINE_SECONDS)
    close_old_connections()
    if not news:
        return
    for stream_id in line.stream_ids:
        lanes.hint(
            jobs.collect_stream,
            once=f"collect:{stream_id}",
            office_id=line.office_id,
            stream_id=stream_id,
        )
    close_old_connections()
    _log.info("news on the line", account_id=line.account_id)
    # A broken line must not be opened a hundred times a second.
    time.sleep(1)
