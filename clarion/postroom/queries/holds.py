"""What is held, by whom, since when, and what had left before."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from clarion.channels import registry
from clarion.postroom.models import Account, Attempt, Dispatch, Hold
from clarion.postroom.queries.dispatches import DispatchNow, dispatch_now
from clarion.postroom.queries.sparing import spared_words
from clarion.postroom.queries.themes import THEME_TITLES
from clarion.postroom.rules.sparing import spared

_SHOWN_MAX = 200
# Its time is shown to the second, rounded up: what ended in that second may have ended under it.
_ROUNDED = timedelta(seconds=1)
# The network would not have it, or did not get it: it waits, or has ended, like what never left.
_CAME_BACK = ExpressionWrapper(
    Q(state__in=["queued", "missed", "cancelled", "expired"])
    & ~Q(Exists(Attempt.objects.filter(dispatch=OuterRef("pk"), ended_at=None))),
    output_field=BooleanField(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldNow:
    """A hold. `title` and `address` say what it covers in words, when it is not everything.

    It lets pass what it `spares`. Nobody has said yet why one is held that is `unexplained`.
    """

    id: int
    scope: str
    subject: str
    title: str
    address: str
    why: str
    unexplained: bool
    spares: tuple[str, ...]
    look_at: datetime | None
    placed_by: str
    placed_at: datetime
    lifted_by: str
    lifted_at: datetime | None
    lifted_why: str

    @property
    def spared(self) -> str:
        """What it lets pass, in words; empty: nothing."""
        return spared_words(self.spares)

    def lets_pass(self, *, theme: str, emergency: bool) -> bool:
        """Say whether it spares such a statement, whatever it covers."""
        return spared(self.spares, theme=theme, emergency=emergency)

    def waits_for_a_look(self, at: datetime) -> bool:
        """Say whether it is in force although it was to be looked at again by now."""
        return self.lifted_at is None and self.look_at is not None and self.look_at <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPage:
    """A hold with what had left when it began, or may have, and what it has stopped since.

    `later`: it is timed for later, and this hold will stop it too if it is in force then.
    """

    hold: HoldNow
    in_flight: tuple[DispatchNow, ...]
    stopped: tuple[DispatchNow, ...]
    later: tuple[DispatchNow, ...] = ()
    more: bool = False  # it covers more than is shown
    came_back: frozenset[int] = frozenset()  # of those stopped: it had left our hands, and is back

    @property
    def shown(self) -> int:
        """How many of those that had not left are shown."""
        return len(self.stopped) + len(self.later)

    @property
    def unknown(self) -> int:
        """Of how many nobody knows yet whether they had left, and the networks are asked."""
        return sum(one.state == "unknown" and not one.person_asked for one in self.in_flight)

    @property
    def asked(self) -> int:
        """Of how many only a person can find out whether they had left."""
        return sum(one.state == "unknown" and one.person_asked for one in self.in_flight)


def offices_that_hold_everything() -> list[int]:
    """Return the offices of which nothing leaves now, whatever it is."""
    rows = Hold.objects.filter(lifted_at=None, scope="everything", spares=[])
    return list(rows.values_list("office_id", flat=True).distinct())


def holds_in_force(*, office_id: int) -> list[HoldNow]:
    """Return the holds in force, newest first."""
    rows = list(Hold.objects.of(office_id).filter(lifted_at=None).order_by("-placed_at", "-pk"))
    numbers = [int(row.subject) for row in rows if row.scope == "account"]
    accounts = Account.objects.of(office_id).in_bulk(numbers) if numbers else {}
    return [_now(row, accounts) for row in rows]


def hold_now(*, office_id: int) -> HoldNow | None:
    """Return the widest hold in force, for the top bar; None: nothing is held.

    Of several that hold everything, it spares only what all of them let pass.
    """
    found = holds_in_force(office_id=office_id)
    widest = [one for one in found if one.scope == "everything"]
    if not widest:
        return next(iter(found), None)
    spares = [one for one in widest[0].spares if all(one in other.spares for other in widest)]
    first = min(widest, key=lambda one: len(one.spares))
    return replace(first, spares=tuple(spares))


def holds_to_look_at(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of those that are to be looked at again, and nobody was told."""
    rows = Hold.objects.filter(lifted_at=None, reminded_at=None, look_at__lte=at)
    return list(rows.order_by("look_at").values_list("office_id", "pk")[:_SHOWN_MAX])


def hold(*, office_id: int, hold_id: int, at: datetime) -> HoldPage:
    """Return one hold, also after it was lifted; raises `NotFound`."""
    row = Hold.objects.of(office_id).get_or_refuse(pk=hold_id)
    numbers = [int(row.subject)] if row.scope == "account" else []
    rows = Dispatch.objects.of(office_id).filter(pk__in=row.in_flight).order_by("id")
    left = list(rows.annotate(back=_CAME_BACK).select_related("account"))
    back = frozenset(one.pk for one in left if one.back)
    found = _covered(row, back)
    covered = found[:_SHOWN_MAX]
    until = row.lifted_at or at
    return HoldPage(
        hold=_now(row, Account.objects.of(office_id).in_bulk(numbers)),
        in_flight=tuple(dispatch_now(one) for one in left if not one.back),
        stopped=tuple(one for one in covered if one.due_at <= until),
        later=tuple(one for one in covered if one.due_at > until and not row.lifted_at),
        more=len(found) > _SHOWN_MAX,
        came_back=back,
    )


def _covered(row: Hold, back: Collection[int]) -> tuple[DispatchNow, ...]:
    """Return what it covers and had not left, the longest waiting first; one more than is shown."""
    rows = (
        Dispatch.objects.of(row.office_id)
        .filter(row.reach())
        .filter(Q(settled_at=None) | Q(settled_at__gte=row.placed_at) | _just_ended(row))
        .exclude(Q(pk__in=row.in_flight) & ~Q(pk__in=back))
    )
    if row.lifted_at:
        rows = rows.filter(made_at__lt=row.lifted_at)
    found = rows.select_related("account").order_by("due_at", "id")[: _SHOWN_MAX + 1]
    return tuple(dispatch_now(one) for one in found)


def _just_ended(row: Hold) -> Q:
    """What ended in the second that its time was rounded up by, and was not sent."""
    return Q(settled_at__gt=row.placed_at - _ROUNDED) & ~Q(state="sent")


def _title(row: Hold, network: str) -> str:
    if row.scope == "theme":
        return str(THEME_TITLES.get(row.subject, row.subject))
    return registry.capabilities(network).title if network in registry.names() else row.title


def _now(row: Hold, accounts: dict[int, Account]) -> HoldNow:
    account = accounts.get(int(row.subject)) if row.scope == "account" else None
    network = account.network if account else row.subject if row.scope == "network" else ""
    return HoldNow(
        id=row.pk,
        scope=row.scope,
        subject=row.subject,
        title=_title(row, network),
        address=account.address if account else "",
        why=row.why or _("no reason given yet"),
        unexplained=not row.why,
        spares=tuple(row.spares),
        look_at=row.look_at,
        placed_by=row.placed_by,
        placed_at=row.placed_at,
        lifted_by=row.lifted_by,
        lifted_at=row.lifted_at,
        lifted_why=row.lifted_why,
    )
