"""Each of an edition's audiences: what it reads, and what became of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from clarion.kit.ids import STATEMENT
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow, DispatchNow, FiguresNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.saying.figures import Together, together
from clarion.publishing.rules.saying.correction import Kind, Way

_LOST = frozenset({"failed", "missed", "expired", "cancelled"})
_BEST_FIRST = ("gone", "going", "stays")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """One post on one account, and what became of it; those below it are its `more`."""

    id: int
    account: AccountNow
    place: int
    kind: Kind
    subject: str
    text: str
    own_text: str
    as_thread: bool
    comment: str
    language: str  # empty: the statement's own
    way: Way
    due_at: datetime | None
    dispatch: DispatchNow | None
    recall: DispatchNow | None
    said_at: datetime | None
    gone_at: datetime | None
    remote_id: str
    url: str
    trouble: str
    pictures: int
    films: int = 0
    figures: FiguresNow | None = None
    replaced: str = ""  # of the post that it replaces: "gone", "going" or "stays"
    more: tuple["Audience", ...] = ()

    @property
    def number(self) -> int:
        """Which one it is, from above."""
        return self.place + 1

    @property
    def is_comment(self) -> bool:
        """Whether it is what we said first below the words."""
        return self.kind is Kind.COMMENT

    @property
    def posts(self) -> tuple["Audience", ...]:
        """All posts on this account, from above."""
        return (self, *self.more)

    @property
    def thread_of(self) -> int:
        """Of how many posts its thread is, without the comment; 1: it is none."""
        return sum(not one.is_comment for one in self.posts)

    @property
    def said(self) -> int:
        """How many of its posts have been said."""
        return sum(one.said_at is not None for one in self.posts)

    @property
    def reached(self) -> bool:
        """Whether the account has said all of it."""
        return self.said == len(self.posts)

    @property
    def together(self) -> Together | None:
        """How far all of its posts have gone; None where nobody tells."""
        told = [one.figures for one in self.posts if one.figures and one.figures.tells]
        return together(told) if told else None

    @property
    def fails_at(self) -> datetime | None:
        """When the account's sign-in ends, if that is before this is due: then it will fail."""
        due = self.dispatch.due_at if self.dispatch else self.due_at
        waits = self.dispatch is None or self.dispatch.state == "queued"
        ends = self.account.sign_in_ends_at
        return ends if waits and due is not None and ends is not None and ends < due else None

    @property
    def keeps_pictures(self) -> bool:
        """Whether the post that it changes keeps those that it has."""
        return self.way is Way.CHANGE and not self.account.capabilities.house

    @property
    def again(self) -> bool:
        """Whether something of it surely was not said there, and may be tried again."""
        states = [one.dispatch.state if one.dispatch else "" for one in self.posts]
        unsaid = [state for state in states if state != "sent"]
        return bool(unsaid) and unsaid[0] in _LOST and _LOST.issuperset({*unsaid} - {"queued"})

    @property
    def stays(self) -> bool:
        """Whether we have no way to take it down, so that a person must see to it."""
        nameless = not self.remote_id or self.account.state == "closed"
        stands = self.said_at is not None and self.gone_at is None
        return stands and (nameless or not self.account.capabilities.delete)

    @property
    def lost(self) -> bool:
        """Whether its network says that it is not there, and it is not we who took it down."""
        stands = self.said_at is not None and self.gone_at is None
        ours = self.recall is not None and not self.recall_lost
        return stands and not ours and self.figures is not None and self.figures.gone

    @property
    def recall_lost(self) -> bool:
        """Whether taking it down was given up."""
        return self.recall is not None and self.recall.state in _LOST


def audiences(row: Edition) -> tuple[Audience, ...]:
    """Return the audiences of an edition, our own page first."""
    renditions: list[Rendition] = list(row.renditions.order_by("id"))
    accounts = postroom.answering(office_id=row.office_id)
    about = f"{STATEMENT}{row.statement_id}"
    known = {one.id: one for one in postroom.dispatches_about(office_id=row.office_id, about=about)}
    told = _told(row, renditions)
    replaced = _replaced(row, renditions, known)
    of: dict[int, list[Audience]] = {}
    for one in renditions:
        of.setdefault(one.account_id, []).append(
            Audience(
                id=one.pk,
                account=accounts[one.account_id],
                place=one.place,
                kind=Kind(one.kind),
                subject=one.subject,
                text=one.text,
                own_text=one.own_text,
                as_thread=one.as_thread,
                comment=one.comment,
                language=one.language,
                way=Way(one.way),
                due_at=row.due_at,
                dispatch=known.get(one.dispatch_id or 0),
                recall=known.get(one.recall_id or 0),
                said_at=one.said_at,
                gone_at=one.gone_at,
                remote_id=one.remote_id,
                url=one.url,
                trouble=one.trouble,
                pictures=one.pictures,
                films=one.films,
                figures=told.get(one.dispatch_id or 0),
                replaced=replaced.get(one.pk, ""),
            )
        )
    found = [_in_order(posts) for posts in of.values()]
    return tuple(sorted(found, key=lambda one: not one.account.capabilities.house))


def _in_order(posts: list[Audience]) -> Audience:
    first, *more = sorted(posts, key=lambda one: one.place)
    return replace(first, more=tuple(more))


def _told(row: Edition, renditions: list[Rendition]) -> dict[int, FiguresNow]:
    """Return how far each has gone; of what has not been said nobody asks."""
    said = [one.dispatch_id for one in renditions if one.said_at and one.dispatch_id]
    return postroom.figures(office_id=row.office_id, dispatch_ids=said) if said else {}


def _replaced(
    row: Edition, renditions: list[Rendition], known: dict[int, DispatchNow]
) -> dict[int, str]:
    """Say of each rendition that replaces posts whether one of them still stands."""
    replacing = {name: one.pk for one in renditions for name in one.replaced}
    if not replacing or row.warrant_id is None:
        return {}
    earlier = Rendition.objects.filter(
        edition__statement_id=row.statement_id, remote_id__in=replacing
    ).order_by("edition__number")
    now: dict[str, str] = {}  # by post, what its newest edition knows
    for one in earlier:
        taking_down = known.get(one.recall_id or 0)
        going = taking_down is not None and taking_down.state not in _LOST
        now[one.remote_id] = "gone" if one.gone_at else "going" if going else "stays"
    found: dict[int, str] = {}
    for name, state in now.items():
        number = replacing[name]
        found[number] = max(found.get(number, "gone"), state, key=_BEST_FIRST.index)
    return found
