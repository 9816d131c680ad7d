"""Ask that a withdrawn picture be shown again: it is once a second person agrees."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.models import Picture
from clarion.publishing.rules.pictures.consent import refuse_back
from clarion.publishing.rules.refusals import NoReason


@transaction.atomic
def propose_picture(*, picture_id: int, why: str, by: Actor, at: datetime) -> None:
    """Ask for it with a reason; it stays withdrawn.

    Raises `NoReason`, `ConsentFirst`; `AlreadyMoved`, unless it is withdrawn and nobody has asked.
    """
    by.must(Power.PUBLISH)
    if not why.strip():
        raise NoReason
    rows = Picture.objects.of(by.office_id).defer("content", "thumbnail")
    picture: Picture = rows.locked().get_or_refuse(pk=picture_id)
    if picture.withdrawn_at is None or picture.back_at is not None:
        raise AlreadyMoved
    refuse_back(picture.rights())
    picture.back_at, picture.back_by, picture.back_by_id = at, by.name, by.person
    picture.back_why = why.strip()[:300]
    picture.save(update_fields=["back_at", "back_by", "back_by_id", "back_why"])
    enter("picture proposed", about=picture.about, by=by, at=at, why=picture.back_why)
