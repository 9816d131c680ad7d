"""`clarion jobs` lists what was given up, and why; `clarion jobs retry` has it done again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clarion.kit import clock, mishaps

_LISTED_MAX = 1_000


class Command(BaseCommand):
    """Jobs that failed too often: listed with the reason of each, or tried again."""

    help = "List the jobs that were given up and why; `retry NUMBER` or `retry all` tries again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nothing, or `retry` and which."""
        parser.add_argument("what", nargs="?", choices=["list", "retry"], default="list")
        parser.add_argument("which", nargs="?", default="", help="a job's number, or all")

    def handle(self, *, what: str, which: str, **_: Any) -> None:
        """List them, or try them again."""
        found = mishaps.given_up(limit=_LISTED_MAX)
        if what == "retry":
            self._retry([one for one in found if which in {str(one.id), "all"}], which)
        elif not found:
            self.stdout.write("No job was given up.")
        else:
            for one in found:
                self._show(one)

    def _show(self, one: mishaps.GivenUp) -> None:
        when = f"{one.at:%Y-%m-%d %H:%M:%S} UTC" if one.at else "its worker died"
        self.stdout.write(
            f"{one.id}  {one.name}  lane {one.lane}, {one.attempts} attempts, {when}: "
            f"{one.reason or 'no reason was left'}"
        )

    def _retry(self, chosen: list[mishaps.GivenUp], which: str) -> None:
        if not chosen:
            raise CommandError(f"No job was given up that is called {which or 'nothing'!r}.")
        for one in chosen:
            again = mishaps.try_again(job_id=one.id, at=clock.now())
            words = "will be tried again" if again else "waits already under the same name"
            self.stdout.write(f"{one.id}  {one.name}  {words}")
