"""Who signs what, changed by two people where an office has two."""

from datetime import datetime
from typing import Any

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.signoff import queries
from clarion.signoff.actions import (
    agree_to_chain,
    agree_to_standing_word,
    begin_chain,
    begin_emergency_route,
    begin_standing_word,
    end_chain,
)


def chain_in_force(*, by: Actor, **said: Any) -> int:
    """Begin a chain, let somebody else agree where it waits, and return its number."""
    number = begin_chain(by=by, **said)
    _agree(number, by, said)
    return number


def route_in_force(*, by: Actor, **said: Any) -> int:
    """Begin an emergency route likewise."""
    number = begin_emergency_route(by=by, **said)
    _agree(number, by, said)
    return number


def standing_word_in_force(*, by: Actor, **said: Any) -> int:
    """Begin a standing word likewise."""
    number = begin_standing_word(by=by, **said)
    there = queries.standing_words(office_id=by.office_id)
    if any(word.proposed for word in there if word.id == number):
        agree_to_standing_word(standing_id=number, by=_second(by), at=said["at"])
    return number


def end_by_two(*, chain_id: int, by: Actor, at: datetime) -> None:
    """End a chain, and let somebody else agree where that waits."""
    if not end_chain(chain_id=chain_id, by=by, at=at):
        agree_to_chain(chain_id=chain_id, ends=True, by=_second(by), at=at)


def _agree(number: int, by: Actor, said: dict[str, Any]) -> None:
    if number in [one.id for one in queries.proposed_chains(office_id=by.office_id)]:
        agree_to_chain(chain_id=number, by=_second(by), at=said["at"])


def _second(by: Actor) -> Actor:
    managing = people.staff_with(office_id=by.office_id, power=Power.MANAGE_OFFICE)
    other = next(one for one in managing if one != by.staff_id)
    actor = people.actor_in(office_id=by.office_id, staff_id=other)
    assert actor is not None
    return actor
