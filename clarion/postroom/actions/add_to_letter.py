"""Somebody who wrote to us on our own page adds something to it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit.refusals import Refusal
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.actions.open_letter import open_letter
from clarion.postroom.models import Arrival, Letter
from clarion.postroom.rules.resistance import LETTERS_PER_HOUR_MAX
from clarion.postroom.rules.uploads import Upload, accept_all

# A conversation of this length has become something else; and a program could fill it for ever.
ENTRIES_MAX = 200
_LATELY = timedelta(hours=1)


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
) -> bool:
    """Add words to a letter; return whether its files were left out, as after very many others.

    Raises `WrongCode`, `ShutForNow`, `LetterIsFull`, `NotReadable`, `TooManyEnclosures`.
    """
    open_letter(office_id=office_id, reference=reference, code=code, at=at)
    too_many = _too_many_lately(office_id, reference, at)
    kept = [] if too_many else accept_all(enclosed)
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
            enclosed=kept,
            at=at,
        )
    return too_many and bool(enclosed)


def _too_many_lately(office_id: int, reference: str, at: datetime) -> bool:
    """As many as one caller may write in an hour: then the first of those is not an hour old."""
    letter = Letter.objects.of(office_id).get_or_refuse(reference=reference)
    first = f"{reference}/{letter.entries - LETTERS_PER_HOUR_MAX + 1}"
    arrivals = Arrival.objects.filter(account_id=letter.account_id, fingerprint=first)
    return arrivals.filter(received_at__gt=at - _LATELY).exists()
