"""Choose another time: a draft just has it; what was agreed to must be signed again with it."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.moments import instant, wall
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.actions.agreeing.submit import submit
from clarion.publishing.actions.planning.slotting import put_in_slot
from clarion.publishing.actions.saying.locking import lock_standing
from clarion.publishing.actions.writing.begin_edition import begin_edition
from clarion.publishing.actions.writing.timing import keep_version
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import MOVABLE
from clarion.publishing.rules.refusals import CannotMove, SomebodySaved, TimeHasPassed


@transaction.atomic
def move_edition(
    *,
    edition_id: int,
    seen_version: int,
    to: datetime,
    slot_id: int | None = None,
    link: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Return the edition that has the new time: the same, if it is a draft.

    With a `slot_id` it takes that slot, which offers this very time. Anything else than a draft is
    begun anew with the same words, because the time is agreed to with them; and with `link`, its
    address on our own page, it is sent for signature at once. Without, it is a draft. If something
    stands in the way, nothing has moved. Raises `CannotMove`, `SomebodySaved`, `TimeHasPassed`,
    `LeavesJustNow`, `Stopped`, `IsWithdrawn`, `AlreadyMoved`, `SlotTaken`, `NoSuchSlot`.
    """
    by.must(Power.PUBLISH)
    edition = lock_standing(edition_id, by)
    if edition.state not in MOVABLE:
        raise CannotMove
    if edition.version != seen_version:
        raise SomebodySaved(name=edition.saved_by)
    due_at = to.replace(second=0, microsecond=0)
    if due_at <= at:
        raise TimeHasPassed
    was_draft, before = edition.state == "draft", edition.due_at
    if not was_draft:
        edition_id = begin_edition(edition_id=edition_id, by=by, at=at)
        edition = lock_standing(edition_id, by)
    if slot_id is None:
        _retime(edition, due_at, by, at)
    else:
        put_in_slot(edition, slot_id=slot_id, due_at=due_at, by=by, at=at)
    about = edition.statement.about
    enter(
        "edition moved",
        about=about,
        by=by,
        at=at,
        edition=edition_id,
        before=before.isoformat() if before else "",
        after=f"{edition.due_wall} {edition.due_zone}",
    )
    if link and not was_draft:
        submit(edition_id=edition_id, seen_version=edition.version, link=link, by=by, at=at)
    live.tell(office_id=by.office_id, topic=about)
    return edition_id


def _retime(edition: Edition, due_at: datetime, by: Actor, at: datetime) -> None:
    zone = people.office(by.office_id).zone
    edition.due_wall, edition.due_zone = wall(due_at, zone), zone
    edition.due_at, edition.slot_id = instant(edition.due_wall, zone), None
    keep_version(edition, by, at)
