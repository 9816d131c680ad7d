"""A second person agrees that a withdrawn picture is shown again; nothing leaves by that."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import lock_shown
from clarion.publishing.actions.pictures.lasting import lasts
from clarion.publishing.rules.pictures.consent import refuse_back
from clarion.publishing.rules.refusals import SomebodySaved


class OwnPicture(Refusal):
    """You have asked for this yourself. Somebody else who writes or signs must agree to it."""


@transaction.atomic
def agree_to_picture(*, picture_id: int, seen_version: int, by: Actor, at: datetime) -> None:
    """Let it be shown again, as it was described when this person looked.

    Raises `OwnPicture`, `AlreadyMoved`, `SomebodySaved`, `ConsentFirst`, `PlansChanged`.
    """
    by.must_one_of(Power.SIGN, Power.PUBLISH)
    picture, _editions = lock_shown(picture_id, by)
    if picture.back_at is None:
        raise AlreadyMoved
    if picture.back_by_id == by.person:
        raise OwnPicture
    if picture.version != seen_version:
        raise SomebodySaved(name=picture.saved_by)
    refuse_back(picture.rights())
    why, asked_by = picture.back_why, picture.back_by
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_why = None, "", ""
    picture.back_at, picture.back_by, picture.back_by_id, picture.back_why = None, "", None, ""
    picture.version, picture.saved_by = picture.version + 1, by.name
    picture.save(
        update_fields=[
            *("withdrawn_at", "withdrawn_by", "withdrawn_why"),
            *("back_at", "back_by", "back_by_id", "back_why", "version", "saved_by"),
        ]
    )
    enter("picture restored", about=picture.about, by=by, at=at, why=why, asked_by=asked_by)
    lasts(picture, (), by, at)
