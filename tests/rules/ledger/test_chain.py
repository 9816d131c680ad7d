"""Whatever is changed in the chain, its first broken place is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.ledger.rules.chain import FIRST, Deed, Link, first_break, link_hash

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
DEED = Deed(
    id=1,
    office_id=1,
    at=NOW,
    actor_name="Ana",
    actor_role="Supervisor",
    actor_id=7,
    deed="case assigned",
    about="case:42",
    facts={"to": 7},
)
CHANGES: dict[str, Any] = {
    "id": 99,
    "office_id": 2,
    "at": NOW + timedelta(microseconds=1),
    "actor_name": "Bo",
    "actor_role": "Visitor",
    "actor_id": None,
    "deed": "case closed",
    "about": "case:43",
    "facts": {"to": "nobody"},
}


def a_chain(length: int) -> list[Link]:
    previous, links = FIRST, []
    for position in range(1, length + 1):
        deed = replace(DEED, id=position, facts={"to": position})
        previous = link_hash(previous, position, deed)
        links.append(Link(position=position, deed=deed, hash=previous))
    return links


@given(length=st.integers(0, 20))
def test_an_untouched_chain_is_whole(length: int) -> None:
    assert first_break(a_chain(length)) is None


@pytest.mark.parametrize("field", CHANGES)
@given(length=st.integers(1, 12), draw=st.data())
def test_a_changed_word_is_found_where_it_is(field: str, length: int, draw: st.DataObject) -> None:
    chain = a_chain(length)
    place = draw.draw(st.integers(0, length - 1))
    changed = replace(chain[place].deed, **{field: CHANGES[field]})
    chain[place] = replace(chain[place], deed=changed)
    found = first_break(chain)
    assert found is not None
    assert found.position == place + 1


def test_every_word_of_an_entry_is_covered() -> None:
    assert CHANGES.keys() == set(Deed.__slots__)


@given(length=st.integers(2, 12), draw=st.data())
def test_a_missing_entry_is_found(length: int, draw: st.DataObject) -> None:
    chain = a_chain(length)
    place = draw.draw(st.integers(0, length - 2))
    del chain[place]
    found = first_break(chain)
    assert found is not None
    assert found.position == place + 1
    assert "missing" in found.why


@given(length=st.integers(2, 12), draw=st.data())
def test_two_entries_that_changed_places_are_found(length: int, draw: st.DataObject) -> None:
    chain = a_chain(length)
    place = draw.draw(st.integers(0, length - 2))
    one, two = chain[place], chain[place + 1]
    chain[place] = replace(one, deed=two.deed)
    chain[place + 1] = replace(two, deed=one.deed)
    found = first_break(chain)
    assert found is not None
    assert found.position == place + 1


def test_a_rewritten_entry_with_a_fitting_hash_breaks_the_next_place() -> None:
    """Whoever rewrites one entry must rewrite all that follow, and every copy of them."""
    chain = a_chain(5)
    forged = replace(chain[1].deed, actor_name="Bo")
    chain[1] = Link(position=2, deed=forged, hash=link_hash(chain[0].hash, 2, forged))
    found = first_break(chain)
    assert found is not None
    assert found.position == 3
