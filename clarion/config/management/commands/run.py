"""`clarion run` starts everything, prints where to go, and keeps it running."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import cache
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse

from clarion.config.postgres import Engine
from clarion.config.programs import free_port, is_taken, programs_of_clarion, programs_of_town
from clarion.config.supervisor import Program, supervise
from clarion.exercises import queries as exercises
from clarion.kit import clock
from clarion.people import queries as people
from clarion.people.actions import offer_welcome


class Command(BaseCommand):
    """The database, the web, a worker for each lane and the mail lines, in one process tree.

    The demonstration town runs beside it until there is an office of one's own; after that
    only with --town.
    """

    help = "Start Clarion: database, web, workers, mail lines; print where to go."
    # The supervisor brings the database up; before that there is nothing to check it with.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether the town is wanted."""
        parser.add_argument("--town", action="store_true", help="walk into the exercise town")

    def handle(self, *, town: bool, **_: Any) -> None:
        """Run until somebody stops it."""
        if is_taken(settings.BIND, settings.PORT):
            raise CommandError(
                f"Another program answers at port {settings.PORT} already. "
                "Stop it, or choose another port: PORT=8001 bin/run"
            )
        programs = programs_of_clarion(
            bind=settings.BIND,
            port=settings.PORT,
            trusted_proxies=settings.TRUSTED_PROXIES,
            has_stream=bool(settings.STREAM_URL),
        )
        programs += _town(asked_for=town)
        engine = None if settings.DATABASE_IS_SERVED else Engine(settings.HOME)
        sys.exit(supervise(programs, engine=engine, when_ready=lambda: self._say_where(town)))

    def _say_where(self, only_town: bool) -> None:
        lines = [f"\nClarion is at {settings.PUBLIC_URL}/"]
        is_new = people.awaits_first_run() and not only_town
        if is_new:
            link = _link("first_run", settings.FIRST_RUN_SECRET)
            lines.append(f"  Set up your own office:  {link}")
        town = exercises.town()
        if town and (is_new or only_town) and _is_here(settings.BIND):
            link = _link("town", offer_welcome(office_id=town.office_id, at=clock.now()))
            lines.append(f"  Walk into the town:      {link}")
            lines.append("  It is invented, an exercise. The link works once, within a day.")
        elif town and not is_new:
            lines.append(
                "  The invented town sleeps: nothing arrives or leaves in it. bin/demo wakes it."
            )
        connection.close()
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _town(*, asked_for: bool) -> list[Program]:
    """Return what makes up the town, if whoever sits at this machine could walk into it."""
    if not _is_here(settings.BIND):
        if asked_for:
            raise CommandError(
                "The town lets in only whoever sits at this machine: CLARION_BIND=127.0.0.1"
            )
        return []
    host, port = "127.0.0.1", free_port("127.0.0.1", after=settings.PORT)
    os.environ["CLARION_TOWN"] = f"{host}:{port}"
    state = settings.HOME / "town" / "fakenet.json"
    return programs_of_town(port=port, state=state, wanted=_wanted(asked_for))


def _wanted(asked_for: bool) -> Callable[[], bool]:
    @cache
    def wanted() -> bool:
        answer = asked_for or people.awaits_first_run()
        connection.close()
        return answer

    return wanted


def _link(view: str, secret: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(view, args=[secret])}"


def _is_here(bind: str) -> bool:
    """Whether only this machine itself can reach us there."""
    return bind == "localhost" or ip_address(bind).is_loopback
