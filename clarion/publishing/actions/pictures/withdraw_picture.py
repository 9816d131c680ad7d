"""Withdraw a picture: nothing that shows it leaves any more, and it leaves our own page at once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.actions.pictures.halting import halt, lock_shown, show_anew
from clarion.publishing.actions.pictures.lasting import lasts
from clarion.publishing.rules.refusals import NoReason


@transaction.atomic
def withdraw_picture(*, picture_id: int, why: str, by: Actor, at: datetime) -> int:
    """Withdraw it, and whatever consent there was; return how many editions that stopped.

    What stands on networks is listed on its page: only a correction or a withdrawal takes it down.
    Raises `NoReason`, `AlreadyMoved`, `PlansChanged`.
    """
    by.must_one_of(Power.PUBLISH, Power.RECALL)
    if not why.strip():
        raise NoReason
    picture, editions = lock_shown(picture_id, by)
    if picture.withdrawn_at is not None:
        raise AlreadyMoved
    picture.withdrawn_at, picture.withdrawn_by = at, by.name
    picture.withdrawn_why, picture.off_at = why.strip()[:300], picture.off_at or at
    if picture.consent is not None:
        picture.consent.ended_at, picture.consent.ended_by = at, by.name
        picture.consent.ended_why = picture.withdrawn_why
        picture.consent.save(update_fields=["ended_at", "ended_by", "ended_why"])
        picture.consent = None
    picture.version, picture.saved_by = picture.version + 1, by.name
    picture.save(
        update_fields=[
            *("withdrawn_at", "withdrawn_by", "withdrawn_why"),
            *("off_at", "consent", "version", "saved_by"),
        ]
    )
    numbers = [one.pk for one in editions]
    reason = picture.withdrawn_why
    enter("picture withdrawn", about=picture.about, by=by, at=at, why=reason, stopped=numbers)
    lasts(picture, (), by, at)
    stopped = _("The picture “%(name)s” was withdrawn: %(why)s")
    halt(editions, why=stopped % {"name": picture.name, "why": reason}, by=by, at=at)
    show_anew(picture)
    return len(editions)
