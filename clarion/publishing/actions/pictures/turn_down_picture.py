"""A withdrawn picture is not shown again: turn it down, or take back that one asked for it."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.models import Picture


@transaction.atomic
def turn_down_picture(*, picture_id: int, by: Actor, at: datetime) -> None:
    """Leave it withdrawn; raises `AlreadyMoved` unless somebody has asked for it."""
    by.must_one_of(Power.SIGN, Power.PUBLISH)
    rows = Picture.objects.of(by.office_id).defer("content", "thumbnail")
    picture: Picture = rows.locked().get_or_refuse(pk=picture_id)
    if picture.back_at is None:
        raise AlreadyMoved
    asked_by = picture.back_by
    picture.back_at, picture.back_by, picture.back_by_id, picture.back_why = None, "", None, ""
    picture.save(update_fields=["back_at", "back_by", "back_by_id", "back_why"])
    enter("picture turned down", about=picture.about, by=by, at=at, asked_by=asked_by)
