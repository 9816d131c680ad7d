"""Whoever has a letter's reference and its code may read it."""

from datetime import datetime

from django.db.models import F

from clarion.kit.refusals import Refusal
from clarion.postroom.models import Letter
from clarion.postroom.rules.codes import WRONG_WITHIN, is_shut, opens


class WrongCode(Refusal):
    """This reference and this code do not belong together. Check both for a mistyped sign."""


class ShutForNow(Refusal):
    """Too many wrong codes were tried for this letter. Wait an hour, then try again."""


def open_letter(*, office_id: int, reference: str, code: str, at: datetime) -> None:
    """Go on only with the right code; raises `WrongCode`, `ShutForNow`.

    There is no `by`: whoever has the code is let in. A reference that does not exist is refused
    like a wrong code, so that nobody can find out which ones do.
    """
    letter = Letter.objects.of(office_id).filter(reference=reference).first()
    if letter is None:
        raise WrongCode
    if is_shut(wrong_codes=letter.wrong_codes, wrong_at=letter.wrong_at, at=at):
        raise ShutForNow
    if not opens(reference=reference, code=code, kept=letter.code_digest):
        _count_wrong(letter, at)
        raise WrongCode


def _count_wrong(letter: Letter, at: datetime) -> None:
    """Count at once, outside of any transaction that the refusal would undo."""
    begun_anew = letter.wrong_at is None or at - letter.wrong_at >= WRONG_WITHIN
    wrong_codes = 1 if begun_anew else F("wrong_codes") + 1
    Letter.objects.filter(pk=letter.pk).update(wrong_codes=wrong_codes, wrong_at=at)
