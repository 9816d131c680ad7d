"""What others say for us as it was signed, and whether they may have it now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Handover
from clarion.publishing.queries.saying.published import OWN_PAGE
from clarion.publishing.rules.parts import HANDED, Measure, measure
from clarion.publishing.rules.sharing.sharing import Covered, is_held

BATCH = 200
ROWS_MIN = 3
LINE_CHARS = 60
_MAY_BE_HANDED = frozenset({"scheduled", "publishing", "published"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedNow:
    """Words for others as they were sent for signature; `signed`: they may be handed over.

    A hold that covers them is asked before that: `held` says that one does.
    """

    medium: str
    language: str
    subject: str
    text: str
    measure: Measure
    signed: bool
    held: bool = False

    @property
    def rows(self) -> int:
        """In how many lines the whole of it is seen, in a box of some sixty letters."""
        whole = f"{self.subject}\n\n{self.text}" if self.subject else self.text
        return max(ROWS_MIN, sum(1 + len(line) // LINE_CHARS for line in whole.splitlines()))

    @property
    def shared(self) -> bool:
        """Whether people pass it on in their own name, from the page that lists it for them."""
        return HANDED[self.medium].shared


def handed(*, office_id: int, edition_id: int, at: datetime) -> list[HandedNow]:
    """Return what others say for us of an edition that was submitted."""
    found = Handover.objects.filter(edition__office_id=office_id, edition_id=edition_id)
    rows = list(
        found.exclude(text="")
        .select_related("edition__statement", "edition__warrant", "edition__request")
        .order_by("id")
    )
    if not rows:
        return []
    row = rows[0].edition
    warrant = row.warrant
    covered: frozenset[str] = frozenset()
    if warrant is not None and _is_good(row, at):
        covered = frozenset(warrant.digests)
    holds = _holds(row) if covered else []
    return [
        HandedNow(
            medium=one.medium,
            language=one.language,
            subject=one.subject,
            text=one.text,
            measure=measure(one.text, HANDED[one.medium]),
            signed=one.handed(row.statement.about).digest() in covered and not held,
            held=held,
        )
        for one in rows
        for held in (_is_held(row, one, holds),)
    ]


def released(edition: Edition, *, at: datetime) -> list[Handover]:
    """Return those that nobody was told of yet, good still, and that no hold covers now."""
    if not _is_good(edition, at):
        return []
    rows = list(edition.handovers.filter(ready_at=None).exclude(text="").order_by("id"))
    holds = _holds(edition) if rows else []
    return [row for row in rows if not _is_held(edition, row, holds)]


def handed_due(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of the editions whose words for others are due, and not ready.

    What an office holds altogether is left out, so that it keeps nobody else's waiting.
    """
    rows = Handover.objects.filter(ready_at=None, edition__due_at__lte=at).exclude(text="")
    rows = rows.filter(edition__state__in=_MAY_BE_HANDED, edition__statement__withdrawn_at=None)
    rows = rows.filter(edition__warrant__voided_at=None, edition__warrant__expires_at__gt=at)
    rows = rows.exclude(edition__office_id__in=postroom.offices_that_hold_everything())
    found = rows.order_by("-edition__due_at").values_list("edition__office_id", "edition_id")
    return list(dict.fromkeys(found[:BATCH]))


def _is_good(edition: Edition, at: datetime) -> bool:
    """Say whether it stands, and what was signed of it is good still."""
    warrant = edition.warrant
    if edition.state not in _MAY_BE_HANDED or edition.statement.withdrawn_at is not None:
        return False
    return warrant is not None and warrant.voided_at is None and at < warrant.expires_at


def _holds(edition: Edition) -> list[tuple[str, str]]:
    return stopping(edition, postroom.holds_in_force(office_id=edition.office_id))


def stopping(edition: Edition, holds: Iterable[postroom.HoldNow]) -> list[tuple[str, str]]:
    """Return scope and subject of the holds that do not let this edition pass."""
    holds = list(holds)
    if not holds:
        return []
    theme, emergency = edition.theme, _is_emergency(edition)
    stop = [one for one in holds if not one.lets_pass(theme=theme, emergency=emergency)]
    return [(one.scope, one.subject) for one in stop]


def _is_emergency(edition: Edition) -> bool:
    return edition.request is not None and bool(edition.request.emergency)


def _is_held(edition: Edition, one: Handover, holds: list[tuple[str, str]]) -> bool:
    """What people share leads to our own page; what others send goes by no account of ours."""
    network = OWN_PAGE if HANDED[one.medium].shared else ""
    covered = Covered(
        about=edition.statement.about,
        theme=edition.theme,
        campaign=str(edition.campaign_id or ""),
        account="",
        network=network,
    )
    return is_held(holds, covered)
