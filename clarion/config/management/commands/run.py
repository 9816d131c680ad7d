"""`clarion run` starts everything, prints where to go, and keeps it running."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from clarion.config.postgres import Engine
from clarion.config.programs import is_taken, programs_of_clarion
from clarion.config.supervisor import supervise
from clarion.people import queries as people


class Command(BaseCommand):
    """The database, the web, a worker for each lane and the mail lines, in one process tree."""

    help = "Start Clarion: database, web, workers, mail lines; print where to go."
    # The supervisor brings the database up; before that there is nothing to check it with.
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's own class attribute)

    def handle(self, **_: Any) -> None:
        """Run until somebody stops it."""
        if is_taken(settings.BIND, settings.PORT):
            raise CommandError(
                f"Another program answers at port {settings.PORT} already. "
                "Stop it, or choose another port: PORT=8001 bin/run"
            )
        programs = programs_of_clarion(
            bind=settings.BIND, port=settings.PORT, trusted_proxies=settings.TRUSTED_PROXIES
        )
        engine = None if settings.DATABASE_IS_SERVED else Engine(settings.HOME)
        sys.exit(supervise(programs, engine=engine, when_ready=self._say_where))

    def _say_where(self) -> None:
        self.stdout.write(f"\nClarion is at {settings.PUBLIC_URL}/\n")
        if people.awaits_first_run():
            where = reverse("first_run", args=[settings.FIRST_RUN_SECRET])
            self.stdout.write(f"  Set up your own office:  {settings.PUBLIC_URL}{where}\n")
        self.stdout.flush()
