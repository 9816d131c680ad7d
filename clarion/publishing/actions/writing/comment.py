"""Say something to colleagues about a statement: it changes no word of it."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.models import Comment, Edition

COMMENTS_MAX = 200  # on one statement: whoever needs more should meet
COMMENT_MAX = 1000


class SaysNothing(Refusal):
    """Write what you want to say to your colleagues, in at most a thousand letters."""


class TooManyComments(Refusal):
    """There are 200 comments on this statement. Talk to one another instead."""


@transaction.atomic
def comment(*, edition_id: int, text: str, by: Actor, at: datetime) -> int:
    """Return its number; whoever may read the statement may comment on it.

    Raises `SaysNothing`, `TooManyComments`.
    """
    by.must_one_of(Power.PUBLISH, Power.SIGN, Power.RECALL)
    edition: Edition = (
        Edition.objects.of(by.office_id).select_related("statement").get_or_refuse(pk=edition_id)
    )
    said = text.strip()
    if not 0 < len(said) <= COMMENT_MAX:
        raise SaysNothing
    of_statement = Comment.objects.filter(edition__statement_id=edition.statement_id)
    if of_statement.count() >= COMMENTS_MAX:
        raise TooManyComments
    row = Comment.objects.create(edition=edition, text=said, by=by.name, role=by.role, said_at=at)
    about = edition.statement.about
    enter("commented", about=about, by=by, at=at, edition=edition_id, comment=row.pk)
    live.tell(office_id=by.office_id, topic=about)
    return row.pk
