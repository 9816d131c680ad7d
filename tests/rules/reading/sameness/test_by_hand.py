"""What people put apart or together stays so, and can be taken back."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from clarion.reading.sameness import Grouper, Matter, Told
from clarion.reading.sameness.by_hand import UNDO_MAX
from clarion.reading.sameness.vectors import Vector

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FLOOD = "Water main burst on Oak Street, the road is flooding"
TREE = "Tree across Mill Lane, nobody gets past"


def told(name: str, text: str, *, minutes: float = 0) -> Told:
    return Told(id=name, text=text, at=NOON + timedelta(minutes=minutes))


def grouped() -> Grouper:
    grouper = Grouper()
    grouper.add_many([told("a", FLOOD), told("b", FLOOD), told("c", FLOOD), told("t", TREE)])
    return grouper


def members(grouper: Grouper) -> dict[str, tuple[str, ...]]:
    return {matter.id: matter.members for matter in grouper.matters()}


def test_a_telling_that_was_split_off_does_not_go_back() -> None:
    grouper = grouped()
    apart = grouper.split(["b"])
    assert members(grouper) == {"m1": ("a", "c"), "m2": ("t",), apart: ("b",)}
    grouper.add_many([told("b", FLOOD, minutes=5)])
    assert grouper.matter_of("b") == apart


def test_what_resembles_the_one_that_was_split_off_follows_it() -> None:
    grouper = grouped()
    grouper.add_many([told("d", "oak street: cellar of number 9 full of water", minutes=1)])
    apart = grouper.split(["d"])
    (joining,) = grouper.add_many(
        [told("e", "oak street: cellar of number 9 is full of water", minutes=9)]
    )
    assert joining.matter == apart


def test_merged_matters_stay_together() -> None:
    grouper = grouped()
    assert grouper.merge("m1", "m2") == "m1"
    (joining,) = grouper.add_many([told("u", TREE, minutes=3)])
    assert joining.matter == "m1"
    assert members(grouper) == {"m1": ("a", "b", "c", "t", "u")}


def test_undoing_a_merge_takes_along_what_came_since() -> None:
    grouper = grouped()
    grouper.merge("m1", "m2")
    grouper.add_many([told("u", TREE, minutes=3)])
    assert grouper.undo() == "m2"
    assert members(grouper) == {"m1": ("a", "b", "c"), "m2": ("t", "u")}


def test_undoing_a_split_brings_back_what_came_since() -> None:
    grouper = grouped()
    grouper.split(["b"])
    grouper.add_many([told("d", FLOOD, minutes=3)])
    grouper.undo()
    assert members(grouper) == {"m1": ("a", "b", "c", "d"), "m2": ("t",)}


def test_several_can_be_split_off_together() -> None:
    grouper = grouped()
    apart = grouper.split(["a", "b"])
    assert members(grouper)[apart] == ("a", "b")


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        (["a", "t"], "one matter"),
        (["a", "b", "c"], "whole"),
        (["nobody"], "not known"),
        ([], "one matter"),
    ],
)
def test_what_cannot_be_split_is_refused(ids: list[str], reason: str) -> None:
    grouper = grouped()
    before = grouper.matters()
    with pytest.raises((LookupError, ValueError), match=reason):
        grouper.split(ids)
    assert grouper.matters() == before


def test_what_cannot_be_merged_is_refused() -> None:
    grouper = grouped()
    with pytest.raises(LookupError):
        grouper.merge("m1", "m9")
    with pytest.raises(ValueError, match="itself"):
        grouper.merge("m1", "m1")
    with pytest.raises(LookupError, match="nothing to undo"):
        grouper.undo()


def test_no_more_steps_are_remembered_than_may_be() -> None:
    grouper = grouped()
    for _ in range(UNDO_MAX // 2 + 1):
        apart = grouper.split(["b"])
        grouper.merge("m1", apart)
    for _ in range(UNDO_MAX):
        grouper.undo()
    with pytest.raises(LookupError):
        grouper.undo()


def test_what_has_faded_cannot_be_undone() -> None:
    grouper = Grouper(window_hours=1)
    grouper.add_many([told("a", FLOOD), told("t", TREE)])
    grouper.merge("m1", "m2")
    grouper.add_many([told("x", "Where is the parade?", minutes=100)])
    with pytest.raises(LookupError, match="faded"):
        grouper.undo()
    assert members(grouper) == {"m3": ("x",)}


def letters(texts: list[str] | tuple[str, ...]) -> Vector:
    """A stand-in for meaning: how often each letter stands in a text."""
    rows = [[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts]
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("encode", [None, letters])
def test_goes_on_where_it_was_saved(encode: object) -> None:
    grouper = Grouper(encode=encode)  # type: ignore[arg-type] # letters takes any sequence
    grouper.add_many([told("a", FLOOD), told("b", FLOOD), told("t", TREE)])
    grouper.split(["b"])
    again = Grouper.restore(grouper.save(), encode=encode)  # type: ignore[arg-type] # as above
    assert again.matters() == grouper.matters()
    assert again.save() == grouper.save()
    more = [told("c", FLOOD, minutes=4), told("u", TREE, minutes=5)]
    assert again.add_many(more) == grouper.add_many(more)
    assert again.undo() == grouper.undo()
    assert again.matters() == grouper.matters()


class Hands(RuleBasedStateMachine):
    """Tellings come in while people split, merge and undo as they like."""

    texts = (FLOOD, f"RT @x: {FLOOD}", FLOOD.replace("Oak", "Elm"), TREE, f"{TREE}!", "help us")

    def __init__(self) -> None:
        super().__init__()
        self.grouper = Grouper()
        self.told = 0
        self.dangers: set[str] = set()

    @rule(text=st.sampled_from(texts), danger=st.booleans())
    def tell(self, text: str, danger: bool) -> None:
        self.told += 1
        name = f"t{self.told}"
        if danger:
            self.dangers.add(name)
        at = NOON + timedelta(minutes=self.told)
        self.grouper.add_many([Told(id=name, text=text, at=at, life_risk=danger)])

    @precondition(lambda self: any(len(m.members) > 1 for m in self.grouper.matters()))
    @rule(number=st.integers(0, 99))
    def split_and_look(self, number: int) -> None:
        large = [m for m in self.grouper.matters() if len(m.members) > 1]
        name = large[number % len(large)].members[number % 2]
        before = _by_id(self.grouper)
        assert self.grouper.matter(self.grouper.split([name])).members == (name,)
        if number % 3 == 0:
            self.grouper.undo()
            assert _by_id(self.grouper) == before

    @precondition(lambda self: len(self.grouper) > 1)
    @rule(number=st.integers(0, 99))
    def merge_and_look(self, number: int) -> None:
        ids = [matter.id for matter in self.grouper.matters()]
        one, other = ids[number % len(ids)], ids[(number + 1) % len(ids)]
        before = _by_id(self.grouper)
        self.grouper.merge(one, other)
        assert before[one].size + before[other].size == self.grouper.matter(one).size
        if number % 3 == 0:
            self.grouper.undo()
            assert _by_id(self.grouper) == before

    @invariant()
    def nothing_is_lost_and_no_danger_is_hidden(self) -> None:
        matters = self.grouper.matters()
        names = [name for matter in matters for name in matter.members]
        assert sorted(names) == sorted(f"t{n + 1}" for n in range(self.told))
        assert self.dangers == {name for m in matters for name in m.life_risk_members}
        assert all(self.grouper.matter_of(n) == m.id for m in matters for n in m.members)


def _by_id(grouper: Grouper) -> dict[str, Matter]:
    return {matter.id: matter for matter in grouper.matters()}


TestHands = Hands.TestCase
TestHands.settings = settings(max_examples=40, stateful_step_count=25)
