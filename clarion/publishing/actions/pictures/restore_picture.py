"""Take back that a picture was withdrawn; nothing that it stopped leaves by that."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import lock_shown
from clarion.publishing.actions.pictures.lasting import lasts
from clarion.publishing.rules.pictures.consent import ConsentFirst, People
from clarion.publishing.rules.refusals import NoReason


@transaction.atomic
def restore_picture(*, picture_id: int, why: str, by: Actor, at: datetime) -> None:
    """Let it be shown again; raises `NoReason`, `AlreadyMoved`, `ConsentFirst`, `PlansChanged`."""
    by.must(Power.PUBLISH)
    if not why.strip():
        raise NoReason
    picture, _editions = lock_shown(picture_id, by)
    if picture.withdrawn_at is None:
        raise AlreadyMoved
    if picture.people == People.CONSENT.value and picture.consent is None:
        raise ConsentFirst
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_why = None, "", ""
    picture.version, picture.saved_by = picture.version + 1, by.name
    picture.save(
        update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why", "version", "saved_by"]
    )
    enter("picture restored", about=picture.about, by=by, at=at, why=why.strip()[:300])
    lasts(picture, (), by, at)
