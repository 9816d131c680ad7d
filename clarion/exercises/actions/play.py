"""One moment of the morning: the public says what is due, and reacts to what the desk answered."""

from datetime import datetime

from clarion.exercises.actions.stage import Stage
from clarion.exercises.rules.ordinary import ordinary
from clarion.exercises.rules.pace import next_lines, next_ordinary
from clarion.exercises.rules.reactions import reactions
from clarion.exercises.rules.script import morning


def play(*, stage: Stage, entered_at: datetime, at: datetime) -> int:
    """Play what is due and return how many things happened.

    Nothing is remembered from one moment to the next but what stands on the network, so the
    play may be stopped and begun again anywhere and never says anything twice.
    """
    wall = stage.wall()
    lines = next_lines(morning(), wall, entered_at=entered_at, now=at)
    number = next_ordinary(wall, entered_at=entered_at, now=at)
    lines += [ordinary(number)] if number is not None else []
    for line in lines:
        stage.perform(line, wall if not line.to else stage.wall())
    said = reactions(wall, entered_at=entered_at, now=at)
    for reaction in said:
        stage.react(reaction)
    return len(lines) + len(said)
