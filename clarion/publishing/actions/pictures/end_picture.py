"""The last day of a picture is over: it leaves our own page, and whoever may act is told."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import show_anew
from clarion.publishing.actions.pictures.showing import office_day
from clarion.publishing.models import Picture


@transaction.atomic
def end_picture(*, picture_id: int, by: Actor, at: datetime) -> None:
    """End it once; nothing happens if its time was made longer meanwhile."""
    by.must(Power.MOVE_POST)
    today = office_day(by.office_id, at)
    rows = Picture.objects.of(by.office_id).filter(pk=picture_id, off_at=None, ends_on__lt=today)
    ended = rows.select_for_update(of=("self",), no_key=True).defer("content", "thumbnail")
    picture: Picture | None = ended.first()
    if picture is None:
        return
    picture.off_at = at
    picture.save(update_fields=["off_at"])
    last = picture.ends_on.isoformat() if picture.ends_on else ""
    enter("picture ended", about=picture.about, by=by, at=at, last_day=last)
    show_anew(picture)
    live.tell(office_id=by.office_id, topic="alarms")
