"""Who was told what by e-mail, when, and who could not be; what people want to be told."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from clarion.kit.vault import unseal
from clarion.people.models import Membership, Notice, Wishes
from clarion.people.rules.notices import UNDONE, UNDONE_SHOWN, UNLESS_SAID, Happening

DUE_MAX = 100
SHOWN_MAX = 100
UNDONE_MAX = 1000
# Where a guest's code stands in the letter, which is kept without it.
CODE_HERE = "······"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeNow:
    """One e-mail to one person. `state`: queued, sending, sent, unknown, failed, expired."""

    id: int
    name: str
    address: str
    happening: str
    about: str
    subject: str
    text: str
    state: str
    reason: str
    made_at: datetime
    not_before: datetime
    settled_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it has not left yet, as quiet hours or a slow server have it."""
        return self.state in {"queued", "sending"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WishesNow:
    """What somebody wants to be told by e-mail; no quiet hours are None twice."""

    happenings: frozenset[Happening] = frozenset()
    quiet_from: time | None = None
    quiet_until: time | None = None


def wishes_of(*, staff_id: int) -> WishesNow:
    """Return what somebody has asked for, or what everybody is told until they say otherwise."""
    row = Wishes.objects.filter(staff_id=staff_id).first()
    if row is None:
        return WishesNow(happenings=UNLESS_SAID)
    known = {one.value for one in Happening}
    return WishesNow(
        happenings=frozenset(Happening(one) for one in row.happenings if one in known),
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
    )


def notices_about(*, office_id: int, things: list[str]) -> dict[str, list[NoticeNow]]:
    """Return who was told of each of these things, the earliest first."""
    rows = Notice.objects.of(office_id).filter(about__in=things).order_by("id")
    found: dict[str, list[NoticeNow]] = defaultdict(list)
    for row in rows:
        found[row.about].append(_now(row))
    return dict(found)


def notices(*, office_id: int, limit: int = SHOWN_MAX) -> list[NoticeNow]:
    """Return an office's notices, the newest first; a code is in none of them."""
    rows: QuerySet[Notice] = Notice.objects.of(office_id)
    return [_now(row) for row in rows.order_by("-id")[:limit]]


def notices_to(*, staff_id: int, limit: int = 10) -> list[NoticeNow]:
    """Return what somebody was told lately, in whichever office."""
    return [_now(row) for row in Notice.objects.filter(staff_id=staff_id).order_by("-id")[:limit]]


def last_told(*, office_id: int, happening: Happening) -> datetime | None:
    """Return when anybody in an office was last told of such a thing."""
    rows = Notice.objects.of(office_id).filter(happening=happening.value)
    moment: datetime | None = rows.order_by("-id").values_list("made_at", flat=True).first()
    return moment


def notices_undone(*, office_id: int, at: datetime) -> int:
    """Count those that did not reach a colleague, until a later one has, for a week at most.

    Who has left is waited for by nobody. A guest's code is told of where the guest stands.
    """
    here = Membership.objects.of(office_id).filter(staff=OuterRef("staff"), ended_at=None)
    rows = Notice.objects.of(office_id).filter(made_at__gte=at - UNDONE_SHOWN)
    left = rows.filter(state="sent", address=OuterRef("address"), made_at__gt=OuterRef("made_at"))
    undone = rows.filter(Exists(here), ~Exists(left), state__in=UNDONE)
    return int(undone[:UNDONE_MAX].count())


def notices_due(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of what may leave now, or was being sent by somebody who died."""
    due = Q(state="queued", not_before__lte=at) | Q(state="sending", lease_until__lte=at)
    rows = Notice.objects.filter(due).order_by(F("urgent").desc(), "not_before")
    return list(rows.values_list("office_id", "pk")[:DUE_MAX])


def pretended_mail(*, office_id: int, at: datetime) -> list[NoticeNow]:
    """Return the letters of an exercise, which leave the house nowhere, with codes still good."""
    rows: QuerySet[Notice] = Notice.objects.of(office_id)
    rows = rows.filter(office__mode="exercise", state="sent").order_by("-id")
    return [_now(row, text=_opened(row, at)) for row in rows[:SHOWN_MAX]]


def _opened(row: Notice, at: datetime) -> str:
    if not row.sealed or at >= row.expires_at:
        return row.text
    return row.text.replace(CODE_HERE, unseal(bytes(row.sealed))["code"])


def _now(row: Notice, *, text: str = "") -> NoticeNow:
    return NoticeNow(
        id=row.pk,
        name=row.name,
        address=row.address,
        happening=row.happening,
        about=row.about,
        subject=row.subject,
        text=text or row.text,
        state=row.state,
        reason=row.reason,
        made_at=row.made_at,
        not_before=row.not_before,
        settled_at=row.settled_at,
    )
