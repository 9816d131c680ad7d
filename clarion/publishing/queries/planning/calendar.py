"""What leaves when, what stops it, and what was missed until somebody decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from clarion.kit.ids import STATEMENT
from clarion.kit.refusals import NotFound
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES, HoldNow
from clarion.publishing.models import Edition, Occurrence, Rendition
from clarion.publishing.queries.planning.lists import Line, unreached
from clarion.publishing.queries.planning.sieve import Sieve, said_by, sifted
from clarion.publishing.rules.lives import MOVABLE
from clarion.publishing.rules.saying.correction import Way

# What stands on one page of the calendar; a month with more is read by the week.
CALENDAR_MAX = 300
UNDECIDED_MAX = 10
# Of what does not stand there, so many are counted; of the rest we say that there are more.
MORE_MAX = 100
_OVER = ("superseded", "dropped", "rejected")
# A hold stops something of these, or will.
_HOLDABLE = ("in_review", "scheduled", "publishing")
_LEAVING = ("scheduled", "publishing")
_NOT_SIGNED = ("draft", "returned", "in_review")
HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An edition on the calendar. `shown` is its state in the word that people see.

    It stands `at` its time, and once it is said, at the time at which it was.

    `hold` stops all of it that is still to leave, or some of it (`partly`). `late`: its time has
    passed and nobody has signed it. `doomed`: on so many accounts it will fail, because their
    sign-in ends before it is due. `unreached`: it is said, and some account has not got all of it.
    """

    id: int
    headline: str
    theme: str
    campaign: str
    state: str
    shown: str
    reason: str
    due_at: datetime
    at: datetime
    hold: HoldNow | None
    partly: bool
    late: bool
    doomed: int
    correction: bool
    of_series: bool
    unreached: bool

    @property
    def can_move(self) -> bool:
        """Whether another time can be chosen for it."""
        return self.state in MOVABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Cards in the order in which they leave, and how many more there are: at most `MORE_MAX`."""

    cards: tuple[Card, ...]
    more: int = 0

    @property
    def uncounted(self) -> bool:
        """Whether there are even more than was counted."""
        return self.more > MORE_MAX


def calendar(
    *,
    office_id: int,
    begin: datetime,
    end: datetime,
    sieve: Sieve | None = None,
    holds: Sequence[HoldNow] = (),
    at: datetime,
) -> Plan:
    """Return what leaves, or was to leave, from `begin` until before `end`."""
    rows = _rows(office_id).filter(due_at__gte=begin, due_at__lt=end).exclude(state__in=_OVER)
    return _plan(rows, sieve or Sieve(), holds, CALENDAR_MAX, at)


def undecided(
    *, office_id: int, sieve: Sieve | None = None, holds: Sequence[HoldNow] = (), at: datetime
) -> Plan:
    """Return what nobody has got and nobody has decided about, whenever it was."""
    missed = Q(state__in=["missed", "approved"]) | Q(state__in=_NOT_SIGNED, due_at__lt=at)
    rows = _rows(office_id).filter(missed, due_at__isnull=False)
    return _plan(rows, sieve or Sieve(), holds, UNDECIDED_MAX, at)


def hold_on(
    *, office_id: int, edition_id: int, holds: Sequence[HoldNow]
) -> tuple[HoldNow | None, bool]:
    """Return the hold that stops an edition, due or not, and whether something leaves all the same.

    Raises `NotFound`.
    """
    if not holds:
        return None, False
    row = _rows(office_id).filter(pk=edition_id).first()
    if row is None:
        raise NotFound
    return _hold_on(row, holds)


def with_holds(*, office_id: int, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a list, and of each that is held, or waits for a review, just that."""
    timed = [one.id for one in lines if one.state in _LEAVING]
    if not timed:
        return list(lines)
    holds = postroom.holds_in_force(office_id=office_id)
    shown = {
        row.pk: _shown(row, *_hold_on(row, holds)) for row in _rows(office_id).filter(pk__in=timed)
    }
    return [replace(one, state=shown.get(one.id, one.state)) for one in lines]


def _rows(office_id: int) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.of(office_id)
    leaving = Rendition.objects.exclude(way=Way.LATER.value).select_related("dispatch", "account")
    slim = leaving.only(
        *("edition", "account__network"),
        *("account__expires_at", "account__renewable", "account__secrets_end_at"),
        *("dispatch__state", "dispatch__review"),
    )
    of = Prefetch("renditions", slim, to_attr="leaving")
    made = Occurrence.objects.filter(statement=OuterRef("statement"))
    rows = rows.annotate(
        of_series=Exists(made), urgent=F("request__emergency"), unreached=unreached()
    )
    return rows.defer("text").select_related("campaign").prefetch_related(of)


def _plan(
    rows: QuerySet[Edition], sieve: Sieve, holds: Sequence[HoldNow], most: int, at: datetime
) -> Plan:
    chosen = sifted(rows, sieve).filter(_passes(sieve, holds)).order_by("due_at", "id")
    found = list(chosen[: most + MORE_MAX + 1])
    cards = [_card(row, holds, at) for row in found[:most]]
    if sieve.state == HELD:
        cards = [card for card in cards if card.hold or card.shown == "review"]
    return Plan(cards=tuple(cards), more=max(len(found) - most, 0))


