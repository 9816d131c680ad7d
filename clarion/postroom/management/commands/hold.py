"""Hold what wants to leave, from the command line: for when no screen can be reached."""

import getpass
from argparse import ArgumentParser
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.postroom import actions, queries

# Held by a number that we cannot look up here: whatever belongs to it may still be written.
_BY_NUMBER = ("campaign", "statement")


class Command(BaseCommand):
    """Whoever has the machine may stop it; the ledger says who that was."""

    help = "Hold an office's post (`hold OFFICE WHY`), list its holds, or lift one."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Take the reason before or after what is lifted: nobody looks that up in a crisis."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.parse_args = parser.parse_intermixed_args  # type: ignore[method-assign]  # Django asks by this name
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the office, the reason, and what to hold or to lift."""
        parser.add_argument("office", help="the office's short name, as in its addresses")
        parser.add_argument("why", nargs="?", default="", help="why, for everybody to read")
        parser.add_argument(
            "--what",
            default="everything",
            help="everything (without this), theme:promotional, network:bluesky, account:3, "
            "campaign:4, statement:12",
        )
        parser.add_argument("--lift", type=int, metavar="NUMBER", help="lift this hold")

    def handle(
        self, *, office: str, why: str, what: str, lift: int | None, **_options: Any
    ) -> None:
        """Do it; without a reason only list what is held."""
        found = people.office_by_slug(office)
        if found is None:
            raise CommandError(f"There is no office {office}.")
        by = Actor(
            office_id=found.id,
            name=f"{getpass.getuser()} at the machine",
            role="command line",
            exercise=found.exercise,
            powers=frozenset({Power.HOLD}),
        )
        self._zone = ZoneInfo(found.zone)
        if not why and lift is not None:
            raise CommandError('Say why it is lifted: hold OFFICE --lift NUMBER "Why".')
        if not why:
            self._list(found.id)
            return
        try:
            self._lift(lift, why, by) if lift is not None else self._place(what, why, by)
        except actions.NoSuchScope as refusal:
            raise CommandError(f"{refusal.sentence} There is: {_choices(found.id)}.") from refusal
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _place(self, what: str, why: str, by: Actor) -> None:
        scope, _colon, subject = what.partition(":")
        title = what if subject else ""
        placed = actions.place_hold(
            scope=scope, subject=subject, title=title, why=why, by=by, at=clock.now()
        )
        page = queries.hold(office_id=by.office_id, hold_id=placed.hold_id, at=clock.now())
        self.stdout.write(
            f"Held at {self._time(page.hold.placed_at)} (number {placed.hold_id}). "
            + _after(page.hold)
        )
        if scope in _BY_NUMBER and not (page.in_flight or page.stopped or page.later):
            self.stdout.write(f"So far nothing of {what} is on its way. Is that the right number?")
        for one in page.in_flight:
            self.stdout.write(f"On its way already: {one.title}, {one.address}: {one.text[:60]!r}")

    def _lift(self, hold_id: int, why: str, by: Actor) -> None:
        stopped = actions.lift_hold(hold_id=hold_id, why=why, by=by, at=clock.now())
        count = "1 stopped message waits" if stopped == 1 else f"{stopped} stopped messages wait"
        self.stdout.write(f"Lifted. {count} for somebody to look at them again.")
        if queries.holds_in_force(office_id=by.office_id):
            self.stdout.write("Still held:")
            self._list(by.office_id)

    def _time(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M:%S %Z}"

    def _list(self, office_id: int) -> None:
        holds = queries.holds_in_force(office_id=office_id)
        if not holds:
            self.stdout.write("Nothing is held.")
        for one in holds:
            since = self._time(one.placed_at)
            self.stdout.write(f"{one.id}: {_what(one)}, by {one.placed_by} at {since}: {one.why}")


def _choices(office_id: int) -> str:
    """Return what `--what` takes in this office."""
    accounts = queries.answering(office_id=office_id)
    return ", ".join(
        [
            "everything",
            *(f"theme:{theme}" for theme in queries.THEME_TITLES),
            *(f"network:{name}" for name in sorted({one.network for one in accounts.values()})),
            *(f"account:{number} ({one.address})" for number, one in sorted(accounts.items())),
            *(f"{scope}:NUMBER" for scope in _BY_NUMBER),
        ]
    )


def _what(one: queries.HoldNow) -> str:
    return one.address or one.title or one.scope


def _after(one: queries.HoldNow) -> str:
    """Say what the hold stops, and nothing more than that."""
    if one.scope == "everything":
        return "Nothing is sent after this."
    return f"Nothing of this is sent after this: {_what(one)}. Everything else still leaves."
