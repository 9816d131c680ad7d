"""Grant a warrant for words that were agreed beforehand, if these are they, within the limits."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.channels.contract import Deed, Edge, Outgoing
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord, Warrant
from clarion.signoff.rules.agreed import A_DAY, Frame, all_equal

AGREED_WARRANT_LASTS = timedelta(days=1)


class NotAgreed(Refusal):
    """These are not the words that were agreed beforehand, or a blank holds something else."""


class NotInForce(Refusal):
    """These words are not agreed to, or not any more. Write a statement and have it signed."""


class NotYours(Refusal):
    """These words may be said by: {roles}. Ask one of them, or have a statement signed."""


class OftenEnough(Refusal):
    """They were said {number} times within a day, which is as often as was agreed."""


@transaction.atomic
def stand_agreed(
    *,
    standing_id: int,
    about: str,
    outgoing: tuple[Outgoing, ...],
    link: str,
    by: Actor,
    at: datetime,
) -> int:
    """Return the number of a warrant for exactly these messages.

    Each must say what was agreed for its account, but for the blanks; `link` is the statement's
    address on our own page. Raises `NotAgreed`, `NotInForce`, `NotYours`, `OftenEnough`.
    """
    by.must(Power.PUBLISH)
    word: StandingWord = (
        StandingWord.objects.of(by.office_id).locked().get_or_refuse(pk=standing_id)
    )
    valid_until = _refuse_limits(word, by, at)
    frames = {one.account_id: one for one in word.agreed_frames()}
    if not outgoing or not all(
        _plain(one, frames.get(one.account_id), word.language) for one in outgoing
    ):
        raise NotAgreed
    if not all_equal(_pairs(outgoing, frames), link=link):
        raise NotAgreed
    digests = [one.digest() for one in outgoing]
    warrant = Warrant.objects.create(
        office_id=by.office_id,
        about=about,
        digests=digests,
        standing=word,
        granted_at=at,
        expires_at=min(at + AGREED_WARRANT_LASTS, valid_until),
    )
    enter(
        "warrant granted as agreed beforehand",
        about=about,
        by=by,
        at=at,
        warrant=warrant.pk,
        standing=word.pk,
        digests=digests,
    )
    return warrant.pk


def _refuse_limits(word: StandingWord, by: Actor, at: datetime) -> datetime:
    """Return until when it is good, or raise what forbids it now."""
    if word.agreed_at is None or word.ended_at is not None:
        raise NotInForce
    if word.valid_until is None or at >= word.valid_until:
        raise NotInForce
    if word.roles and by.role not in word.roles:
        raise NotYours(roles=", ".join(word.roles))
    lately = Warrant.objects.filter(standing=word, granted_at__gt=at - A_DAY).count()
    if lately >= word.per_day:
        raise OftenEnough(number=lately)
    return word.valid_until


def _plain(one: Outgoing, frame: Frame | None, language: str) -> bool:
    """Say whether it goes to whom it was agreed for, in that language, and is nothing but words."""
    words = one.rendition
    alone = one.target is None and one.thread is None
    plain = one.deed is Deed.SAY and one.edge is Edge.PUBLIC and alone
    return frame is not None and plain and not words.media and words.language == language


def _pairs(outgoing: tuple[Outgoing, ...], frames: dict[int, Frame]) -> list[tuple[str, str]]:
    """Return every text that was agreed with what is said for it."""
    pairs = []
    for one in outgoing:
        frame, words = frames[one.account_id], one.rendition
        pairs += [(frame.subject, words.subject), (frame.text, words.text)]
    return pairs
