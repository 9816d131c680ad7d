"""Begin a new edition: other words before it was said, or a correction after it was."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.locking import lock_standing
from clarion.publishing.actions.stopping import stop
from clarion.publishing.models import Edition, Handover, Illustration, Rendition, Translation
from clarion.publishing.rules.correction import Way
from clarion.publishing.rules.lives import EDITION, GOES_ON, NEVER_WAS, SAID
from clarion.publishing.rules.refusals import LeavesJustNow


@transaction.atomic
def begin_edition(*, edition_id: int, by: Actor, at: datetime) -> int:
    """Return the number of a draft with the same words.

    What has not left yet of the old words is stopped and its agreement is void: nobody is told
    any more what is about to be corrected. What was said stays until the correction is.
    Raises `IsWithdrawn`, `AlreadyMoved`, `LeavesJustNow`.
    """
    by.must(Power.PUBLISH)
    old = lock_standing(edition_id, by)
    newer = Edition.objects.filter(statement_id=old.statement_id, number__gt=old.number)
    if old.state not in GOES_ON or newer.exclude(state__in=NEVER_WAS).exists():
        raise AlreadyMoved
    gone = stop(old, why="a new edition was begun", by=by, at=at)
    corrects = old if old.state in SAID else None
    if corrects is None:
        if gone:
            raise LeavesJustNow
        move(old, EDITION, "superseded", moved_at=at)
    new = _copy(old, corrects, by, at)
    about = old.statement.about
    enter("edition begun", about=about, by=by, at=at, edition=new.pk, number=new.number)
    live.tell(office_id=by.office_id, topic=about)
    return new.pk


def _copy(old: Edition, corrects: Edition | None, by: Actor, at: datetime) -> Edition:
    last = Edition.objects.filter(statement_id=old.statement_id).order_by("-number").first()
    keeps_time = corrects is None and old.due_at is not None and old.due_at > at
    # The same correction once more, for those whom it has left out, says the same.
    goes_on = corrects is None or old.renditions.filter(way=Way.LATER.value).exists()
    new = Edition.objects.create(
        office_id=old.office_id,
        statement_id=old.statement_id,
        number=(last.number if last else 0) + 1,
        headline=old.headline,
        text=old.text,
        language=old.language,
        theme=old.theme,
        parts=old.parts,
        campaign_id=old.campaign_id,
        due_at=old.due_at if keeps_time else None,
        due_wall=old.due_wall if keeps_time else "",
        due_zone=old.due_zone if keeps_time else "",
        slot_id=old.slot_id if keeps_time else None,
        late_minutes=old.late_minutes,
        authors=sorted({*old.authors, by.person}),
        mistake=old.mistake if goes_on else "",
        removes_old_words=old.removes_old_words and goes_on,
        corrects=corrects or old.corrects,
        saved_by=by.name,
        saved_at=at,
        moved_at=at,
    )
    _copy_rest(old, new, goes_on=goes_on)
    return new


def _copy_rest(old: Edition, new: Edition, *, goes_on: bool) -> None:
    """Copy what belongs to it: accounts, pictures, other languages, what others say for us."""
    Rendition.objects.bulk_create(
        Rendition(
            edition=new, account_id=row.account_id, own_text=row.own_text, language=row.language
        )
        for row in old.renditions.all()
    )
    Illustration.objects.bulk_create(
        Illustration(edition=new, picture_id=row.picture_id, place=row.place, alt=row.alt)
        for row in old.illustrations.all()
    )
    Handover.objects.bulk_create(
        Handover(edition=new, medium=row.medium, language=row.language, own_text=row.own_text)
        for row in old.handovers.all()
    )
    Translation.objects.bulk_create(
        Translation(
            edition=new,
            language=row.language,
            headline=row.headline,
            text=row.text,
            mistake=row.mistake if goes_on else "",
            translator=row.translator,
        )
        for row in old.translations.order_by("id")
    )
