"""A guest is written a code for their link; the code itself is kept sealed until it has left."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import new_key
from clarion.kit.vault import seal
from clarion.people.actions.telling.heading import headed
from clarion.people.events import NoticeWritten
from clarion.people.models import Notice, Office
from clarion.people.rules.notices import CODE


@transaction.atomic
def tell_guest(
    *,
    name: str,
    address: str,
    line: str,
    text: str,
    code: str,
    about: str,
    once: str,
    expires_at: datetime,
    by: Actor,
    at: datetime,
) -> int:
    """Return the notice's number. `text` has `CODE_HERE` where the code stands.

    Only the guest, who may sign, asks for a code.
    """
    by.must(Power.SIGN)
    office = Office.objects.get(pk=by.office_id)
    notice = Notice.objects.create(
        office=office,
        name=name,
        address=address,
        happening=CODE,
        about=about,
        once=once,
        subject=headed(office, line),
        text=text,
        sealed=seal({"code": code}),
        urgent=True,
        key=new_key(),
        made_at=at,
        not_before=at,
        expires_at=expires_at,
    )
    announce(NoticeWritten(office_id=by.office_id, notice_id=notice.pk))
    return notice.pk
