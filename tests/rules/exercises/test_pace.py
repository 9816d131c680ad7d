"""The morning goes at a human pace, whatever is stopped and begun again."""

from datetime import UTC, datetime, timedelta

from clarion.exercises.rules.ordinary import KEY
from clarion.exercises.rules.pace import LIVELY, PLAYS, next_lines, next_ordinary
from clarion.exercises.rules.script import Line
from clarion.exercises.rules.wall import Said, Wall

NOON = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)


def line(id_: str, seconds: int, **more: str) -> Line:
    return Line(id=id_, at=timedelta(seconds=seconds), who="dot", text=id_, **more)


def said(key: str, *, seconds: float = 0, handle: str = "dot", parent: str = "") -> Said:
    return Said(
        key=key,
        id=f"post-{key}",
        handle=handle,
        text=key,
        parent_id=parent,
        root_id=parent or f"post-{key}",
        at=NOON + timedelta(seconds=seconds),
    )


def wall(*things: Said) -> Wall:
    return Wall(things, town="town")


def due(lines: list[Line], so_far: Wall, seconds: float) -> list[str]:
    now = NOON + timedelta(seconds=seconds)
    return [one.id for one in next_lines(lines, so_far, entered_at=NOON, now=now)]


THREE = [line("a", 5), line("b", 10), line("c", 10)]


def test_waits_for_the_visitor() -> None:
    assert due(THREE, wall(), 4) == []
    assert due(THREE, wall(), 5) == ["a"]


def test_says_what_belongs_together_at_once() -> None:
    assert due(THREE, wall(said("a", seconds=5)), 10) == ["b", "c"]


def test_never_says_anything_twice() -> None:
    assert due(THREE, wall(said("a"), said("b"), said("c")), 3600) == []


def test_does_not_catch_up_after_a_long_sleep() -> None:
    lines = [line("a", 5), line("b", 10), line("c", 20), line("d", 30)]
    assert due(lines, wall(said("a", seconds=5)), 3600) == ["b"]


def test_leaves_out_what_was_answered() -> None:
    lines = [line("a", 1), line("hello??", 5, unless="a"), line("b", 6)]
    asked = said("a", seconds=1)
    answer = said("", handle="town", parent=asked.id, seconds=2)
    assert due(lines, wall(asked), 6) == ["hello??"]
    assert due(lines, wall(asked, answer), 6) == ["b"]


def test_leaves_out_an_answer_to_what_was_deleted() -> None:
    gone = Said(
        key="a", id="1", handle="dot", text="", parent_id="", root_id="1", at=NOON, deleted=True
    )
    lines = [line("a", 0), line("b", 1, do="reply", to="a"), line("c", 2)]
    assert due(lines, wall(gone), 5) == ["c"]


def test_changes_a_post_once() -> None:
    lines = [line("a", 0), line("a2", 1, do="edit", to="a"), line("b", 2)]
    assert due(lines, wall(said("a")), 1) == ["a2"]
    changed = Said(
        key="a", id="1", handle="dot", text="new", parent_id="", root_id="1", at=NOON, edited=True
    )
    assert due(lines, wall(changed), 1) == ["b"]


def ordinary_by(seconds: float, so_far: int) -> int | None:
    spoken = [said(f"{KEY}{number}", seconds=number) for number in range(so_far)]
    now = NOON + timedelta(seconds=seconds)
    return next_ordinary(wall(*spoken), entered_at=NOON, now=now)


def test_lets_ordinary_people_speak_in_between() -> None:
    assert ordinary_by(1, 0) is None
    assert ordinary_by(30, 0) == 0
    assert ordinary_by(60, 7) == 7


def test_becomes_calm_and_then_quiet() -> None:
    late = LIVELY.total_seconds() + 10
    just_now = said(f"{KEY}0", seconds=late - 25)
    now = NOON + timedelta(seconds=late)
    assert next_ordinary(wall(just_now), entered_at=NOON, now=now) is None
    assert ordinary_by(PLAYS.total_seconds(), 3) is None
