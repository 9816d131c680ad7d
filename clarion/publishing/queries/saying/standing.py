"""What each account has said of a statement before, and what of it stands there now."""

from dataclasses import replace

from clarion.channels.contract import Reason
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.saying.correction import NOTHING, Before, Kind, Standing, Way

# Nobody knows yet whether these stand there.
_UNSETTLED = frozenset({"sending", "processing", "unknown"})


def said_before(edition: Edition) -> dict[int, Before]:
    """Return what each account has said of the statement, the newest of it."""
    if edition.corrects_id is None:
        return {}
    rows = Rendition.objects.filter(
        edition__statement_id=edition.statement_id, edition__number__lt=edition.number
    ).select_related("dispatch", "edition")
    found: dict[int, Before] = {}
    for row in rows.order_by("edition__number", "place"):
        found[row.account_id] = _after(row, found.get(row.account_id, NOTHING))
    return found


def _after(row: Rendition, before: Before) -> Before:
    """Return what stands there after one post more."""
    state = row.dispatch.state if row.dispatch else ""
    others, older = _without(row.remote_id, before.posts), _without(row.remote_id, before.older)
    if row.gone_at is not None:
        return _before_of(others, older)
    if state in _UNSETTLED:
        return replace(before, unsettled=True)
    if row.said_at is not None or state == "sent":
        this = _standing(row)
        if row.way == Way.CHANGE.value and len(others) < len(before.posts):
            posts = (this if one.remote_id == row.remote_id else one for one in before.posts)
            return replace(before, unsettled=False, posts=tuple(posts))
        if row.place:
            return _before_of((*before.posts, this), older)
        return _before_of((this,), (*others, *older))
    if row.dispatch and row.dispatch.reason.startswith(Reason.TARGET_GONE.value):
        left = _before_of(_without(row.said_id, before.posts), _without(row.said_id, before.older))
        return replace(left, said=before.said)
    return before


def _standing(row: Rendition) -> Standing:
    return Standing(
        remote_id=row.remote_id,
        kind=Kind(row.kind),
        text=f"{row.subject}\n\n{row.text}".strip(),
        language="" if row.language == row.edition.language else row.language,
    )


def _without(name: str, posts: tuple[Standing, ...]) -> tuple[Standing, ...]:
    return tuple(one for one in posts if one.remote_id != name)


def _before_of(posts: tuple[Standing, ...], older: tuple[Standing, ...]) -> Before:
    """Where nothing of the newest edition stands any more, what stood before it does."""
    if not posts:
        posts, older = older, ()
    named = [one.remote_id for one in posts if one.remote_id]
    return Before(
        said=bool(posts),
        remote_id=named[-1] if named else "",
        unsettled=False,
        posts=posts,
        older=older,
    )
