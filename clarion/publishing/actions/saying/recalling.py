"""Take down, on every account, what a withdrawn statement has left standing there."""

from datetime import datetime, timedelta

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.postroom import queries as postroom
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.models import Rendition, Statement
from clarion.signoff.actions import order

# Taking down makes sense as long as the words stand; the network is asked for this long.
KEEP_TRYING = timedelta(days=7)
GIVEN_UP = frozenset({"failed", "missed", "expired", "cancelled"})


def recall(statement: Statement, *, at: datetime) -> int:
    """Order it and put it at the door; return how many posts that are.

    Done in the name of whoever withdrew it, also for what arrives after they have gone home. On
    each account the newest goes first, and of a thread the last post. What
    cannot be taken down (no name for it, no way on that network, no account any more) is left, and
    its page says that it still stands.
    """
    by = Actor(
        office_id=statement.office_id,
        name=statement.withdrawn_by,
        role="withdrawal",
        staff_id=statement.withdrawn_by_id,
        powers=frozenset({Power.RECALL}),
    )
    rows = _standing(statement)
    outgoing = {row.pk: row.taking_down(new_key(), at) for row in rows}
    if not outgoing:
        return 0
    warrant_id = order(
        about=statement.about,
        why=statement.withdrawn_why,
        digests=tuple(one.digest() for one in outgoing.values()),
        until=at + KEEP_TRYING,
        by=by,
        at=at,
    )
    newer: dict[int, int] = {}  # by account, what goes before the next one
    for row in rows:
        row.recall_id = newer[row.account_id] = queue_dispatch(
            outgoing=outgoing[row.pk],
            warrant_id=warrant_id,
            about=statement.about,
            timing=Timing(due_at=at, stale_after=KEEP_TRYING),
            label=Label(theme=row.edition.theme),
            after_id=newer.get(row.account_id),
            by=by,
            at=at,
        )
        row.save(update_fields=["recall"])
    return len(rows)


def _standing(statement: Statement) -> list[Rendition]:
    """Return what stands and can be taken down; a post that was changed is one post."""
    accounts = postroom.answering(office_id=statement.office_id)
    rows = Rendition.objects.filter(edition__statement=statement).select_related("edition")
    said = list(rows.exclude(remote_id="").order_by("-edition__number", "-place", "id"))
    done = {row.remote_id for row in said if row.gone_at or _is_under_way(row)}
    found: dict[tuple[int, str], Rendition] = {}
    for row in said:
        account = accounts[row.account_id]
        can = account.capabilities.delete and account.state != "closed"
        if can and row.remote_id not in done:
            found.setdefault((row.account_id, row.remote_id), row)
    return list(found.values())


def _is_under_way(row: Rendition) -> bool:
    if row.recall_id is None:
        return False
    office_id = row.edition.office_id
    now = postroom.dispatch(office_id=office_id, dispatch_id=row.recall_id)
    return now.state not in GIVEN_UP
