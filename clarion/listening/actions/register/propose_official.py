"""Propose an account for the register of those that may be watched."""

from datetime import datetime

from django.db import transaction

from clarion.channels import listened
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.listening.models import Official
from clarion.listening.rules.governor import PurposeUnsaid
from clarion.listening.rules.limits import OFFICIALS_MAX, WHY_CHARS_MIN
from clarion.listening.rules.purposes import OfficialKind


class KnownOfficial(Refusal):
    """This account is in the register already, or waits to be."""


class TooManyOfficials(Refusal):
    """The register has 500 accounts. End those that nobody watches."""


@transaction.atomic
def propose_official(
    *,
    network: str,
    handle: str,
    name: str,
    kind: OfficialKind,
    evidence: str,
    by: Actor,
    at: datetime,
) -> int:
    """Propose it; a second person agrees. Raises `KnownOfficial`, `PurposeUnsaid`.

    `evidence`: by what one knows that it is theirs, e.g. their website names it.
    """
    by.must(Power.LISTEN)
    plain = handle.strip().lower().removeprefix("@")[:300]
    if network not in {one.network for one in listened.SOURCES.values()}:
        raise NotFound
    if len(evidence.strip()) < WHY_CHARS_MIN or not plain or not name.strip():
        raise PurposeUnsaid
    there = Official.objects.of(by.office_id).filter(state__in=["proposed", "holds"])
    if there.filter(network=network, handle=plain).exists():
        raise KnownOfficial
    if there.count() >= OFFICIALS_MAX:
        raise TooManyOfficials
    row = Official.objects.create(
        office_id=by.office_id,
        network=network,
        handle=plain,
        name=name.strip()[:120],
        kind=kind.value,
        evidence=evidence.strip()[:300],
        proposed_at=at,
        proposed_by=by.name,
        proposed_by_id=by.person,
    )
    enter("official account proposed", about=f"official:{row.pk}", by=by, at=at, handle=plain)
    return row.pk
