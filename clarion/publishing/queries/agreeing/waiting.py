"""What waits for a second person in publishing: whoever could agree to it sees it in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.postroom import queries as postroom
from clarion.publishing.models import Campaign, Picture, Source
from clarion.publishing.queries.agreeing.rights import place_words
from clarion.signoff import queries as signoff

# More than this nobody reads; the count goes on.
EACH_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeable:
    """One of them. `number` names what its page is about, where it has one of its own."""

    kind: str  # source, picture, account, right, guest, trust, chain, end of chain, standing
    number: int
    name: str
    says: str
    by: str
    at: datetime


def to_agree(*, actor: Actor) -> list[Agreeable]:
    """Return everything to which this very person could agree, the longest waiting first."""
    found = [_READ[kind](row) for kind, rows in _waiting(actor).items() for row in rows[:EACH_MAX]]
    return sorted(found, key=lambda one: one.at)


def to_agree_count(*, actor: Actor) -> int:
    """Count it, in one question: all of these are few, and an index leads to them."""
    rows = [rows.order_by().values_list("pk") for rows in _waiting(actor).values()]
    together = rows[0].union(*rows[1:], all=True) if rows[1:] else None
    return int(together.count()) if together is not None else sum(one.count() for one in rows)


def _waiting(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Return what waits by its kind, and only the kinds for which somebody has a power."""
    found: dict[str, QuerySet[Any]] = {}
    if actor.powers & {Power.SIGN, Power.PUBLISH}:
        sources = Source.objects.of(actor.office_id).filter(state="proposed")
        found["source"] = sources.exclude(verified_by_id=actor.staff_id)
        back = Picture.objects.of(actor.office_id).filter(
            off_at__isnull=False, back_at__isnull=False
        )
        found["picture"] = back.exclude(back_by_id=actor.staff_id).defer("content", "thumbnail")
    if actor.powers & {Power.CONNECT_ACCOUNTS, Power.MANAGE_OFFICE}:
        rules = postroom.rules_to_agree(actor=actor).select_related("account")
        found["right"] = rules.exclude(scope="campaign", subject__in=_ended(actor.office_id))
    if actor.may(Power.MANAGE_OFFICE):
        found["guest"] = signoff.guests_to_agree(actor=actor)
        found["trust"] = signoff.trust_to_agree(actor=actor)
        found["chain"] = signoff.chains_to_agree(actor=actor)
        found["standing"] = signoff.standing_to_agree(actor=actor)
    return found


def _ended(office_id: int) -> QuerySet[Any]:
    """Return the campaigns that have ended, as rights name them: their rights are shown no more."""
    rows = Campaign.objects.of(office_id).filter(ended_at__isnull=False)
    return rows.values_list(Cast("pk", CharField()), flat=True)


def _source(row: Source) -> Agreeable:
    return Agreeable(
        kind="source",
        number=row.pk,
        name=row.name,
        says=row.how,
        by=row.verified_by,
        at=row.verified_at,
    )


def _picture(row: Picture) -> Agreeable:
    assert row.back_at is not None  # it is what was asked for
    return Agreeable(
        kind="picture",
        number=row.pk,
        name=row.name,
        says=row.back_why,
        by=row.back_by,
        at=row.back_at,
    )


def _right(row: Any) -> Agreeable:
    permit = postroom.permit_words(row.permit())
    facts = {"says": permit, "by": row.proposed_by, "at": row.proposed_at}
    if row.account_id is not None:
        name = f"{row.account.title}, {row.account.address}"
        return Agreeable(kind="account", number=row.account_id, name=name, **facts)
    return Agreeable(kind="right", number=row.pk, name=place_words(row.place()), **facts)


def _guest(row: Any) -> Agreeable:
    return Agreeable(
        kind="guest",
        number=row.chain_id,
        name=f"{row.name}, {row.organisation}",
        says=row.email,
        by=row.begun_by,
        at=row.begun_at,
    )


def _trust(row: Any) -> Agreeable:
    return Agreeable(
        kind="trust",
        number=row.pk,
        name=row.name,
        says=row.why,
        by=row.proposed_by,
        at=row.proposed_at,
    )


def _chain(row: Any) -> Agreeable:
    if row.proposed:
        kind, says, by, at = "chain", _steps(row), row.begun_by, row.begun_at
    else:
        kind, says, by, at = "end of chain", "", row.ending_by, row.ending_at
    return Agreeable(kind=kind, number=row.pk, name=row.name, says=says, by=by, at=at)


def _steps(row: Any) -> str:
    """Return in a few words who would sign: each step by its title and its roles."""
    anybody = _("anybody who may sign")
    named = [(step.title, ", ".join(step.roles) or anybody) for step in signoff.steps_asked(row)]
    return "; ".join(f"{title}: {who}" if title else who for title, who in named)


def _standing(row: Any) -> Agreeable:
    return Agreeable(
        kind="standing",
        number=row.pk,
        name=row.sentence,
        says=", ".join(row.roles),
        by=row.begun_by,
        at=row.begun_at,
    )


_READ: dict[str, Callable[[Any], Agreeable]] = {
    "source": _source,
    "picture": _picture,
    "right": _right,
    "guest": _guest,
    "trust": _trust,
    "chain": _chain,
    "standing": _standing,
}
