"""The door says what became of a rendition; an edition is said when somebody has it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import DispatchNow
from clarion.publishing.actions.recalling import recall
from clarion.publishing.events import StatementSaid
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.lives import EDITION

_BEGUN = frozenset({"sending", "processing", "unknown", "sent"})


@transaction.atomic
def confirm(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Follow a dispatch; safe to be called as often as one likes."""
    by.must(Power.MOVE_POST)
    row = Rendition.objects.filter(
        Q(dispatch_id=dispatch_id) | Q(recall_id=dispatch_id), edition__office_id=by.office_id
    ).first()
    if row is None:
        return
    edition = Edition.objects.of(by.office_id).locked().get_or_refuse(pk=row.edition_id)
    row.refresh_from_db()
    now = postroom.dispatch(office_id=by.office_id, dispatch_id=dispatch_id)
    before = (row.followed, row.said_at, row.gone_at)
    if row.recall_id == dispatch_id:
        _follow_recall(row, now)
    else:
        _follow(row, now)
    if (row.followed, row.said_at, row.gone_at) == before:
        return
    row.save(update_fields=["followed", "said_at", "remote_id", "url", "gone_at"])
    _move(edition, by, at)
    if row.said_at and edition.state == "withdrawn" and row.recall_id is None:
        _recall_late(edition, by, at)
    if (row.said_at, row.gone_at) != before[1:]:
        announce(StatementSaid(office_id=by.office_id, statement_id=edition.statement_id))
    live.tell(office_id=by.office_id, topic=f"statement:{edition.statement_id}")


def _follow(row: Rendition, now: DispatchNow) -> None:
    row.followed = now.state
    if now.state == "sent" and row.said_at is None:
        row.said_at, row.url, row.remote_id = now.settled_at, now.url, now.remote_id


def _follow_recall(row: Rendition, now: DispatchNow) -> None:
    if now.state == "sent" and row.gone_at is None:
        row.gone_at = now.settled_at


def _move(edition: Edition, by: Actor, at: datetime) -> None:
    """Being said with the first that leaves, said when all have an end and somebody has it."""
    states = list(edition.renditions.exclude(dispatch=None).values_list("followed", flat=True))
    if edition.said_at is None and "sent" in states:
        edition.said_at = at
        edition.save(update_fields=["said_at"])
    over = all(state in postroom.SETTLED for state in states)
    if over:
        to = "published" if "sent" in states else "missed"
    elif _BEGUN & set(states):
        to = "publishing"
    else:
        return
    if not EDITION.allows(edition.state, to):
        return
    move(edition, EDITION, to, moved_at=at)
    enter(
        f"edition {to}", about=f"statement:{edition.statement_id}", by=by, at=at, edition=edition.pk
    )
    if to == "published" and edition.corrects_id is not None:
        _corrected(edition, by, at)


def _corrected(edition: Edition, by: Actor, at: datetime) -> None:
    earlier = (
        Edition.objects.of(by.office_id)
        .locked()
        .filter(statement_id=edition.statement_id, number__lt=edition.number, state="published")
    )
    for old in earlier:
        move(old, EDITION, "corrected", moved_at=at)


def _recall_late(edition: Edition, by: Actor, at: datetime) -> None:
    """It arrived after all, when it had been withdrawn already: it follows the others."""
    staff_id = edition.statement.withdrawn_by_id or 0
    who = people.actor_in(office_id=by.office_id, staff_id=staff_id)
    if who is not None and who.may(Power.RECALL):
        recall(edition, why=edition.statement.withdrawn_why, by=who, at=at)
