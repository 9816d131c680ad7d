"""Write a source into the register, or change one: it holds once a second person agrees."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.sources import (
    KINDS,
    NAME_CHARS_MAX,
    NAMES_MAX,
    SOURCES_MAX,
    VALID_DAYS_MAX,
    read_addresses,
)

_HOW_MAX = 500


class SourceUnclear(Refusal):
    """A source needs a name, and a sentence on how you know that it is who it says."""


class SourceUntil(Refusal):
    """It is looked at again within a year: choose a day from tomorrow on, at most a year ahead."""


class SourceThere(Refusal):
    """“{name}” is in the register already, or waits for a second person. Change that one."""


class TooManySources(Refusal):
    """A thousand sources are enough. End those that nobody quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody has found out. `lines`: addresses as they were written."""

    name: str
    kind: str
    also_called: tuple[str, ...]
    lines: tuple[str, ...]
    how: str
    valid_until: date


@transaction.atomic
def propose_source(
    *, proposal: Proposal, replaces_id: int | None = None, by: Actor, at: datetime
) -> int:
    """Return its number. With `replaces_id` it takes the place of that one once it is agreed to.

    Raises `SourceUnclear`, `SourceUntil`, `SourceThere`, `TooManySources`, `NotFound`, and what
    reading the addresses raises.
    """
    by.must(Power.PUBLISH)
    name, how = proposal.name.strip()[:NAME_CHARS_MAX], proposal.how.strip()[:_HOW_MAX]
    if not name or not how or proposal.kind not in KINDS:
        raise SourceUnclear
    refuse_until(proposal.valid_until, at)
    addresses = read_addresses(proposal.lines)
    rows = Source.objects.of(by.office_id)
    if replaces_id is not None:
        rows.locked().get_or_refuse(pk=replaces_id, state="verified")
    there = rows.filter(state__in=["proposed", "verified"])
    if there.filter(name__iexact=name).exclude(pk=replaces_id).exists():
        raise SourceThere(name=name)
    if replaces_id is not None and there.filter(replaces_id=replaces_id).exists():
        raise SourceThere(name=name)
    if there.count() >= SOURCES_MAX:
        raise TooManySources
    called = (one.strip()[:NAME_CHARS_MAX] for one in proposal.also_called)
    row = Source.objects.create(
        office_id=by.office_id,
        kind=proposal.kind,
        name=name,
        also_called=[one for one in dict.fromkeys(called) if one][:NAMES_MAX],
        sites=list(addresses.sites),
        handles=list(addresses.handles),
        mail_domains=list(addresses.mail_domains),
        how=how,
        valid_until=proposal.valid_until,
        replaces_id=replaces_id,
        verified_at=at,
        verified_by=by.name,
        verified_by_id=by.person,
    )
    enter(
        "source proposed",
        about=f"source:{row.pk}",
        by=by,
        at=at,
        name=row.name,
        addresses=list(addresses.lines),
        until=row.valid_until.isoformat(),
        replaces=replaces_id,
    )
    return row.pk


def refuse_until(day: date, at: datetime) -> None:
    """Refuse a day that is past, or too far ahead; raises `SourceUntil`."""
    today = at.date()
    if not today < day <= today + timedelta(days=VALID_DAYS_MAX):
        raise SourceUntil
