"""An office never loses the last person who can look after its people, and notes the second."""

from collections.abc import Mapping

from clarion.kit.actor import Power

Powers = frozenset[Power]


def leaves_nobody(*, before: Mapping[int, Powers], after: Mapping[int, Powers]) -> bool:
    """Say whether a change takes the last administrator away.

    Both map each member's number to what they may do. An office that had no administrator
    before is not made worse.
    """
    return bool(_administrators(before)) and not _administrators(after)


def leaves_one(
    *,
    before: Mapping[int, Powers],
    after: Mapping[int, Powers],
    power: Power = Power.MANAGE_PEOPLE,
) -> bool:
    """Say whether a change leaves one person with a power where there were more."""
    return len(_with(power, before)) > 1 and len(_with(power, after)) == 1


def _administrators(powers: Mapping[int, Powers]) -> list[int]:
    return _with(Power.MANAGE_PEOPLE, powers)


def _with(power: Power, powers: Mapping[int, Powers]) -> list[int]:
    return [member for member, held in powers.items() if power in held]
