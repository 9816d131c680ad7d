"""`clarion listen` keeps what the stream hands out; any number of them on any machines share it."""

import signal
import time
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, InternalError, OperationalError, close_old_connections

from clarion.channels.contract import Temporary
from clarion.channels.stream import PARTITIONS
from clarion.config.streams import the_stream
from clarion.kit import clock
from clarion.kit.mishaps import named
from clarion.listening import actions

_log = structlog.get_logger(__name__)

WAIT_SECONDS = 1.0
# After trouble with the stream or the database; what was drawn comes again by itself.
REST_SECONDS = 1.0


class Command(BaseCommand):
    """Draw a batch, keep it, confirm it; the next one."""

    help = "Keep what the stream (STREAM_URL) hands out, until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to go on for ever, and from which part of the stream."""
        parser.add_argument("--until-empty", action="store_true", help="end when nothing waits")
        parser.add_argument(
            "--partition",
            type=int,
            action="append",
            choices=range(PARTITIONS),
            help="draw from this part of the stream alone (may be said several times)",
        )

    def handle(self, *, until_empty: bool, partition: list[int] | None, **_: Any) -> None:
        """Work until a signal says stop; the batch at hand is finished first."""
        told: list[int] = []
        signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
        with the_stream(partition or range(PARTITIONS)) as stream:
            while not told:
                close_old_connections()
                try:
                    drawn = actions.keep_drawn(
                        stream=stream, wait_seconds=WAIT_SECONDS, at=clock.now()
                    )
                    lag = stream.lag() if until_empty and not drawn else None
                except (Temporary, OperationalError, InterfaceError, InternalError) as trouble:
                    rests = "the stream" if isinstance(trouble, Temporary) else "the database"
                    _log.warning(f"{rests} rests", reason=str(trouble)[:200])
                    time.sleep(REST_SECONDS)
                    continue
                except Exception as error:  # noqa: BLE001  # the source's card says so too, and it comes again
                    _log.error("a batch could not be kept", reason=named(error))
                    time.sleep(REST_SECONDS)
                    continue
                if lag and not lag.waiting and not lag.unconfirmed:
                    return
