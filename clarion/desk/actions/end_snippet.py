"""Stop offering ready words."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Snippet
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def end_snippet(*, snippet_id: int, by: Actor, at: datetime) -> None:
    """End a snippet; answers that used it are not touched."""
    by.must(Power.WRITE_SNIPPETS)
    rows = Snippet.objects.of(by.office_id).filter(ended_at=None).locked()
    snippet = rows.get_or_refuse(pk=snippet_id)
    snippet.ended_at = at
    snippet.save(update_fields=["ended_at"])
    enter("snippet ended", about=f"snippet:{snippet_id}", by=by, at=at)
