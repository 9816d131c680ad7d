"""Words are agreed beforehand by a whole chain, so that one person may say them at night."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.signoff.actions.ask import ask
from clarion.signoff.models import StandingWord
from clarion.signoff.rules.agreed import (
    BLANKS_MAX,
    PER_DAY_MAX,
    VALID_DAYS_MAX,
    Frame,
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
def propose_standing_word(
    *,
    sentence: str,
    language: str,
    theme: str,
    roles: tuple[str, ...],
    headline: str,
    text: str,
    frames: tuple[Frame, ...],
    valid_until: datetime,
    per_day: int,
    by: Actor,
    at: datetime,
) -> int:
    """Ask the theme's chain for it and return its number; until they agree nobody may say it.

    Raises `StrangeBlank`, `LimitsWrong`, `NoWords`.
    """
    by.must(Power.PUBLISH)
    _refuse_words(headline, text, frames)
    if (
        not at < valid_until <= at + timedelta(days=VALID_DAYS_MAX)
        or not 0 < per_day <= PER_DAY_MAX
    ):
        raise LimitsWrong
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=sentence.strip()[:300],
        roles=sorted(roles),
        edges=[],
        language=language,
        theme=theme,
        headline=headline,
        text=text,
        frames=[asdict(one) for one in frames],
        valid_until=valid_until,
        per_day=per_day,
        begun_at=at,
        begun_by=by.name,
    )
    limits = {
        "standing": word.pk,
        "headline": headline,
        "text": text,
        "language": language,
        "theme": theme,
        "roles": word.roles,
        "valid_until": valid_until.isoformat(),
        "per_day": per_day,
    }
    word.request_id = ask(
        about=word.about,
        words=text,
        where=word.sentence,
        digests=(agreement(frames, **limits),),
        pieces=tuple(Piece(where=one.where, subject=one.subject, text=one.text) for one in frames),
        remarks=(word.terms(),),
        theme=theme,
        authors=frozenset(),
        by=by,
        at=at,
    )
    word.save(update_fields=["request"])
    plain = {name: limits[name] for name in ("theme", "roles", "valid_until", "per_day")}
    enter("standing word proposed", about=word.about, by=by, at=at, **plain)
    return word.pk


def _refuse_words(headline: str, text: str, frames: tuple[Frame, ...]) -> None:
    texts = [headline, text] + [text for one in frames for text in (one.subject, one.text)]
    if not frames or not f"{headline}{text}".strip():
        raise NoWords
    if strange := strange_blanks(*texts):
        raise StrangeBlank(blank=strange[0])
    blanks = blanks_of(*texts)
    if len(blanks) > BLANKS_MAX:
        raise StrangeBlank(blank=blanks[BLANKS_MAX].token)
