"""What colleagues have said to one another about a statement."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Comment

_SHOWN_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentNow:
    """One comment, and which edition it was about."""

    id: int
    number: int
    text: str
    by: str
    role: str
    said_at: datetime
    done_by: str
    done_at: datetime | None


def comments(*, office_id: int, statement_id: int) -> list[CommentNow]:
    """Return the comments on every edition of a statement, what is open first, then the newest."""
    rows = Comment.objects.filter(
        edition__office_id=office_id, edition__statement_id=statement_id
    ).select_related("edition")
    found = [
        CommentNow(
            id=row.pk,
            number=row.edition.number,
            text=row.text,
            by=row.by,
            role=row.role,
            said_at=row.said_at,
            done_by=row.done_by,
            done_at=row.done_at,
        )
        for row in rows.only(
            "text", "by", "role", "said_at", "done_by", "done_at", "edition__number"
        ).order_by("-said_at", "-id")[:_SHOWN_MAX]
    ]
    return sorted(found, key=lambda one: one.done_at is not None)
