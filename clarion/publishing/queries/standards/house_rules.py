"""What an office has laid down for its statements: sources, guide and locks, for the checks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.db.models import Q

from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, GuideAim, GuideEntry, Lock, Source
from clarion.publishing.rules.checks import Checked
from clarion.publishing.rules.parts import read
from clarion.publishing.rules.standards.guide import ENTRIES_MAX, USUAL, Aims, Entry
from clarion.publishing.rules.standards.locks import LOCKS_MAX
from clarion.publishing.rules.standards.locks import Lock as Locked
from clarion.publishing.rules.standards.posts import own_handles
from clarion.publishing.rules.standards.sources import SOURCES_MAX, Known, Ours, own_names

_OUR_OWN_GUIDE = "our own guide"


def with_house_rules(
    checked: Checked, edition: Edition, *, name: str, links: Iterable[str]
) -> Checked:
    """Return it with all that the office, which has this name, has laid down.

    One query for each kind, however much there is of it; `links` lead to our own page.
    """
    office_id = edition.office_id
    parts = read(edition.parts)
    guide = guide_entries(office_id=office_id)
    asked_at = checked.asked_at
    return replace(
        checked,
        theme=edition.theme,
        source=parts.spoken.source if parts else "",
        sources=known_sources(office_id=office_id),
        ours=_ours(office_id, name, links, guide),
        guide=guide,
        aims=aims(office_id=office_id, theme=edition.theme),
        locks=locks_in_force(office_id=office_id, at=asked_at) if asked_at else (),
    )


def known_sources(*, office_id: int) -> tuple[Known, ...]:
    """Return the register as the check reads it; what has expired or waits is among them."""
    rows = Source.objects.of(office_id).filter(state__in=["verified", "proposed"])
    rows = rows.order_by("-state", "id")  # what is verified first
    return tuple(row.known() for row in rows[:SOURCES_MAX])


def guide_entries(*, office_id: int) -> tuple[Entry, ...]:
    """Return the guide as the check reads it."""
    rows = GuideEntry.objects.of(office_id).filter(ended_at=None).order_by("code")
    return tuple(row.entry() for row in rows[:ENTRIES_MAX])


def aims(*, office_id: int, theme: str) -> Aims:
    """Return those of a theme, else those of the office, else what is usual."""
    rows = GuideAim.objects.of(office_id).filter(theme__in=["", theme])
    row = max(rows, key=lambda one: one.theme, default=None)
    return row.aims(_OUR_OWN_GUIDE) if row else USUAL


def locks_in_force(*, office_id: int, at: datetime) -> tuple[Locked, ...]:
    """Return those that hold, and those to come, on the clock of the time that was asked for."""
    rows = Lock.objects.of(office_id).filter(Q(until_at=None) | Q(until_at__gt=at), ended_at=None)
    return tuple(row.lock(at.tzinfo or UTC) for row in rows.order_by("id")[:LOCKS_MAX])


def _ours(office_id: int, name: str, links: Iterable[str], guide: Iterable[Entry]) -> Ours:
    handles = (
        own_handles(network, address)
        for network, address in postroom.own_addresses(office_id=office_id)
    )
    return Ours(
        hosts=frozenset(urlsplit(link).hostname or "" for link in links) - {""},
        handles=frozenset(one for found in handles for one in found),
        names=own_names(name),
        prescribed=frozenset(one.instead for one in guide) - {""},
    )
