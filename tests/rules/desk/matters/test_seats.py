"""No sequence of joining, splitting, merging and undoing loses a case or hides a life at risk."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.matters.folding import Place, rows_of
from clarion.desk.rules.matters.placing import Begins, Found, Joins, place
from clarion.desk.rules.matters.seats import (
    SPLIT_MAX,
    NothingChosen,
    NotInMatter,
    SameMatter,
    Seat,
    TooManyChosen,
    after,
    home,
    merge,
    move_out,
    put_in,
    split,
    undo,
)
from clarion.kit.refusals import Refusal

CASES = range(1, 13)
MATTERS = range(100, 104)


@dataclass
class Desk:
    """Who sits where, and everything that was done by hand."""

    seats: dict[int, int | None] = field(default_factory=lambda: dict.fromkeys(CASES))
    into: dict[int, int | None] = field(default_factory=dict)
    done: list[tuple[Seat, ...]] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)
    new: int = 1000

    def make(self, moves: tuple[Seat, ...]) -> None:
        self.seats = after(self.seats, moves)
        self.done.append(moves)


deeds = st.lists(
    st.tuples(
        st.sampled_from(["join", "put", "out", "split", "merge", "undo"]),
        st.integers(0, 11),
        st.integers(0, 11),
    ),
    max_size=40,
)


def carry_out(desk: Desk, deed: str, first: int, second: int) -> None:
    case, matter = CASES[first], MATTERS[second % len(MATTERS)]
    match deed:
        case "join":
            found = [Found(case=one, group=str(one % 3), because="alike") for one in CASES]
            fresh = {case} if desk.seats[case] is None else set()
            for one in place(found, seats=desk.seats, fresh=fresh, alone=desk.alone):
                match one:
                    case Joins(case=joining, matter=there):
                        desk.seats = {**desk.seats, joining: there}
                    case Begins(cases=cases):
                        desk.new += 1
                        desk.seats = {**desk.seats, **dict.fromkeys(dict(cases), desk.new)}
        case "put":
            desk.make(put_in(desk.seats, case=case, matter=matter))
        case "out":
            there = desk.seats[case]
            assert there is None or there > 0
            desk.make(move_out(desk.seats, case=case, matter=there or 0))
            desk.alone.add(case)
        case "split":
            there = desk.seats[case]
            desk.new += 1
            chosen = [one for one in CASES if desk.seats[one] == there and one % 2]
            desk.make(split(desk.seats, cases=chosen, matter=there or 0, new=desk.new))
        case "merge":
            other = MATTERS[(second + 1) % len(MATTERS)]
            desk.make(merge(desk.seats, matter=matter, into=other))
        case "undo" if desk.done:
            desk.seats = after(
                desk.seats, undo(desk.seats, moved=desk.done[first % len(desk.done)])
            )


@given(deeds, st.lists(st.sampled_from(list(Risk)), min_size=12, max_size=12))
def test_no_sequence_loses_a_case_or_hides_a_life_at_risk(
    sequence: list[tuple[str, int, int]], risks: list[Risk]
) -> None:
    desk = Desk()
    for deed, first, second in sequence:
        try:
            carry_out(desk, deed, first, second)
        except Refusal:
            continue
        places = [
            Place(
                case=case,
                matter=desk.seats[case],
                state="triaged",
                risk=risks[number],
                troubled=False,
                wrote_again=False,
                rank=3,
                due_at=None,
            )
            for number, case in enumerate(CASES)
        ]
        rows, behind = rows_of(places)
        hidden = [case for others in behind.values() for case in others]
        assert sorted([*rows, *hidden]) == list(CASES)
        for number, case in enumerate(CASES):
            if risks[number] in GRAVE:
                assert case in rows
        for case, others in behind.items():
            assert all(desk.seats[case] == desk.seats[one] for one in others)


@given(deeds)
def test_what_was_done_last_can_always_be_undone_whole(
    sequence: list[tuple[str, int, int]],
) -> None:
    desk = Desk()
    for deed, first, second in sequence:
        before = dict(desk.seats)
        made = len(desk.done)
        try:
            carry_out(desk, deed, first, second)
        except Refusal:
            assert desk.seats == before
            continue
        if len(desk.done) > made:
            assert after(desk.seats, undo(desk.seats, moved=desk.done[-1])) == before


def test_what_was_moved_since_stays_where_it_is() -> None:
    seats = {1: 100, 2: 100, 3: 100}
    moves = split(seats, cases=[1, 2], matter=100, new=200)
    seats = after(seats, moves)
    seats = after(seats, move_out(seats, case=1, matter=200))
    assert after(seats, undo(seats, moved=moves)) == {1: None, 2: 100, 3: 100}


def test_refuses_what_makes_no_sense() -> None:
    seats = {1: 100, 2: 100, 3: 200}
    with pytest.raises(SameMatter):
        put_in(seats, case=1, matter=100)
    with pytest.raises(SameMatter):
        merge(seats, matter=100, into=100)
    with pytest.raises(NotInMatter):
        move_out(seats, case=3, matter=100)
    with pytest.raises(NotInMatter):
        split(seats, cases=[1, 3], matter=100, new=300)
    for chosen in ([], [1, 2]):
        with pytest.raises(NothingChosen):
            split(seats, cases=chosen, matter=100, new=300)


def test_moves_only_so_many_at_once() -> None:
    seats = dict.fromkeys(range(SPLIT_MAX + 2), 100)
    assert len(split(seats, cases=range(SPLIT_MAX), matter=100, new=200)) == SPLIT_MAX
    with pytest.raises(TooManyChosen):
        split(seats, cases=range(SPLIT_MAX + 1), matter=100, new=200)


def test_finds_where_a_matter_went_however_often() -> None:
    assert home(1, {1: 2, 2: 3}) == 3
    assert home(1, {}) == 1
    assert home(1, {1: 2, 2: 1}) in {1, 2}


def test_what_was_taken_out_attracts_nobody_and_does_not_go_back() -> None:
    found = [Found(case=case, group="a", because="alike") for case in (1, 2, 3)]
    assert place(found, seats={1: None, 2: None}, fresh={3}, alone={1, 2}) == ()
    assert place(found, seats={1: 100, 2: None}, fresh={2, 3}, alone={2}) == (
        Joins(case=3, matter=100, because="alike"),
    )


def test_two_make_a_matter_and_the_third_joins_the_one_that_is_not_there_yet() -> None:
    found = [Found(case=case, group="a", because=f"like {case - 1}") for case in (1, 2, 3)]
    assert place(found, seats={}, fresh={1, 2, 3}, alone=()) == (
        Begins(cases=((1, ""), (2, "like 1"), (3, "like 2"))),
    )


def test_a_row_in_trouble_or_in_hand_stands_by_itself() -> None:
    plain = Place(
        case=1,
        matter=100,
        state="triaged",
        risk=Risk.NONE,
        troubled=False,
        wrote_again=False,
        rank=3,
        due_at=None,
    )
    others = [
        replace(plain, case=2, troubled=True),
        replace(plain, case=6, wrote_again=True),
        replace(plain, case=3, state="assigned"),
        replace(plain, case=4, matter=None),
        replace(plain, case=5, risk=Risk.RULED_OUT),
    ]
    rows, behind = rows_of([plain, *others])
    assert set(rows) == {1, 2, 3, 4, 6}
    assert behind[1] == (5,)
