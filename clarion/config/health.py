"""Is Clarion well? Every sign of it, without anybody's words, names or addresses."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import Error, connection
from django.utils.translation import gettext as _

from clarion.channels.stream import Lag
from clarion.config.streams import lag_now
from clarion.kit import mishaps
from clarion.kit.lanes import Lane
from clarion.kit.models import Beat
from clarion.postroom import queries as postroom

_log = logging.getLogger(__name__)

# A lane says every 10 s that it lives. With this, a stopped worker shows within a minute.
SILENCE_MAX = timedelta(seconds=45)
# After two minutes somebody must know that a message has not left (failures.md, O2).
UNSENT_MAX = timedelta(seconds=120)
# A network that has not answered for so long has been lost, whatever the account believes.
ACCOUNT_SILENCE_MAX = timedelta(minutes=30)
# The scanner looks every few seconds. After five minutes it does not answer.
UNSCANNED_MAX = timedelta(minutes=5)
# One worker keeps so many within a minute or two; more is a lag that somebody should know of.
STREAM_WAITING_MAX = 50_000
# Of jobs that were given up, so many are named.
NAMED_MAX = 3


class Level(StrEnum):
    """How bad it is. Only `bad` turns the whole page red."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that was looked at: its name for machines and people, how it is, the figure.

    `figure` is in seconds for times and a count for counts; None: there is none.
    """

    name: str
    title: str
    level: Level
    words: str
    figure: float | None = None
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Everything that was looked at, at one moment."""

    at: datetime
    signs: tuple[Sign, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is bad."""
        return all(sign.level is not Level.BAD for sign in self.signs)


def look(*, at: datetime) -> Health:
    """Look at everything. Without the database there is nothing else to be seen."""
    try:
        signs = tuple(_signs(at))
    except Error as error:
        _log.warning("the database does not answer /health: %s", type(error.__cause__ or error))
        gone = Sign(
            name="database",
            title=_("Database"),
            level=Level.BAD,
            words=_("It does not answer, or its tables are missing."),
        )
        signs = (gone,)
    return Health(at=at, signs=signs)


def _signs(at: datetime) -> Iterator[Sign]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield Sign(name="database", title=_("Database"), level=Level.GOOD, words=_("It answers."))
    yield from _lanes(at)
    yield _unsent(at)
    yield _given_up()
    yield _counted("parked_arrivals", _("Arrivals that nobody could read"), postroom.parked_count())
    if settings.VIRUS_SCAN:
        count = postroom.unscanned(before=at - UNSCANNED_MAX)
        yield _counted("unscanned", _("Files that the virus scanner has not looked at"), count)
    if settings.STREAM_URL:
        yield _stream(lag_now())
    yield from _accounts(at)


def _stream(lag: Lag | str) -> Sign:
    if isinstance(lag, str):
        return Sign(
            name="stream_waiting",
            title=_("Stream"),
            level=Level.BAD,
            words=_("It does not answer: {why}.").format(why=lag),
        )
    waiting = lag.waiting + lag.unconfirmed
    words = _("{n} things wait to be kept.").format(n=waiting)
    if lag.trouble:
        trouble = _("Each lies in {copies} of its servers, and that cannot be changed: {why}.")
        words += " " + trouble.format(copies=lag.copies, why=lag.trouble)
    return Sign(
        name="stream_waiting",
        title=_("Stream"),
        level=Level.LOOK if waiting > STREAM_WAITING_MAX or lag.trouble else Level.GOOD,
        words=words,
        figure=waiting,
    )


def _lanes(at: datetime) -> Iterator[Sign]:
    beats = dict(Beat.objects.values_list("lane", "at"))
    for lane in Lane:
        yield _lane(lane, at - beats[lane.value] if lane.value in beats else None)


def _lane(lane: Lane, age: timedelta | None) -> Sign:
    return Sign(
        name="lane",
        title=_("Lane {name}").format(name=lane.value),
        level=Level.BAD if age is None or age > SILENCE_MAX else Level.GOOD,
        words=_("No sign of life yet.")
        if age is None
        else _("Last sign of life {n} s ago.").format(n=int(age.total_seconds())),
        figure=age.total_seconds() if age is not None else None,
        labels=(("lane", lane.value),),
    )


def _unsent(at: datetime) -> Sign:
    seconds = postroom.oldest_unsent(at=at)
    return Sign(
        name="oldest_unsent",
        title=_("Messages that are due"),
        level=Level.LOOK if (seconds or 0) > UNSENT_MAX.total_seconds() else Level.GOOD,
        words=_("None waits.")
        if seconds is None
        else _("The oldest has waited for {n} s, held ones included.").format(n=int(seconds)),
        figure=seconds or 0,
    )


def _given_up() -> Sign:
    """Jobs that failed too often, with the reason of each of the newest ones."""
    count = mishaps.given_up_count()
    newest = mishaps.given_up(limit=NAMED_MAX)
    reasons = "; ".join(f"{one.name}: {one.reason or _('stopped')}" for one in newest)
    words = _("{n}. clarion jobs lists them. The newest: {reasons}.")
    return Sign(
        name="failed_jobs",
        title=_("Jobs given up after many attempts"),
        level=Level.LOOK if count else Level.GOOD,
        words=words.format(n=count, reasons=reasons) if count else _("None."),
        figure=count,
    )


def _counted(name: str, title: str, count: int) -> Sign:
    level = Level.LOOK if count else Level.GOOD
    return Sign(name=name, title=title, level=level, words=f"{count}.", figure=count)


def _ago(age: timedelta) -> str:
    """Say how long ago something was in the largest whole unit that it fills."""
    for name, unit in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if age.total_seconds() >= unit:
            return f"{int(age.total_seconds() // unit)} {name}"
    return f"{max(int(age.total_seconds()), 0)} s"


def _accounts(at: datetime) -> Iterator[Sign]:
    for number, address, network, state, listens, success_at in postroom.accounts_health():
        age = at - success_at if success_at else None
        silent = listens and (age is None or age > ACCOUNT_SILENCE_MAX)
        words = (
            _("Nothing comes in through it.")
            if not listens
            else _("It has never answered.")
            if age is None
            else _("It last answered {ago} ago.").format(ago=_ago(age))
        )
        yield Sign(
            name="account",
            title=_("Account {address} on {network}").format(
                address=address, network=postroom.network_title(network)
            ),
            level=Level.LOOK if silent or state != "open" else Level.GOOD,
            words=words,
            figure=age.total_seconds() if age else None,
            labels=(("account", str(number)), ("network", network), ("state", state)),
        )
