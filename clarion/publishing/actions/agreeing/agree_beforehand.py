"""Ask a whole chain to agree to a message beforehand, its blanks still open."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.rules.adapt import Message, adapt
from clarion.publishing.rules.checks import Checked, Level, Piece, check
from clarion.publishing.rules.refusals import CannotPublish, Stopped
from clarion.publishing.rules.saying.marks import EXERCISE
from clarion.publishing.rules.wording import Wording
from clarion.signoff.actions import (
    LINK,
    Beforehand,
    Frame,
    blanks_of,
    fill,
    propose_standing_word,
)

# What a blank may hold, so that the checks read whole sentences.
_SAMPLES = {"place": "Mill Lane", "time": "12:00", "number": "3"}


@transaction.atomic
def agree_beforehand(
    *,
    wording: Wording,
    roles: tuple[str, ...],
    valid_until: datetime,
    per_day: int,
    name: str,
    link: str,
    by: Actor,
    at: datetime,
) -> int:
    """Return the number of the standing word that its theme's chain is asked for.

    The chain reads what each account would say. `link` is as long as the address of a statement
    on our own page, so that what has room for it is known now. Raises `CannotPublish`, `Stopped`
    for what could never be said alone, and what proposing raises.
    """
    by.must(Power.PUBLISH)
    if wording.theme not in THEMES:
        raise NotFound
    accounts = postroom.publishing_accounts(office_id=by.office_id)
    chosen = [one for one in accounts if one.id in wording.account_ids]
    if not chosen or len(chosen) != len(set(wording.account_ids)):
        raise CannotPublish
    office = people.office(by.office_id)
    marks = (EXERCISE,) if office.exercise else ()
    message = Message(headline=wording.headline, text=wording.text, link=link)
    frames = []
    for one in sorted(chosen, key=lambda one: (not one.capabilities.house, one.id)):
        adapted = adapt(message, one.capabilities, marks=marks)
        where = f"{one.title}, {one.address}"
        text = adapted.text.replace(link, LINK)
        frames.append(Frame(account_id=one.id, where=where, subject=adapted.subject, text=text))
    _refuse_stopped(wording, frames, office=office, at=at)
    beforehand = Beforehand(
        name=name,
        headline=wording.headline,
        text=wording.text,
        language=wording.language,
        theme=wording.theme,
        roles=roles,
        frames=tuple(frames),
        valid_until=valid_until,
        per_day=per_day,
    )
    return propose_standing_word(message=beforehand, by=by, at=at)


def _refuse_stopped(
    wording: Wording, frames: list[Frame], *, office: OfficeCard, at: datetime
) -> None:
    """Look at it with every blank filled in: at three in the morning nobody changes its words."""
    values = {
        one.token: _SAMPLES[one.kind.value] for one in blanks_of(wording.headline, wording.text)
    }
    pieces = tuple(
        Piece(
            account_id=one.account_id,
            where=one.where,
            subject=fill(one.subject, values),
            text=fill(one.text.replace(LINK, ""), values),
            count=0,
            limit=None,
        )
        for one in frames
    )
    seen = Checked(
        language=wording.language,
        exercise=office.exercise,
        laws=frozenset(office.laws),
        pieces=pieces,
        leaves_at=at,
        asked_at=at,
    )
    if stops := [one.says for one in check(seen) if one.level is Level.STOP]:
        raise Stopped(what=" ".join(dict.fromkeys(stops)))
