"""Hand in a new password or token for a source, where the old one is not taken any more."""

from datetime import datetime

from django.db import transaction

from clarion.channels import listened
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.listening.models import Source
from clarion.listening.rules.answering import ANSWER_CHARS_MAX


class NoSecret(Refusal):
    """There was nothing in it."""


@transaction.atomic
def open_anew(*, source_id: int, secret: str, by: Actor, at: datetime) -> None:
    """Seal it in the place of the old one; the source is read again at once."""
    by.must_one_of(Power.LISTEN, Power.CONNECT_ACCOUNTS)
    rows = Source.objects.of(by.office_id).exclude(state="closed")
    source: Source = rows.locked().get_or_refuse(pk=source_id)
    names = [one.name for one in listened.pick(source.kind).questions if one.secret]
    if not names:
        raise NotFound
    if not secret.strip():
        raise NoSecret
    source.sealed = seal({names[0]: secret.strip()[:ANSWER_CHARS_MAX]})
    source.due_at, source.trouble, source.troubled_at = at, "", None
    source.save(update_fields=["sealed", "due_at", "trouble", "troubled_at"])
    enter("source opened anew", about=f"source:{source_id}", by=by, at=at)
