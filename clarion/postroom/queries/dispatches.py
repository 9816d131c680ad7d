"""What became of what we said."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from clarion.channels import registry
from clarion.kit.actor import Power
from clarion.kit.ids import STATEMENT
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.pacing import PACED
from clarion.postroom.rules.patience import LATE_AFTER

# Nothing more will happen to these by itself.
SETTLED = ("sent", "failed", "missed", "cancelled", "expired")
UNCLEAR = ("unknown", "processing")
_DRAWN_AS = {
    "processing": "sending",
    "returned": "failed",
    "review": "held",
    "cancelled": "withdrawn",
    "expired": "missed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchNow:
    """One dispatch as a conversation shows it; `shown` is the state in a person's word."""

    id: int
    account_id: int
    network: str
    title: str
    address: str
    about: str
    edge: str
    deed: str
    subject: str
    text: str
    pictures: int
    thread_number: int  # which of how many posts it is, in a thread
    thread_of: int
    language: str
    state: str
    shown: str
    reason: str
    remote_id: str
    url: str
    proof: str
    made_at: datetime
    due_at: datetime
    stale_at: datetime
    attempts: int
    turn_at: datetime | None  # while it waits for its turn: when it is asked again
    settled_at: datetime | None
    bounced_at: datetime | None
    person_asked: bool
    automatic: bool
    released_by: Power

    @property
    def is_statement(self) -> bool:
        """Whether it is said to everybody, and answers nobody."""
        return self.about.startswith(STATEMENT)

    @property
    def mark(self) -> str:
        """One of the seven ways in which a page draws where a message is on its way."""
        return _DRAWN_AS.get(self.shown, self.shown)


def dispatch(*, office_id: int, dispatch_id: int) -> DispatchNow:
    """Return one dispatch; raises `NotFound`."""
    rows = Dispatch.objects.of(office_id).select_related("account")
    return dispatch_now(rows.get_or_refuse(pk=dispatch_id))


def dispatches_about(*, office_id: int, about: str) -> list[DispatchNow]:
    """Return all dispatches about one thing, oldest first."""
    rows = Dispatch.objects.of(office_id).filter(about=about).select_related("account")
    return [dispatch_now(row) for row in rows.order_by("made_at", "id")]


def oldest_unsent(*, at: datetime) -> float | None:
    """Return for how many seconds the longest waiting dispatch is overdue; None: nothing is."""
    due = (
        Dispatch.objects.filter(_unsent(), due_at__lte=at)
        .exclude(in_line(at))
        .order_by("due_at")
        .values_list("due_at", flat=True)
        .first()
    )
    return (at - due).total_seconds() if due else None


def in_line(at: datetime) -> Q:
    """What waits for its turn on its account, and is asked in time: that is late on purpose."""
    soon = Q(not_before__gt=at - LATE_AFTER)
    return Q(soon, state="queued", reason__startswith=PACED)


def _unsent() -> Q:
    return Q(state__in=["queued", "sending", "processing", "unknown"])


def dispatch_now(row: Dispatch) -> DispatchNow:
    """Return a row, with its account, as others see it."""
    return DispatchNow(
        id=row.pk,
        account_id=row.account_id,
        network=row.account.network,
        title=registry.capabilities(row.account.network).title,
        address=row.account.address,
        about=row.about,
        edge=row.edge,
        deed=row.deed,
        subject=row.subject,
        text=row.text,
        pictures=row.pictures,
        thread_number=row.thread_number,
        thread_of=row.thread_of,
        language=row.language,
        state=row.state,
        shown=_shown(row),
        reason=row.reason,
        remote_id=row.remote_id,
        url=row.url,
        proof=row.proof,
        made_at=row.made_at,
        due_at=row.due_at,
        stale_at=row.stale_at,
        attempts=row.attempts,
        turn_at=row.not_before if _in_line(row) else None,
        settled_at=row.settled_at,
        bounced_at=row.bounced_at,
        person_asked=row.person_asked_at is not None,
        automatic=row.automatic,
        released_by=row.released_by,
    )


def _in_line(row: Dispatch) -> bool:
    return row.state == "queued" and row.reason.startswith(PACED)


def _shown(row: Dispatch) -> str:
    """A hold is a fact about something queued; people see it as a state."""
    if row.state == "queued" and row.reason.startswith("held by"):
        return "held"
    if row.state == "queued" and row.review_id:
        return "review"
    return "returned" if row.bounced_at else row.state
