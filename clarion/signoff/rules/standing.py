"""When an answer may leave on the office's standing word, and when somebody else must sign."""

from dataclasses import dataclass

from clarion.channels.contract import Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One row of the office's standing word. Empty `roles` and `networks` mean any."""

    id: int
    roles: frozenset[str]
    networks: frozenset[str]
    edges: frozenset[Edge]
    life_risk: bool  # whether it also covers answers where life is at risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An answer that somebody wants to give."""

    role: str
    network: str
    edge: Edge
    life_risk: bool


def covers(policy: Policy, occasion: Occasion) -> bool:
    """Say whether one policy allows this answer without a second person."""
    return (
        (not policy.roles or occasion.role in policy.roles)
        and (not policy.networks or occasion.network in policy.networks)
        and occasion.edge in policy.edges
        and (policy.life_risk or not occasion.life_risk)
    )


def policy_for(policies: tuple[Policy, ...], occasion: Occasion) -> Policy | None:
    """Return the first policy that covers the occasion; None means: ask for a signature."""
    return next((policy for policy in policies if covers(policy, occasion)), None)
