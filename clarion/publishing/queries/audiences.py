"""Each of an edition's audiences: what it reads, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow, DispatchNow, FiguresNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.correction import Way

_LOST = frozenset({"failed", "missed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """One rendition, and what became of it."""

    id: int
    account: AccountNow
    subject: str
    text: str
    own_text: str
    language: str  # empty: the statement's own
    way: Way
    dispatch: DispatchNow | None
    recall: DispatchNow | None
    said_at: datetime | None
    gone_at: datetime | None
    remote_id: str
    url: str
    trouble: str
    pictures: int
    figures: FiguresNow | None = None
    replaced: str = ""  # of the post that it replaces: "gone", "going" or "stays"

    @property
    def keeps_pictures(self) -> bool:
        """Whether the post that it changes keeps those that it has."""
        return self.way is Way.CHANGE and not self.account.capabilities.house

    @property
    def again(self) -> bool:
        """Whether it surely was not said there, and may be tried again."""
        return self.dispatch is not None and self.dispatch.state in _LOST

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
    about = f"statement:{row.statement_id}"
    known = {one.id: one for one in postroom.dispatches_about(office_id=row.office_id, about=about)}
    told = _told(row, renditions)
    replaced = _replaced(row, renditions, known)
    found = [
        Audience(
            id=one.pk,
            account=accounts[one.account_id],
            subject=one.subject,
            text=one.text,
            own_text=one.own_text,
            language=one.language,
            way=Way(one.way),
            dispatch=known.get(one.dispatch_id or 0),
            recall=known.get(one.recall_id or 0),
            said_at=one.said_at,
            gone_at=one.gone_at,
            remote_id=one.remote_id,
            url=one.url,
            trouble=one.trouble,
            pictures=one.pictures,
            figures=told.get(one.dispatch_id or 0),
            replaced=replaced.get(one.pk, ""),
        )
        for one in renditions
    ]
    return tuple(sorted(found, key=lambda one: not one.account.capabilities.house))


def _told(row: Edition, renditions: list[Rendition]) -> dict[int, FiguresNow]:
    """Return how far each has gone; of what has not been said nobody asks."""
    said = [one.dispatch_id for one in renditions if one.said_at and one.dispatch_id]
    return postroom.figures(office_id=row.office_id, dispatch_ids=said) if said else {}


def _replaced(
    row: Edition, renditions: list[Rendition], known: dict[int, DispatchNow]
) -> dict[int, str]:
    """Say of each rendition that replaces a post whether that one still stands."""
    replacing = {one.said_id: one.pk for one in renditions if one.way == Way.REPLACE.value}
    if not replacing or row.warrant_id is None:
        return {}
    earlier = Rendition.objects.filter(
        edition__statement_id=row.statement_id, remote_id__in=replacing
    ).order_by("edition__number")
    found = {}
    for one in earlier:
        taking_down = known.get(one.recall_id or 0)
        going = taking_down is not None and taking_down.state not in _LOST
        found[replacing[one.remote_id]] = "gone" if one.gone_at else "going" if going else "stays"
    return found
