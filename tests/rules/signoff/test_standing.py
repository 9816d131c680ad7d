"""The standing word covers what the office said that it covers, and no more."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.contract import Edge
from clarion.signoff.rules.standing import Occasion, Policy, covers, policy_for

ROLES = st.sampled_from(["Contact handler", "Supervisor", "Press officer"])
NETWORKS = st.sampled_from(["bluesky", "email", "webform"])
EDGES = st.sampled_from(Edge)

policies = st.builds(
    Policy,
    id=st.integers(1, 99),
    roles=st.frozensets(ROLES),
    networks=st.frozensets(NETWORKS),
    edges=st.frozensets(EDGES),
    life_risk=st.booleans(),
)
occasions = st.builds(Occasion, role=ROLES, network=NETWORKS, edge=EDGES, life_risk=st.booleans())


@given(policy=policies, occasion=occasions)
def test_it_covers_what_every_part_of_it_allows(policy: Policy, occasion: Occasion) -> None:
    allowed = (
        (occasion.role in policy.roles or policy.roles == frozenset())
        and (occasion.network in policy.networks or policy.networks == frozenset())
        and occasion.edge in policy.edges
    )
    if occasion.life_risk and not policy.life_risk:
        allowed = False
    assert covers(policy, occasion) == allowed


@given(several=st.lists(policies, max_size=5), occasion=occasions)
def test_the_first_that_covers_it_grants_it(several: list[Policy], occasion: Occasion) -> None:
    found = policy_for(tuple(several), occasion)
    if found is None:
        assert not any(covers(policy, occasion) for policy in several)
    else:
        earlier = several[: several.index(found)]
        assert covers(found, occasion)
        assert not any(covers(policy, occasion) for policy in earlier)


def test_without_a_standing_word_somebody_must_sign() -> None:
    occasion = Occasion(role="Supervisor", network="email", edge=Edge.PRIVATE, life_risk=False)
    assert policy_for((), occasion) is None
