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
from clarion.postroom.actions import Terms

EVERYTHING = "everything"
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
            default=EVERYTHING,
            help="everything (without this), theme:promotional, network:bluesky, account:3, "
            "campaign:4, statement:12",
        )
        parser.add_argument(
            "--spare",
            action="append",
            default=[],
            metavar="WHAT",
            help="let it pass: emergency (what two people sign because a life is at risk), or one "
            "theme:safety; may be given twice; without it nothing passes",
        )
        parser.add_argument(
            "--look-at",
            metavar="TIME",
            help="remind whoever may lift it then, once, by the clock of the office: "
            "2026-07-01T16:00; it never lifts itself",
        )
        parser.add_argument("--lift", type=int, metavar="NUMBER", help="lift this hold")

    def handle(self, *, office: str, why: str, lift: int | None, **options: Any) -> None:
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
        if not why and (options["spare"] or options["look_at"] or options["what"] != EVERYTHING):
            raise CommandError('Say why it is held: hold OFFICE "Why" ...')
        if not why:
            self._list(found.id)
            return
        try:
            self._lift(lift, why, by) if lift is not None else self._place(why, by, options)
        except actions.NoSuchScope as refusal:
            raise CommandError(f"{refusal.sentence} There is: {_choices(found.id)}.") from refusal
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _place(self, why: str, by: Actor, options: dict[str, Any]) -> None:
        what = options["what"]
        scope, _colon, subject = what.partition(":")
        placed = actions.place_hold(
            scope=scope,
            subject=subject,
            title=what if subject else "",
            why=why,
            terms=self._terms(options),
            by=by,
            at=clock.now(),
        )
        page = queries.hold(office_id=by.office_id, hold_id=placed.hold_id, at=clock.now())
        self.stdout.write(
            f"Held at {self._time(page.hold.placed_at)} (number {placed.hold_id}). "
            + _after(page.hold)
        )
        holds = queries.holds_in_force(office_id=by.office_id)
        others = [one for one in holds if one.id != placed.hold_id]
        if others:
            held = "; ".join(f"{_what(one)} (number {one.id})" for one in others)
            self.stdout.write(f"Held besides: {held}.")
        elif page.hold.scope != "everything":
            self.stdout.write("Everything else still leaves.")
        for line in _who_may_send(by.office_id, page.hold):
            self.stdout.write(line)
        if scope in _BY_NUMBER and not (page.in_flight or page.stopped or page.later):
            self.stdout.write(f"So far nothing of {what} is on its way. Is that the right number?")
        for one in page.in_flight:
            what = "May have left" if one.state == "unknown" else "On its way already"
            self.stdout.write(f"{what}: {one.title}, {one.address}: {one.text[:60]!r}")

    def _terms(self, options: dict[str, Any]) -> Terms:
        """Return what is let pass, and when it is to be looked at again, by the office's clock."""
        said = options["look_at"]
        try:
            moment = datetime.fromisoformat(said) if said else None
        except ValueError as error:
            raise CommandError(f"No such time: {said}. Write it as 2026-07-01T16:00.") from error
        if moment and moment.tzinfo is None:
            moment = moment.replace(tzinfo=self._zone)
        return Terms(spares=tuple(options["spare"]), look_at=moment)

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
            if one.look_at:
                self.stdout.write(f"  To be looked at again at {self._time(one.look_at)}.")
            for line in _who_may_send(office_id, one):
                self.stdout.write(f"  {line}")


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
    what = one.address or one.title or one.scope
    return f"{what}, except {one.spared}" if one.spares else what


def _who_may_send(office_id: int, one: queries.HoldNow) -> list[str]:
    """Name those who can still send what a hold spares, where it spares anything."""
    lines = []
    for sender in queries.who_may_send(office_id=office_id, spares=one.spares):
        signing = ", ".join((*sender.signing, *sender.guests))
        who = f"{', '.join(sender.writing)}" + (f"; signed by two of {signing}" if signing else "")
        found = who if sender.is_possible else "nobody, through Clarion"
        lines.append(f"May still send: {sender.title}: {found}.")
    return lines


def _after(one: queries.HoldNow) -> str:
    """Say what the hold stops, and nothing more than that."""
    if one.scope == "everything":
        spared = f" but {one.spared}" if one.spares else ""
        return f"Nothing{spared} is sent after this."
    return f"Nothing of this is sent after this: {_what(one)}."
