"""What was agreed gets its time, and stands at the door: our own page first, the others behind."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.moments import wall
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import NotConnected
from clarion.publishing.actions.agreeing.permitting import barred
from clarion.publishing.actions.pictures.showing import refuse_unagreed, refuse_unshown
from clarion.publishing.actions.saying.queueing import ends, queue, refuse_over
from clarion.publishing.actions.saying.replacing import replace
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.standards.locked import why_locked
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.pictures.consent import (
    PictureExpired,
    PictureNotAgreed,
    PictureWithdrawn,
)
from clarion.publishing.rules.refusals import WordsOver
from clarion.publishing.rules.saying.correction import Way

_WHY_MAX = 500
NOBODY_LEFT = "none of its accounts is connected any more, or may still say it"


def schedule(edition: Edition, signed_at: datetime, by: Actor, at: datetime) -> None:
    """Time an approved edition, and queue it; if nobody is left who would say it, it is missed.

    So is what somebody has locked since it was sent for signature.
    """
    zone = people.office(by.office_id).zone
    due_at = edition.due_at or signed_at
    move(
        edition,
        EDITION,
        "scheduled",
        due_at=due_at,
        due_wall=edition.due_wall or wall(due_at, zone),
        due_zone=edition.due_zone or zone,
    )
    why = _unshown(edition, due_at) or _over(edition, due_at, at)
    why = why or _locked(edition, due_at, zone, at)
    if not why and not _queue_all(edition, due_at, by, at):
        why = NOBODY_LEFT
    if why:
        move(edition, EDITION, "missed", reason=why)
        about = edition.statement.about
        enter("edition missed", about=about, by=by, at=at, edition=edition.pk, why=why)


def _unshown(edition: Edition, due_at: datetime) -> str:
    """Return why one of its pictures may not be shown by now, although it was signed."""
    try:
        refuse_unshown(edition, leaves_at=due_at)
        refuse_unagreed(edition, list(edition.renditions.exclude(way=Way.LATER.value)))
    except (PictureWithdrawn, PictureExpired, PictureNotAgreed) as refusal:
        return refusal.sentence
    return ""


def _over(edition: Edition, due_at: datetime, at: datetime) -> str:
    """Return until when its words held, where that has passed before it could leave."""
    rows = edition.renditions.exclude(way=Way.LATER.value)
    try:
        refuse_over(edition, rows, leaves_at=max(due_at, at))
    except WordsOver as refusal:
        return refusal.sentence
    return ""


def _locked(edition: Edition, due_at: datetime, zone: str, at: datetime) -> str:
    clock = ZoneInfo(zone)
    leaves_at = max(due_at, at).astimezone(clock)
    return why_locked(edition, leaves_at=leaves_at, at=at.astimezone(clock))[:_WHY_MAX]


def _queue_all(edition: Edition, due_at: datetime, by: Actor, at: datetime) -> int:
    """Put every rendition at the door: our own page first, the others behind it."""
    accounts = postroom.publishing_accounts(office_id=by.office_id)
    houses = {one.id for one in accounts if one.capabilities.house}
    not_there = barred(edition)
    rows = list(edition.renditions.exclude(way=Way.LATER.value).order_by("account_id", "place"))
    until = ends(edition, rows)
    before: dict[int, int | None] = {}  # by account, what its next post stands below
    first: int | None = None
    queued = 0
    for row in sorted(rows, key=lambda row: row.account_id not in houses):
        if row.account_id in not_there:
            row.trouble = not_there[row.account_id][:300]
            row.save(update_fields=["trouble"])
            continue
        after_id = before.get(row.account_id, first)
        if not _queue_one(edition, row, after_id, due_at, until[row.pk], by, at):
            continue
        queued += 1
        before[row.account_id] = row.dispatch_id
        if row.replaced:
            replace(edition, row, due_at=due_at, at=at)
        if row.account_id in houses:
            first = row.dispatch_id
    return queued


def _queue_one(
    edition: Edition,
    row: Rendition,
    after_id: int | None,
    due_at: datetime,
    until: datetime | None,
    by: Actor,
    at: datetime,
) -> bool:
    """Queue it, unless its account was disconnected meanwhile: then the others go without it."""
    try:
        with transaction.atomic():
            row.dispatch_id = queue(
                edition, row, after_id=after_id, due_at=due_at, until=until, by=by, at=at
            )
    except NotConnected as refusal:
        row.trouble = refusal.sentence[:300]
    row.save(update_fields=["dispatch", "trouble"])
    return row.dispatch_id is not None
