"""What withdrawing a statement does to each audience, and who must be told of it apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.saying.audiences import Audience
from clarion.publishing.queries.saying.editions import EditionPage
from clarion.publishing.rules.lives import NEVER_WAS
from clarion.publishing.rules.saying.withdrawal import UNDONE, Fate, Post, fate

_NOT_OVER = (*NEVER_WAS, "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fated:
    """One account, and what becomes of what it has said."""

    account: AccountNow
    fate: Fate

    @property
    def must_be_told(self) -> bool:
        """Whether its readers keep what they have, and can be told something else there."""
        return self.fate in UNDONE and self.account.state != "closed"


def fates(page: EditionPage, *, office_id: int) -> list[Fated]:
    """Return what becomes of every account of a statement, those of this edition first.

    One question more where the statement has other editions, and one where they reached others.
    """
    accounts = {one.account.id: one.account for one in page.audiences}
    posts = {one.account.id: [_post(each) for each in one.posts] for one in page.audiences}
    for account_id, post in _of_others(page, office_id):
        posts.setdefault(account_id, []).append(post)
    if posts.keys() - accounts.keys():
        accounts = {**postroom.answering(office_id=office_id), **accounts}
    return [
        Fated(
            account=accounts[number],
            fate=fate(
                accounts[number].capabilities,
                theirs,
                closed=accounts[number].state == "closed",
            ),
        )
        for number, theirs in posts.items()
    ]


def notice_of(*, office_id: int, statement_id: int) -> int | None:
    """Return the newest edition of the statement that tells of its withdrawal, if there is one."""
    rows = Edition.objects.of(office_id).filter(statement__tells_of_id=statement_id)
    rows = rows.filter(statement__withdrawn_at=None).exclude(state__in=_NOT_OVER)
    found: int | None = rows.order_by("-id").values_list("id", flat=True).first()
    return found


def _post(one: Audience) -> Post:
    return Post(
        said=one.said_at is not None,
        gone=one.gone_at is not None,
        remote_id=one.remote_id,
        state=one.dispatch.state if one.dispatch else "",
    )


def _of_others(page: EditionPage, office_id: int) -> Sequence[tuple[int, Post]]:
    """Return what the other editions have said, or may have."""
    numbers = [number for number, _n, state in page.others if state not in NEVER_WAS]
    rows = Rendition.objects.filter(edition_id__in=numbers, edition__office_id=office_id)
    rows = rows.exclude(dispatch=None).order_by("-edition__number", "id")
    fields = ("account_id", "said_at", "gone_at", "remote_id", "dispatch__state")
    return [
        (
            account_id,
            Post(
                said=said_at is not None,
                gone=gone_at is not None,
                remote_id=remote_id,
                state=state,
            ),
        )
        for account_id, said_at, gone_at, remote_id, state in rows.values_list(*fields)
    ]
