"""The door says what became of a rendition; an edition is said when somebody has it."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.actions import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.postroom.queries import DispatchNow
from clarion.publishing.actions.saying.locking import lock
from clarion.publishing.actions.saying.recalling import recall
from clarion.publishing.events import StatementSaid
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.lives import EDITION
from clarion.signoff import queries as signoff
from clarion.signoff.actions import doubt

_BEGUN = frozenset({"sending", "processing", "unknown", "sent"})
_CORRECTED = ("publishing", "published")


@transaction.atomic
def confirm(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Follow a dispatch; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    ours = Q(dispatch_id=dispatch_id) | Q(recall_id=dispatch_id)
    ours |= Q(earlier_dispatches__contains=[dispatch_id])
    known = Rendition.objects.filter(ours, edition__office_id=by.office_id).first()
    if known is None:
        return
    edition = lock(known.edition_id, by)
    row = Rendition.objects.select_for_update(of=("self",)).get(pk=known.pk)
    now = postroom.dispatch(office_id=by.office_id, dispatch_id=dispatch_id)
    if _is_late(row, now):
        row = _after_all(row, now, edition, by, at)
    before = (row.followed, row.said_at, row.gone_at)
    _follow(row, now)
    if (row.followed, row.said_at, row.gone_at) == before:
        return
    row.save(update_fields=["followed", "said_at", "remote_id", "url", "gone_at"])
    _move(edition, by, at)
    if row.said_at and row.gone_at is None and edition.statement.withdrawn_at is not None:
        recall(edition.statement, at=at)
    if (row.said_at, row.gone_at) != before[1:]:
        announce(StatementSaid(office_id=by.office_id, statement_id=edition.statement_id))
    live.tell(office_id=by.office_id, topic=edition.statement.about)


def _follow(row: Rendition, now: DispatchNow) -> None:
    if row.recall_id == now.id:
        if now.state == "sent" and row.gone_at is None:
            row.gone_at = now.settled_at
        return
    if row.dispatch_id != now.id:
        return
    row.followed = now.state
    if now.state == "sent" and row.said_at is None:
        row.said_at, row.url, row.remote_id = now.settled_at, now.url, now.remote_id


def _is_late(row: Rendition, now: DispatchNow) -> bool:
    """Whether what we had given up, and tried again, was said after all by a slow worker."""
    if now.id not in row.earlier_dispatches or now.state != "sent":
        return False
    return row.said_at is None or now.remote_id != row.remote_id


def _after_all(
    row: Rendition, now: DispatchNow, edition: Edition, by: Actor, at: datetime
) -> Rendition:
    """Return the rendition that was said by it, so that whatever stands there can be taken down.

    What was tried again does not leave any more, if it waits still. If it has left, the words stand
    there twice: each of the two has a row.
    """
    about = edition.statement.about
    enter("said after it was given up", about=about, by=by, at=at, dispatch=now.id)
    again, others = row.dispatch_id, [one for one in row.earlier_dispatches if one != now.id]
    if row.said_at is not None:
        row.earlier_dispatches = others
        row.save(update_fields=["earlier_dispatches"])
        return _beside(row, now)
    row.dispatch_id, row.earlier_dispatches = now.id, [*others, *([again] if again else [])]
    row.save(update_fields=["dispatch", "earlier_dispatches"])
    if again:
        takes_back = replace(by, powers=frozenset({Power.RECALL}))
        with suppress(HasLeft, MayHaveLeft, AlreadyMoved):
            cancel_dispatch(dispatch_id=again, by=takes_back, at=at)
    return row


def _beside(row: Rendition, now: DispatchNow) -> Rendition:
    """Return a row of its own for the same words that stand there once more."""
    posts = Rendition.objects.filter(edition_id=row.edition_id, account_id=row.account_id)
    last = posts.order_by("-place").values_list("place", flat=True)[0]
    return Rendition.objects.create(
        edition_id=row.edition_id,
        account_id=row.account_id,
        place=last + 1,
        kind=row.kind,
        language=row.language,
        subject=row.subject,
        text=row.text,
        pictures=row.pictures,
        dispatch_id=now.id,
    )


def _move(edition: Edition, by: Actor, at: datetime) -> None:
    """Being said with the first that leaves, said when all have an end and somebody has it."""
    states = list(edition.renditions.exclude(dispatch=None).values_list("followed", flat=True))
    if edition.said_at is None and "sent" in states:
        edition.said_at = at
        edition.save(update_fields=["said_at"])
    if all(state in postroom.SETTLED for state in states):
        to = _end(edition, states)
    elif _BEGUN & set(states):
        to = "publishing"
    else:
        return
    if not EDITION.allows(edition.state, to):
        return
    freed = {"slot_id": None} if to == "stopped" else {}  # another statement may have that time
    move(edition, EDITION, to, moved_at=at, **freed)
    about = edition.statement.about
    enter(f"edition {to}", about=about, by=by, at=at, edition=edition.pk)
    if to == "published" and edition.corrects_id is not None:
        _correct(edition, by, at)


def _end(edition: Edition, states: list[str]) -> str:
    """What somebody took back on purpose is not missed by anybody.

    What a picture or a lock has stopped, which ends its agreement, is: somebody must decide.
    """
    if "sent" in states:
        return "published"
    if set(states) != {"cancelled"} or edition.warrant_id is None:
        return "missed"
    return "missed" if signoff.warrant_now(edition.warrant_id).voided else "stopped"


def _correct(edition: Edition, by: Actor, at: datetime) -> None:
    """What it corrects is history now, said or still half said."""
    of_statement = Edition.objects.locked().filter(statement_id=edition.statement_id)
    for old in of_statement.filter(number__lt=edition.number, state__in=_CORRECTED):
        move(old, EDITION, "corrected", moved_at=at)
        about = edition.statement.about
        enter("edition corrected", about=about, by=by, at=at, edition=old.pk)
        if edition.mistake:
            doubt(about=f"edition:{old.pk}", authors=old.authors, by=by, at=at)
