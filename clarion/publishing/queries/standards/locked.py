"""What was sent for signature, and may not be said by now because a lock stops it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.standards.house_rules import locks_in_force
from clarion.publishing.rules.checks import Checked, Found, Level, Piece
from clarion.publishing.rules.checks.locks import locks
from clarion.publishing.rules.lives import WAITING
from clarion.publishing.rules.standards.locks import Lock

_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing")
# Somebody has asked for these once more; they are on their way if something of them waits.
_SAID_AGAIN = ("published", "missed", "stopped")
_WORDS = ("renditions", "handovers", "translations", "illustrations", "overrides")
_LOOKED_AT_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A statement on its way that a lock stops: it is signed by now, or waits for signatures."""

    edition_id: int
    statement_id: int
    state: str
    headline: str


def why_locked(edition: Edition, *, leaves_at: datetime, at: datetime) -> str:
    """Return what does not let it leave at a time; empty: nothing, or somebody gave a reason."""
    held = locks_in_force(office_id=edition.office_id, at=at)
    found = _stops(edition, held, leaves_at) if held else []
    return " ".join(dict.fromkeys(one.says for one in found))


def locked_by(lock: Lock, editions: Iterable[Edition], *, at: datetime) -> tuple[Locked, ...]:
    """Return what is on its way and is stopped by a lock."""
    return tuple(
        Locked(
            edition_id=one.pk,
            statement_id=one.statement_id,
            state=one.state,
            headline=one.headline,
        )
        for one in editions
        if _stops(one, (lock,), max(one.due_at or at, at))
    )


def on_their_way(*, office_id: int) -> list[Edition]:
    """Return what was sent for signature and has not left altogether, with all its words; what
    leaves first comes first.
    """
    waits = Rendition.objects.filter(
        edition__office_id=office_id, edition__state__in=_SAID_AGAIN, dispatch__state__in=WAITING
    )
    rows = Edition.objects.of(office_id).filter(
        Q(state__in=_ON_THEIR_WAY) | Q(pk__in=waits.values("edition_id"))
    )
    return list(rows.prefetch_related(*_WORDS).order_by("due_at", "pk")[:_LOOKED_AT_MAX])


def _stops(edition: Edition, held: Sequence[Lock], leaves_at: datetime) -> list[Found]:
    said = Checked(
        language=edition.language,
        exercise=False,
        pieces=tuple(_pieces(edition)),
        theme=edition.theme,
        locks=tuple(held),
        leaves_at=leaves_at,
    )
    passed = {(one.code, one.quote, one.digest) for one in edition.overrides.all()}
    return [one for one in locks(said) if one.level is Level.STOP and one.name not in passed]


def _pieces(edition: Edition) -> Iterator[Piece]:
    """Return all that is read of it, as it was frozen."""
    for row in edition.renditions.all():
        yield _piece(row.subject, row.text)
    for handed in edition.handovers.all():
        yield _piece(handed.subject, handed.text)
    for other in edition.translations.all():
        yield _piece(other.said_headline, other.said_text)
    for shown in edition.illustrations.all():
        yield _piece(shown.caption, f"{shown.alt}\n\n{shown.credit}")


def _piece(subject: str, text: str) -> Piece:
    return Piece(account_id=0, where="", subject=subject, text=text, count=len(text), limit=None)
