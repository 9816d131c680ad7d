"""Words are agreed beforehand by a whole chain, so that one person may say them at night."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.look.moments import said_moment
from clarion.signoff.actions.ask import ask
from clarion.signoff.models import StandingWord
from clarion.signoff.rules.agreed import (
    BLANKS_MAX,
    PER_DAY_MAX,
    VALID_DAYS_MAX,
    Beforehand,
    agreement,
    blanks_of,
    strange_blanks,
)
from clarion.signoff.rules.pieces import Piece


class StrangeBlank(Refusal):
    """{blank} cannot stay open: only [place], [time] and [number] can, twelve at most."""


class LimitsWrong(Refusal):
    """Words agreed beforehand are good for a year at most, and twenty times a day."""


class NoWords(Refusal):
    """There are no words to agree to, or nobody who would read them."""


@transaction.atomic
def propose_standing_word(*, message: Beforehand, by: Actor, at: datetime) -> int:
    """Ask the theme's chain for it and return its number; until they agree nobody may say it.

    Raises `StrangeBlank`, `LimitsWrong`, `NoWords`.
    """
    by.must(Power.PUBLISH)
    _refuse_words(message)
    latest = at + timedelta(days=VALID_DAYS_MAX)
    if not at < message.valid_until <= latest or not 0 < message.per_day <= PER_DAY_MAX:
        raise LimitsWrong
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=message.name.strip()[:300],
        roles=sorted(message.roles),
        edges=[],
        language=message.language,
        theme=message.theme,
        headline=message.headline,
        text=message.text,
        frames=[asdict(one) for one in message.frames],
        valid_until=message.valid_until,
        per_day=message.per_day,
        begun_at=at,
        begun_by=by.name,
    )
    word.request_id = _ask(word, message, by, at)
    word.save(update_fields=["request"])
    enter(
        "standing word proposed",
        about=word.about,
        by=by,
        at=at,
        theme=word.theme,
        roles=word.roles,
        per_day=word.per_day,
        valid_until=message.valid_until.isoformat(),
    )
    return word.pk


def _ask(word: StandingWord, message: Beforehand, by: Actor, at: datetime) -> int:
    pieces = [Piece(where=one.where, subject=one.subject, text=one.text) for one in message.frames]
    return ask(
        about=word.about,
        words=message.text,
        where=word.sentence,
        digests=(agreement(message, number=word.pk),),
        pieces=tuple(pieces),
        remarks=(_terms(message),),
        theme=message.theme,
        authors=frozenset(),
        by=by,
        at=at,
    )


def _terms(message: Beforehand) -> str:
    """Return its limits in words, for whoever agrees to it."""
    facts = {
        "roles": ", ".join(sorted(message.roles)) or _("whoever may write statements"),
        "number": message.per_day,
        "until": said_moment(message.valid_until),
    }
    return (
        _(
            "Agreed beforehand: %(roles)s may say this alone, with its blanks filled in, "
            "%(number)s times a day until %(until)s."
        )
        % facts
    )


def _refuse_words(message: Beforehand) -> None:
    if not message.frames or not f"{message.headline}{message.text}".strip():
        raise NoWords
    typed = strange_blanks(message.headline, message.text)
    if strange := typed or strange_blanks(*message.texts, linked=True):
        raise StrangeBlank(blank=strange[0])
    blanks = blanks_of(*message.texts)
    if len(blanks) > BLANKS_MAX:
        raise StrangeBlank(blank=blanks[BLANKS_MAX].token)
