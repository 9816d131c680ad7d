"""The duty officer says what was agreed beforehand, alone, with the blanks filled in."""

from collections.abc import Mapping, Set
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.agreeing.permitting import refuse_barred
from clarion.publishing.actions.saying.scheduling import schedule
from clarion.publishing.actions.writing.freezing import freeze
from clarion.publishing.models import Edition, Rendition, Statement, Version
from clarion.publishing.queries.writing.composing import compose_agreed
from clarion.publishing.queries.writing.examining import examine
from clarion.publishing.rules.checks import ALREADY_OVER, Level
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.refusals import Stopped
from clarion.signoff import queries as signoff
from clarion.signoff.actions import JUST_NOW, fill, fits, stand_agreed, take_turn
from clarion.signoff.queries import AgreedWord

# Where a statement stands on our own page is known once it has a code.
CODE = "CODE"


class BlankWrong(Refusal):
    """“{value}” is no {kind}. A place is a name, a time is 18:30, a number has digits only."""


class LooksPast(Refusal):
    """{what}: that is past already. Put it right, or say it all the same."""


class JustSaid(Refusal):
    """Exactly these words were said within the last ten minutes. They are out, or on their way."""


@transaction.atomic
def say_agreed(
    *,
    standing_id: int,
    values: Mapping[str, str],
    link: str,
    anyway: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """Say it at once everywhere that was agreed; return the number of the edition.

    `values`: what each blank holds, by its token. `link`: the address of a statement on our own
    page, with CODE where its code stands. `anyway`: also with a time that is past.

    Raises `BlankWrong`, `JustSaid`, `LooksPast`, `NotCarried`, `Stopped`, and whatever stands in
    the way of the agreement.
    """
    by.must(Power.PUBLISH)
    lately = take_turn(standing_id=standing_id, by=by, at=at)
    agreed = signoff.agreed_word(office_id=by.office_id, standing_id=standing_id, at=at)
    _refuse_blanks(agreed, values)
    _refuse_twice(agreed, values, lately, by, at)
    edition = _begin(agreed, values, by, at)
    link = link.replace(CODE, edition.statement.code)
    composed = compose_agreed(agreed.frames, values=values, link=link, office_id=by.office_id)
    refuse_barred(edition, (one.account for one in composed), by=by)
    found = examine(edition, composed, at=at)
    if stops := [one.says for one in found if one.level is Level.STOP]:
        raise Stopped(what=" ".join(dict.fromkeys(stops)))
    past = list(dict.fromkeys(one.quote for one in found if one.code == ALREADY_OVER))
    if past and not anyway:
        raise LooksPast(what=", ".join(past))
    outgoing = []
    for one in composed:
        rows = freeze(edition, one, (), at)
        outgoing += [row.outgoing(edition.language, at) for row in rows]
    about = edition.statement.about
    warrant_id = stand_agreed(
        standing_id=standing_id, about=about, outgoing=tuple(outgoing), link=link, by=by, at=at
    )
    sender = {"submitted_by": by.name, "submitted_by_id": by.staff_id}
    move(edition, EDITION, "in_review", submitted_at=at, moved_at=at, **sender)
    move(edition, EDITION, "approved", warrant_id=warrant_id, moved_at=at)
    enter("said as agreed beforehand", about=about, by=by, at=at, standing=standing_id, past=past)
    schedule(edition, at, by, at)
    live.tell(office_id=by.office_id, topic=about)
    return edition.pk


def _refuse_blanks(agreed: AgreedWord, values: Mapping[str, str]) -> None:
    for blank in agreed.blanks:
        value = values.get(blank.token, "")
        if not fits(blank.kind, value):
            raise BlankWrong(value=value[:80], kind=blank.kind.value)


def _refuse_twice(
    agreed: AgreedWord, values: Mapping[str, str], lately: Set[str], by: Actor, at: datetime
) -> None:
    same = Edition.objects.of(by.office_id).filter(
        headline=fill(agreed.headline, values),
        text=fill(agreed.text, values),
        saved_at__gt=at - JUST_NOW,
    )
    if any(one.statement.about in lately for one in same.select_related("statement")):
        raise JustSaid


def _begin(agreed: AgreedWord, values: Mapping[str, str], by: Actor, at: datetime) -> Edition:
    statement = Statement.objects.create(
        office_id=by.office_id, code=new_reference(), made_by=by.name, made_at=at
    )
    edition = Edition.objects.create(
        office_id=by.office_id,
        statement=statement,
        number=1,
        theme=agreed.theme,
        language=agreed.language,
        headline=fill(agreed.headline, values),
        text=fill(agreed.text, values),
        version=1,
        authors=[by.person],
        saved_by=by.name,
        saved_at=at,
        moved_at=at,
    )
    Version.objects.create(
        edition=edition,
        number=1,
        headline=edition.headline,
        text=edition.text,
        by=by.name,
        staff_id=by.staff_id,
        saved_at=at,
    )
    Rendition.objects.bulk_create(
        Rendition(edition=edition, account_id=one.account_id) for one in agreed.frames
    )
    return edition
