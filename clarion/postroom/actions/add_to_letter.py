"""Somebody who wrote to us on our own page adds something to it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.kit.refusals import Refusal
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.actions.open_letter import open_letter
from clarion.postroom.models import Letter
from clarion.postroom.rules.uploads import Upload

# A conversation of this length has become something else; and a program could fill it for ever.
ENTRIES_MAX = 200


class LetterIsFull(Refusal):
    """This conversation is very long now. Please write a new letter that names this reference."""


def add_to_letter(
    *,
    office_id: int,
    reference: str,
    code: str,
    text: str,
    enclosed: Sequence[Upload],
    at: datetime,
) -> None:
    """Add words to a letter; raises `WrongCode`, `ShutForNow`, `LetterIsFull`, `NotReadable`."""
    open_letter(office_id=office_id, reference=reference, code=code, at=at)
    with transaction.atomic():
        letters = Letter.objects.of(office_id).select_related("account").locked()
        letter = letters.get_or_refuse(reference=reference)
        if letter.entries >= ENTRIES_MAX:
            raise LetterIsFull
        letter.entries += 1
        letter.save(update_fields=["entries"])
        keep_letter(
            account=letter.account,
            fingerprint=f"{reference}/{letter.entries}",
            words={"reference": reference, "entry": letter.entries, "text": text},
            enclosed=enclosed,
            at=at,
        )
