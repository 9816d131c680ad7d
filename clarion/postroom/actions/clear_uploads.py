"""What a colleague hands in is first looked at by the virus scanner, where there is one."""

from collections.abc import Sequence
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


def clear_uploads(
    *, uploads: Sequence[Upload], by: Actor, at: datetime, bytes_max: int = UPLOAD_BYTES_MAX
) -> list[Infected | NotScanned | NotReadable | None]:
    """Return what refuses each, in their order; None for what is clean, or without a scanner.

    No transaction may be open. All of them have one deadline: a scanner that says nothing of the
    first is not waited for again. `NotReadable` is what is larger than `bytes_max`; what is larger
    than the scanner looks at, of which it says nothing, is `NotScanned`.
    """
    by.must_one_of(Power.PUBLISH, Power.ANSWER)
    if not settings.VIRUS_SCAN:
        return [None for _one in uploads]
    deadline = scanner.patience()
    return [_refused(one, deadline, bytes_max, by, at) for one in uploads]


def _refused(
    upload: Upload, deadline: float, bytes_max: int, by: Actor, at: datetime
) -> Infected | NotScanned | NotReadable | None:
    if len(upload.content) > bytes_max:
        return NotReadable(name=upload.name)
    try:
        found = scanner.scan(settings.VIRUS_SCAN, upload.content, deadline=deadline)
    except Temporary:
        return NotScanned(name=upload.name)
    if not found:
        return None
    _enter(found, by, at)
    return Infected(name=upload.name, found=found)


@transaction.atomic
def _enter(found: str, by: Actor, at: datetime) -> None:
    enter("infected upload refused", about="uploads", by=by, at=at, found=found[:200])
