"""`clarion town link` lets you into the town again; `open` and `play` are its clockwork."""

import time
from argparse import ArgumentParser
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, close_old_connections
from django.urls import reverse

from clarion.exercises import actions, queries
from clarion.exercises.actions.stage import Stage, StageFailure, own_stage
from clarion.kit import clock
from clarion.people.actions import offer_welcome

_log = structlog.get_logger(__name__)

_TICK_SECONDS = 1.0
# After the network or the database did not answer: they are being brought back meanwhile.
_WAIT_SECONDS = 3.0


class Command(BaseCommand):
    """`clarion run` starts open and play; opening must be over before any worker begins."""

    help = "Print a link into the demonstration town; or open it, or play its morning."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        parser.add_argument("what", choices=["link", "open", "play"])

    def handle(self, *, what: str, **_: Any) -> None:
        """Print a link, open the town once, or play for ever."""
        if what == "link":
            self.stdout.write(_link())
            return
        if not settings.TOWN:
            raise CommandError("CLARION_TOWN is empty. bin/demo chooses it and starts the town.")
        if what == "open":
            _open()
        else:
            _play()


def _link() -> str:
    """Return a link into the town, for whoever has the home folder: it works once, for a day."""
    town = queries.town()
    if not town:
        raise CommandError("There is no town yet: bin/demo opens it.")
    secret = offer_welcome(office_id=town.office_id, at=clock.now())
    return f"{settings.PUBLIC_URL}{reverse('town', args=[secret])}"


def _open() -> None:
    state = settings.HOME / "town" / "fakenet.json"
    state.parent.mkdir(parents=True, exist_ok=True)
    _, _, port = settings.TOWN.rpartition(":")
    with own_stage(port=int(port), state=state) as stage:
        actions.open_town(stage=stage, at=clock.now())


def _play() -> None:
    stage = Stage(f"http://{settings.TOWN}")
    while True:
        try:
            _tick(stage)
            time.sleep(_TICK_SECONDS)
        except (StageFailure, OperationalError, InterfaceError) as failure:
            _log.warning("the town waits", reason=str(failure).strip())
            time.sleep(_WAIT_SECONDS)


def _tick(stage: Stage) -> None:
    close_old_connections()
    town = queries.town()
    if town and town.entered_at:
        actions.play(stage=stage, entered_at=town.entered_at, at=clock.now())
        actions.countersign(office_id=town.office_id, at=clock.now())
