"""What residents sent us is looked at by the virus scanner; until then nobody can open it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from clarion.channels import scanner
from clarion.channels.contract import Temporary
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.models import Attachment
from clarion.postroom.rules.limits import SCAN_BATCH


def scan_attachments(*, by: Actor, at: datetime) -> int:
    """Look at those that were not looked at yet, no transaction being open; return how many were.

    A scanner that does not answer is asked again at the next round; one file about which it cannot
    decide waits behind all others.
    """
    by.must(Power.MOVE_POST)
    if not settings.VIRUS_SCAN:
        return 0
    waiting = Attachment.objects.filter(
        message__office_id=by.office_id, content__isnull=False, scanned_at=None
    )
    in_turn = waiting.order_by(F("scan_tried_at").asc(nulls_first=True), "pk")
    numbers = list(in_turn.values_list("pk", flat=True)[:SCAN_BATCH])
    done = 0
    for number in numbers:
        content = Attachment.objects.values_list("content", flat=True).get(pk=number)
        try:
            found = scanner.scan(settings.VIRUS_SCAN, bytes(content or b""))
        except Temporary:
            Attachment.objects.filter(pk=number).update(scan_tried_at=at)
            break
        _keep(number, found, by, at)
        done += 1
    return done


@transaction.atomic
def _keep(number: int, found: str, by: Actor, at: datetime) -> None:
    rows = Attachment.objects.filter(pk=number, scanned_at=None)
    if not rows.update(scanned_at=at, scan_tried_at=at, infected=found[:200]):
        return
    if found:
        about = f"attachment:{number}"
        enter("infected attachment shut away", about=about, by=by, at=at, found=found[:200])
