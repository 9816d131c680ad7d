"""What a colleague hands in is first looked at by the virus scanner, where there is one."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from clarion.channels import scanner
from clarion.channels.contract import Temporary
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.postroom.rules.uploads import UPLOAD_BYTES_MAX, NotReadable, Upload


class Infected(Refusal):
    """“{name}” was not taken: the virus scanner found {found} in it. Tell your administrator."""


class NotScanned(Refusal):
    """“{name}” was not taken: the virus scanner does not answer. Try again in a few minutes."""


def clear_upload(*, upload: Upload, by: Actor, at: datetime) -> None:
    """Go on only with what is clean, or where no scanner was named; no transaction may be open.

    Raises `Infected`, `NotScanned`, `NotReadable` for what is too large to be looked at.
    """
    by.must_one_of(Power.PUBLISH, Power.ANSWER)
    if not settings.VIRUS_SCAN:
        return
    if len(upload.content) > UPLOAD_BYTES_MAX:
        raise NotReadable(name=upload.name)
    try:
        found = scanner.scan(settings.VIRUS_SCAN, upload.content)
    except Temporary as failure:
        raise NotScanned(name=upload.name) from failure
    if found:
        _enter(found, by, at)
        raise Infected(name=upload.name, found=found)


@transaction.atomic
def _enter(found: str, by: Actor, at: datetime) -> None:
    enter("infected upload refused", about="uploads", by=by, at=at, found=found[:200])
