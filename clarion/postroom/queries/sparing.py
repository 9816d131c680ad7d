"""Who may still send while something is held: what the hold spares, and whose hands that needs."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.postroom.queries.posting import all_posting_rules
from clarion.postroom.queries.themes import THEME_TITLES
from clarion.postroom.rules.posting import Permit, Scope, Voice
from clarion.postroom.rules.sparing import EMERGENCY, SPARABLE, THEME, spared_themes
from clarion.signoff import queries as signoff

__all__ = ["EMERGENCY", "SPARABLE", "MaySend", "spared_words", "who_may_send"]

# An emergency is signed by two who have not written it.
_SIGNING_EMERGENCIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MaySend:
    """What leaves all the same, who writes it, and who signs it; `signing` is for emergencies.

    `guests` of other houses sign, too, where the office has named some. Nobody can send it at all
    unless it `is_possible`.
    """

    what: str
    title: str
    writing: tuple[str, ...]
    signing: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    is_possible: bool


def spared_words(spares: Collection[str]) -> str:
    """Say what a hold lets pass: “emergencies, Safety”; empty: nothing."""
    titles = [_("emergencies")] if EMERGENCY in spares else []
    return ", ".join([*titles, *(str(THEME_TITLES[one]) for one in spared_themes(spares))])


def who_may_send(*, office_id: int, spares: Collection[str]) -> list[MaySend]:
    """Return for each thing that a hold spares who can send it now; nothing spared: nobody."""
    if not spares:
        return []
    powers = {role.name: role.powers for role in people.roles(office_id=office_id)}
    there = people.colleagues(office_id=office_id)
    writers = [one for one in there if Power.PUBLISH in powers.get(one.role, ())]
    found = []
    if EMERGENCY in spares:
        signers = [one for one in there if Power.SIGN in powers.get(one.role, ())]
        found.append(_emergencies(office_id, writers, signers))
    if themes := spared_themes(spares):
        permits = _permits(office_id)
        found += [_of_theme(theme, permits.get(theme), writers) for theme in themes]
    return found


def _permits(office_id: int) -> dict[str, Permit]:
    """Return who may speak about each theme for which the office has said it."""
    rules = [one for one, holds in all_posting_rules(office_id=office_id) if holds]
    return {one.place.subject: one.permit for one in rules if one.place.scope is Scope.THEME}


def _emergencies(
    office_id: int, writers: list[people.Colleague], signers: list[people.Colleague]
) -> MaySend:
    route = next((one for one in signoff.chains(office_id=office_id) if one.emergency), None)
    named = signoff.guests(office_id=office_id, chain_id=route.id) if route else []
    guests = [one.name for one in named if not one.proposed]
    hands = [len([one for one in signers if one != writer]) + len(guests) for writer in writers]
    return MaySend(
        what=EMERGENCY,
        title=_("Emergencies"),
        writing=tuple(one.name for one in writers),
        signing=tuple(one.name for one in signers),
        guests=tuple(guests),
        is_possible=max(hands, default=0) >= _SIGNING_EMERGENCIES,
    )


def _of_theme(theme: str, permit: Permit | None, writers: list[people.Colleague]) -> MaySend:
    able = tuple(one.name for one in writers if permit is None or _may(one, theme, permit))
    return MaySend(
        what=f"{THEME}{theme}",
        title=str(THEME_TITLES[theme]),
        writing=able,
        is_possible=bool(able),
    )


def _may(one: people.Colleague, theme: str, permit: Permit) -> bool:
    return permit.allows(voice=Voice(role=one.role, person=one.staff_id), theme=theme)
