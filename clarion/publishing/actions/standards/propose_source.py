"""Write a source into the register, or change one: it holds once a second person agrees."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.standards.sources import (
    HOW_CHARS_MAX,
    KINDS,
    NAME_CHARS_MAX,
    NAMES_MAX,
    SOURCES_MAX,
    Addresses,
    Proposal,
    SourceUnclear,
    read_addresses,
    refuse_until,
)


class SourceThere(Refusal):
    """“{name}” is in the register already, or waits for a second person. Change that one."""


class TooManySources(Refusal):
    """A thousand sources are enough. End those that nobody quotes."""


@transaction.atomic
def propose_source(
    *, proposal: Proposal, replaces_id: int | None = None, by: Actor, at: datetime
) -> int:
    """Return its number. With `replaces_id` it takes the place of that one once it is agreed to.

    Raises `SourceUnclear`, `SourceUntil`, `SourceThere`, `TooManySources`, `NotFound`, and what
    reading the addresses raises.
    """
    by.must(Power.PUBLISH)
    refuse_until(proposal.valid_until, at.date())
    addresses = read_addresses(proposal.lines)
    name = proposal.name.strip()[:NAME_CHARS_MAX]
    _refuse_there(name, replaces_id, by)
    row = _keep(proposal, name, addresses, replaces_id, by, at)
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


def _refuse_there(name: str, replaces_id: int | None, by: Actor) -> None:
    rows = Source.objects.of(by.office_id)
    there = rows.filter(state__in=["proposed", "verified"])
    if replaces_id is not None:
        rows.locked().get_or_refuse(pk=replaces_id, state="verified")
        if there.filter(replaces_id=replaces_id).exists():
            raise SourceThere(name=name)
    if there.filter(name__iexact=name).exclude(pk=replaces_id).exists():
        raise SourceThere(name=name)
    if there.count() >= SOURCES_MAX:
        raise TooManySources


def _keep(
    proposal: Proposal,
    name: str,
    addresses: Addresses,
    replaces_id: int | None,
    by: Actor,
    at: datetime,
) -> Source:
    how = proposal.how.strip()[:HOW_CHARS_MAX]
    if not name or not how or proposal.kind not in KINDS:
        raise SourceUnclear
    called = (one.strip()[:NAME_CHARS_MAX] for one in proposal.also_called)
    return Source.objects.create(
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
