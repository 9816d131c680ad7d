"""A comment has been seen to."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.publishing.models import Comment


@transaction.atomic
def finish_comment(*, comment_id: int, by: Actor, at: datetime) -> int:
    """Mark it as done and return its edition; done twice it stays as it was."""
    by.must_one_of(Power.PUBLISH, Power.SIGN, Power.RECALL)
    rows = Comment.objects.select_for_update(of=("self",)).select_related("edition__statement")
    row = rows.filter(pk=comment_id, edition__office_id=by.office_id).first()
    if row is None:
        raise NotFound
    if row.done_at is None:
        row.done_by, row.done_at = by.name, at
        row.save(update_fields=["done_by", "done_at"])
        about = row.edition.statement.about
        enter("comment done", about=about, by=by, at=at, comment=comment_id)
        live.tell(office_id=by.office_id, topic=about)
    return int(row.edition_id)