def _passes(sieve: Sieve, holds: Sequence[HoldNow]) -> Q:
    wanted = Q()
    if sieve.state == HELD:
        wanted &= Q(state__in=_HOLDABLE) & (_held(holds) | _to_review())
    elif sieve.state == "scheduled":
        wanted &= Q(state="scheduled") & ~_held(holds)
    elif sieve.state:
        wanted &= Q(state=sieve.state)
    return wanted


def _to_review() -> Q:
    return said_by(dispatch__state="queued", dispatch__review__isnull=False)


def _held(holds: Iterable[HoldNow]) -> Q:
    """The same as `_hold_on`, for the database."""
    found = Q(pk__in=[])
    for one in holds:
        found |= _covered(one) & ~_spared(one)
    return found


def _covered(hold: HoldNow) -> Q:
    match hold.scope:
        case "theme":
            return Q(theme=hold.subject)
        case "campaign":
            return Q(campaign_id=int(hold.subject))
        case "statement":
            return Q(statement_id=int(hold.subject.partition(":")[2]))
        case "account":
            return said_by(account_id=int(hold.subject))
        case "network":
            return said_by(account__network=hold.subject)
        case "dispatch":
            return said_by(dispatch_id=int(hold.subject))
    return Q(pk__isnull=False)  # everything


def _spared(hold: HoldNow) -> Q:
    """The same as `_lets_pass`, for the database."""
    themes = [one for one in THEMES if hold.lets_pass(theme=one, emergency=False)]
    found = Q(theme__in=themes)
    if hold.lets_pass(theme="", emergency=True):
        found |= Q(request__emergency__gt="")
    return found


def _lets_pass(hold: HoldNow, row: Edition) -> bool:
    urgent = bool(row.urgent)  # type: ignore[attr-defined]  # see _rows
    return hold.lets_pass(theme=row.theme, emergency=urgent)


def _card(row: Edition, holds: Sequence[HoldNow], at: datetime) -> Card:
    if row.due_at is None:
        raise ValueError(f"edition {row.pk} has no time")
    hold, partly = _hold_on(row, holds)
    return Card(
        id=row.pk,
        headline=row.headline,
        theme=row.theme,
        campaign=row.campaign.name if row.campaign else "",
        state=row.state,
        shown=_shown(row, hold, partly),
        reason=row.reason,
        due_at=row.due_at,
        at=row.said_at or row.due_at,
        hold=hold,
        partly=partly,
        late=row.state in _NOT_SIGNED and row.due_at < at,
        doomed=len(_doomed(row, row.due_at)),
        correction=row.corrects_id is not None,
        of_series=row.of_series,  # type: ignore[attr-defined]  # see _rows
        unreached=row.state == "published" and row.unreached,  # type: ignore[attr-defined]  # as above
    )


def _shown(row: Edition, hold: HoldNow | None, partly: bool) -> str:
    if row.state not in _LEAVING:
        return str(row.state)
    if hold is not None and not partly:
        return HELD
    if any(one.dispatch.review_id for one in _waiting(row) if one.dispatch):
        return "review"
    return str(row.state)


def _waiting(row: Edition) -> list[Rendition]:
    """Return what of it is still to leave."""
    leaving: list[Rendition] = row.leaving  # type: ignore[attr-defined]  # see _rows
    return [one for one in leaving if one.dispatch is None or one.dispatch.state == "queued"]


def _doomed(row: Edition, due_at: datetime) -> set[int]:
    waiting = _waiting(row) if row.state in MOVABLE | {"scheduled"} else []
    return {one.account_id for one in waiting if one.account.ends_before(due_at)}


def _hold_on(row: Edition, holds: Sequence[HoldNow]) -> tuple[HoldNow | None, bool]:
    """Return the hold that stops most of it, and whether something leaves all the same.

    Of two that stop as much it is the one that stops everything.
    """
    waiting = _waiting(row) if row.state in _HOLDABLE else []
    stopped = [(sum(_covers(hold, row, one) for one in waiting), hold) for hold in holds]
    most, hold = max(
        stopped, key=lambda pair: (pair[0], pair[1].scope == "everything"), default=(0, None)
    )
    together = sum(any(_covers(one, row, part) for one in holds) for part in waiting)
    return (hold, together < len(waiting)) if most else (None, False)


def _covers(hold: HoldNow, row: Edition, one: Rendition) -> bool:
    if _lets_pass(hold, row):
        return False
    subject = {
        "theme": row.theme,
        "campaign": row.campaign_id,
        "statement": f"{STATEMENT}{row.statement_id}",
        "account": one.account_id,
        "network": one.account.network,
        "dispatch": one.dispatch_id,
    }
    return hold.scope == "everything" or hold.subject == str(subject.get(hold.scope))
