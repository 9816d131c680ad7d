"""What the office says to everybody now, in the words that have arrived."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels.contract import Edge
from clarion.kit.ids import STATEMENT
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.standing import Said, Stands, stands

# What was said longer ago is history, and not what we say now.
SAID_WITHIN = timedelta(days=365)
# The newest; an office that says more in a year is understood by what it said last.
DISPATCHES_MAX = 3_000


__all__ = ["Stands", "StatementNow", "standing", "statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNow:
    """The words of a statement in one language, and since when they have stood."""

    stands: Stands
    text: str
    said_at: datetime


def standing(*, office_id: int, at: datetime) -> list[Stands]:
    """Return what is said to everybody at this moment, without the words; one query."""
    rows = Dispatch.objects.of(office_id).filter(
        about__startswith=STATEMENT,
        edge=Edge.PUBLIC.value,
        state="sent",
        bounced_at=None,
        settled_at__gt=at - SAID_WITHIN,
    )
    fields = ("id", "about", "account_id", "language", "deed", "remote_id", "said_id")
    newest = rows.order_by("-id").values_list(*fields, "thread_number", "made_at")
    return stands(
        Said(
            id=pk,
            about=about,
            account=account,
            language=language,
            deed=deed,
            remote_id=remote_id,
            said_id=said_id,
            thread_number=number,
            made_at=made_at,
        )
        for pk, about, account, language, deed, remote_id, said_id, number, made_at in newest[
            :DISPATCHES_MAX
        ]
    )


def statements(*, office_id: int, of: Collection[Stands]) -> list[StatementNow]:
    """Return the words of what stands; one query."""
    numbers = [pk for one in of for pk in one.dispatches]
    rows = Dispatch.objects.of(office_id).filter(pk__in=numbers)
    said = {row.pk: row for row in rows.only("subject", "text", "settled_at", "made_at")}
    found = ((one, [said[pk] for pk in one.dispatches if pk in said]) for one in of)
    return [_statement(one, parts) for one, parts in found if parts]


def _statement(one: Stands, parts: list[Dispatch]) -> StatementNow:
    words = [parts[0].subject, *(part.text for part in parts)]
    return StatementNow(
        stands=one,
        text="\n\n".join(word.strip() for word in words if word.strip()),
        said_at=max(part.settled_at or part.made_at for part in parts),
    )
