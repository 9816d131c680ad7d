"""What stands in the way of saying an edition, on each of its accounts."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.people import queries as people
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.composing import Composed
from clarion.publishing.rules.checks import Checked, Found, Piece, Posted, Standing, check
from clarion.publishing.rules.correction import Way
from clarion.publishing.rules.facts import Fact

SAID_LATELY = timedelta(days=1)
_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing", "published")
_LATELY_MAX = 2_000
# What is older is no news to anybody, and is not compared.
_STANDS_FOR = timedelta(days=7)
_STANDING_MAX = 100


def examine(
    edition: Edition,
    composed: Iterable[Composed],
    *,
    alts: Mapping[int, str] | None = None,
    handed: tuple[Piece, ...] = (),
    meant: tuple[tuple[Fact, ...], frozenset[Fact]] = ((), frozenset()),
    at: datetime,
) -> tuple[Found, ...]:
    """Return what every check finds in it. `alts`: texts of pictures that are not saved yet.

    `handed` is what others say for us; `meant` the facts that its parts name, and those it needs.
    """
    pieces = tuple(_piece(one) for one in composed if one.way is not Way.LATER)
    office = people.office(edition.office_id)
    asked_at = at.astimezone(ZoneInfo(office.zone))
    return check(
        Checked(
            language=edition.language,
            exercise=office.exercise,
            leaves_at=edition.due_at.astimezone(asked_at.tzinfo) if edition.due_at else asked_at,
            asked_at=asked_at,
            pieces=pieces,
            pictures=_alts(edition, alts or {}),
            named=meant[0],
            needed=meant[1],
            handed=handed,
            message=f"{edition.headline}\n\n{edition.text}".strip(),
            corrects=edition.corrects_id is not None,
            mistake=edition.mistake,
            standing=_standing(edition, at),
            said_lately=_said_lately(edition, at),
        )
    )


def _piece(one: Composed) -> Piece:
    posts = (
        Posted(text=post.text, count=post.count, limit=post.limit, comment=post.is_comment)
        for post in one.posts
    )
    return Piece(
        account_id=one.account.id,
        where=f"{one.account.title}, {one.account.address}",
        subject=one.adapted.subject,
        text=one.adapted.whole,
        count=one.first.count,
        limit=one.first.limit,
        house=one.account.capabilities.house,
        short=one.adapted.short,
        posts=tuple(posts),
        posts_max=one.account.capabilities.thread_max,
    )


def _alts(edition: Edition, unsaved: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, unsaved.get(number, alt)) for number, name, alt in edition.captions)


def _standing(edition: Edition, at: datetime) -> tuple[Standing, ...]:
    """Return the other statements that were said within a week and still stand."""
    rows = Edition.objects.of(edition.office_id).filter(
        state__in=["publishing", "published"], said_at__gte=at - _STANDS_FOR
    )
    others = rows.exclude(statement_id=edition.statement_id).select_related("statement")
    return tuple(
        Standing(code=row.statement.code, headline=row.headline, text=f"{row.headline}. {row.text}")
        for row in others.order_by("-said_at")[:_STANDING_MAX]
    )


def _said_lately(edition: Edition, at: datetime) -> frozenset[tuple[int, str]]:
    """Return what was said, or is about to be, within the last day."""
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__submitted_at__gte=at - SAID_LATELY,
        edition__state__in=_ON_THEIR_WAY,
    ).exclude(edition__statement_id=edition.statement_id)
    rows = rows.filter(place=0)
    return frozenset(rows.values_list("account_id", "text")[:_LATELY_MAX])
