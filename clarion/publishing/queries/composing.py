"""What an edition would say on each of its accounts, and what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels.contract import length
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.adapt import CORRECTION, EXERCISE, Adapted, Message, adapt
from clarion.publishing.rules.checks import Checked, Found, Piece, check
from clarion.publishing.rules.correction import Way, way_for

SAID_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An edition on one account, as it would be said now."""

    account: AccountNow
    way: Way
    said_id: str
    adapted: Adapted
    count: int


def compose(
    edition: Edition, *, link: str, own_texts: Mapping[int, str] | None = None
) -> list[Composed]:
    """Return what each account would say, our own page first.

    `own_texts`: accounts and their own words, when they are not those that were saved.
    """
    office = people.office(edition.office_id)
    accounts = {one.id: one for one in postroom.publishing_accounts(office_id=office.id)}
    before = _said_before(edition)
    message = Message(headline=edition.headline, text=edition.text, link=link)
    if own_texts is None:
        own_texts = dict(edition.renditions.values_list("account_id", "own_text"))
    found = [
        _compose(own_text, accounts[number], before, message, exercise=office.exercise)
        for number, own_text in own_texts.items()
        if number in accounts
    ]
    return sorted(found, key=lambda one: (not one.account.capabilities.house, one.account.id))


def _compose(
    own_text: str,
    account: AccountNow,
    before: dict[int, str],
    message: Message,
    *,
    exercise: bool,
) -> Composed:
    said_id = before.get(account.id, "")
    way = way_for(account.capabilities, said=bool(said_id))
    marks = (EXERCISE,) if exercise else ()
    if way in {Way.REPLY, Way.SAY_ANEW}:
        marks = (*marks, CORRECTION)
    adapted = adapt(message, account.capabilities, own_text=own_text, marks=marks)
    return Composed(
        account=account,
        way=way,
        said_id=said_id if way is not Way.SAY else "",
        adapted=adapted,
        count=length(adapted.text, account.capabilities.counting),
    )


def _said_before(edition: Edition) -> dict[int, str]:
    """Return what each account's post is called that this edition corrects."""
    if edition.corrects_id is None:
        return {}
    rows = Rendition.objects.filter(edition__statement_id=edition.statement_id, gone_at=None)
    rows = rows.exclude(remote_id="").order_by("edition__number")
    return dict(rows.values_list("account_id", "remote_id"))


def examine(edition: Edition, composed: Iterable[Composed], *, at: datetime) -> tuple[Found, ...]:
    """Return what every check finds in it."""
    pieces = tuple(
        Piece(
            account_id=one.account.id,
            where=f"{one.account.title}, {one.account.address}",
            subject=one.adapted.subject,
            text=one.adapted.text,
            count=one.count,
            limit=one.account.capabilities.text_limit,
        )
        for one in composed
    )
    return check(
        Checked(
            language=edition.language,
            exercise=people.office(edition.office_id).exercise,
            pieces=pieces,
            said_lately=_said_lately(edition, at),
        )
    )


def _said_lately(edition: Edition, at: datetime) -> frozenset[tuple[int, str]]:
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id, said_at__gte=at - SAID_LATELY
    ).exclude(edition__statement_id=edition.statement_id)
    return frozenset(rows.values_list("account_id", "text"))
