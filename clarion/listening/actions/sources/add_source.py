"""Name a public place that watches can listen to; it is read when one does."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.conf import settings as machine
from django.db import transaction
from django.utils.translation import gettext

from clarion.channels import listened
from clarion.channels.address import refuse_plainly
from clarion.channels.contract import Permanent
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.kit.vault import seal
from clarion.ledger.actions import enter
from clarion.listening.models import Source
from clarion.listening.rules.answering import sorted_out
from clarion.listening.rules.limits import (
    EVIDENCE_CHARS_MAX,
    SOURCES_MAX,
    TITLE_CHARS_MAX,
    WHY_CHARS_MIN,
)
from clarion.listening.rules.purposes import OfficialKind
from clarion.people import queries as people

_FILE = "file"


class ExerciseHears(Refusal):
    """An exercise hears files only. What real people say is heard by an office that is live."""


class NoPlace(Refusal):
    """That cannot be listened to: {why}."""


class Unanswered(Refusal):
    """This is still needed: {what}."""


class NobodysOutlet(Refusal):
    """Say whose it is, and how one can tell. A second person agrees, and everybody can read it."""


class KnownSource(Refusal):
    """This source is there already."""


class TakenTitle(Refusal):
    """Another source has this name. People must be able to tell them apart."""


class TooManySources(Refusal):
    """There are 100 sources already. Leave those that nothing listens to."""


@transaction.atomic
def add_source(
    *,
    kind: str,
    title: str,
    address: str,
    answers: Mapping[str, str] = MappingProxyType({}),
    evidence: str = "",
    speaks_as: OfficialKind = OfficialKind.MEDIA,
    by: Actor,
    at: datetime,
) -> int:
    """Add it and return its number; where an outlet speaks, it waits for a second person.

    `answers` are to the questions of its kind; those that are secret are sealed. `evidence`: by
    what one knows that it is a newsroom's or a public body's, as `speaks_as` says. Raises
    `ExerciseHears`, `NoPlace`, `Unanswered`, `NobodysOutlet`, `KnownSource`, `TakenTitle`,
    `TooManySources`.
    """
    by.must_one_of(Power.LISTEN, Power.CONNECT_ACCOUNTS)
    if kind not in listened.SOURCES:
        raise NotFound
    if kind != _FILE and people.office(by.office_id).exercise:
        raise ExerciseHears
    said = " ".join(evidence.split())
    is_outlet = listened.pick(kind).speaks_for_outlet
    if is_outlet and len(said) < WHY_CHARS_MIN:
        raise NobodysOutlet
    place = _place(kind, address)
    plain, secret, missing = sorted_out(listened.pick(kind).questions, answers)
    if missing:
        raise Unanswered(what=", ".join(gettext(one) for one in missing))
    named = " ".join(title.split())[:TITLE_CHARS_MAX] or place[:TITLE_CHARS_MAX]
    _refuse_second(kind, place, named, by)
    source = Source.objects.create(
        office_id=by.office_id,
        kind=kind,
        title=named,
        address=place,
        settings=plain,
        sealed=seal(secret) if secret else b"",
        added_at=at,
        added_by=by.name,
        added_by_id=by.person,
        evidence=said[:EVIDENCE_CHARS_MAX] if is_outlet else "",
        speaks_as=speaks_as.value,
        state="proposed" if is_outlet else "open",
        due_at=at,
    )
    enter("source added", about=source.about, by=by, at=at, kind=kind, address=place)
    return source.pk


def _place(kind: str, address: str) -> str:
    """Return the address as its kind keeps it; raises `NoPlace`."""
    try:
        place = listened.pick(kind).place(address)[:1000]
        if "://" in place:
            refuse_plainly(place, frozenset(machine.ALLOWED_PRIVATE_HOSTS))
    except Permanent as failure:
        raise NoPlace(why=failure.evidence) from failure
    return place


def _refuse_second(kind: str, place: str, title: str, by: Actor) -> None:
    rows = Source.objects.of(by.office_id).exclude(state="closed")
    if rows.filter(kind=kind, address=place).exists():
        raise KnownSource
    if rows.count() >= SOURCES_MAX:
        raise TooManySources
    if rows.filter(title__iexact=title).exists():
        raise TakenTitle
