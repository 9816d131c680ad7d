"""How fast the morning goes: it waits for the visitor, and it never catches up in a rush."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from clarion.exercises.rules.chance import share
from clarion.exercises.rules.ordinary import KEY
from clarion.exercises.rules.script import DESK_DEEDS, Line
from clarion.exercises.rules.wall import Wall

# For half an hour there is much to do; then the town is calm; then it waits for somebody to come.
LIVELY = timedelta(minutes=30)
PLAYS = timedelta(hours=3)
# Between two ordinary messages, on the average.
_PAUSE_LIVELY = timedelta(seconds=13)
_PAUSE_CALM = timedelta(seconds=80)


def next_lines(
    lines: Sequence[Line], wall: Wall, *, entered_at: datetime, now: datetime
) -> list[Line]:
    """Return the lines that are due, in order.

    The pause between two lines is that of the script, counted from when the earlier one was
    really said: whoever was asleep for an hour does not say everything at once.
    """
    done, last_at = _reached(lines, wall, entered_at)
    came = lines[done - 1].at if done else timedelta()
    due: list[Line] = []
    for line in lines[done:]:
        if now - last_at < line.at - came:
            break
        # A line that is left out leaves its pause to the next.
        if not _is_needless(line, wall):
            due.append(line)
            last_at, came = now, line.at
    return due


def next_ordinary(wall: Wall, *, entered_at: datetime, now: datetime) -> int | None:
    """Return the number of the ordinary message that is due, or None."""
    stayed = now - entered_at
    if stayed >= PLAYS:
        return None
    ordinary = [one for one in wall.said if one.key.startswith(KEY)]
    pause = _PAUSE_LIVELY if stayed < LIVELY else _PAUSE_CALM
    last_at = max(ordinary[-1].at, entered_at) if ordinary else entered_at
    # From half the pause to one and a half: people do not write in time with each other.
    if now - last_at < pause * (0.5 + share("pause", len(ordinary))):
        return None
    return len(ordinary)


def is_done(line: Line, wall: Wall) -> bool:
    """Whether a line has been played."""
    if line.do in {"edit", "delete"}:
        changed = wall.find(line.to)
        return changed is None or (changed.deleted if line.do == "delete" else changed.edited)
    return wall.find(line.id) is not None


def _reached(lines: Sequence[Line], wall: Wall, entered_at: datetime) -> tuple[int, datetime]:
    """Return how many lines are behind us, left out ones too, and when the last was said."""
    for place in range(len(lines) - 1, -1, -1):
        said = wall.find(lines[place].id)
        if said is not None:
            after = place + 1
            while after < len(lines) and is_change(lines[after]) and is_done(lines[after], wall):
                after += 1
            return after, max(said.at, entered_at)
    return 0, entered_at


def is_change(line: Line) -> bool:
    """Whether a line changes another one and leaves nothing of its own on the wall."""
    return line.do in {"edit", "delete"}


def _is_needless(line: Line, wall: Wall) -> bool:
    """Nobody repeats a question that was answered, or answers what was never said."""
    if line.do in DESK_DEEDS or (line.unless and wall.is_answered(line.unless)):
        return True
    said = wall.find(line.to) if line.to else None
    return bool(line.to) and (said is None or said.deleted)
