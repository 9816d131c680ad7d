"""Is Clarion well? Every sign of it, without anybody's words, names or addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import Error, connection
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from clarion.kit.lanes import Lane
from clarion.kit.models import Beat
from clarion.postroom import queries as postroom

# A lane says every 10 s that it lives. With this, a stopped worker shows within a minute.
SILENCE_MAX = timedelta(seconds=45)
# After two minutes somebody must know that a message has not left (failures.md, O2).
UNSENT_MAX = timedelta(seconds=120)
# A network that has not answered for so long has been lost, whatever the account believes.
ACCOUNT_SILENCE_MAX = timedelta(minutes=30)


class Level(StrEnum):
    """How bad it is. Only `bad` turns the whole page red."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that was looked at: its name for machines, how it is, and the figure behind it.

    `figure` is in seconds for times and a count for counts; None: there is none.
    """

    name: str
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
    except Error:
        gone = Sign(
            name="database",
            level=Level.BAD,
            words=_("The database does not answer, or its tables are missing."),
        )
        signs = (gone,)
    return Health(at=at, signs=signs)


def _signs(at: datetime) -> Iterator[Sign]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield Sign(name="database", level=Level.GOOD, words=_("The database answers."))
    yield from _lanes(at)
    yield _unsent(at)
    yield _counted("failed_jobs", _failed_jobs(), _("jobs were given up after many attempts"))
    yield _counted("parked_arrivals", postroom.parked_count(), _("arrivals could not be read"))
    yield from _accounts(at)


def _lanes(at: datetime) -> Iterator[Sign]:
    beats = dict(Beat.objects.values_list("lane", "at"))
    for lane in Lane:
        labels = (("lane", lane.value),)
        if lane.value not in beats:
            words = _("No sign of life yet.")
            yield Sign(name="lane", level=Level.BAD, words=words, labels=labels)
            continue
        age = at - beats[lane.value]
        yield Sign(
            name="lane",
            level=Level.BAD if age > SILENCE_MAX else Level.GOOD,
            words=_("Last sign of life {n} s ago.").format(n=int(age.total_seconds())),
            figure=age.total_seconds(),
            labels=labels,
        )


def _unsent(at: datetime) -> Sign:
    seconds = postroom.oldest_unsent(at=at)
    if seconds is None:
        return Sign(
            name="oldest_unsent", level=Level.GOOD, words=_("Nothing that is due waits."), figure=0
        )
    return Sign(
        name="oldest_unsent",
        level=Level.LOOK if seconds > UNSENT_MAX.total_seconds() else Level.GOOD,
        words=_("The oldest has waited for {n} s, held ones included.").format(n=int(seconds)),
        figure=seconds,
    )


def _failed_jobs() -> int:
    return ProcrastinateJob.objects.filter(status="failed").count()


def _counted(name: str, count: int, what: str) -> Sign:
    level = Level.LOOK if count else Level.GOOD
    return Sign(name=name, level=level, words=f"{count} {what}.", figure=count)


def _accounts(at: datetime) -> Iterator[Sign]:
    for number, network, state, success_at in postroom.accounts_health():
        age = at - success_at if success_at else None
        silent = age is None or age > ACCOUNT_SILENCE_MAX
        words = (
            _("It has never answered.")
            if age is None
            else _("It last answered {n} s ago.").format(n=int(age.total_seconds()))
        )
        yield Sign(
            name="account",
            level=Level.LOOK if silent or state != "open" else Level.GOOD,
            words=words,
            figure=age.total_seconds() if age else None,
            labels=(("account", str(number)), ("network", network), ("state", state)),
        )
