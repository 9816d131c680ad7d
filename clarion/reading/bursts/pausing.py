"""Time in which nobody listened: nothing is learned from it, and nobody was silent in it."""

from clarion.reading.bursts.finder import BurstFinder
from clarion.reading.bursts.usual import step_of


def pass_over(finder: BurstFinder, *, since: float, until: float) -> None:
    """Let the finder's memory stand still between two times (seconds since 1970, UTC).

    What was usual before a stop of days is usual after it. What people wrote in the last hour
    keeps its own time, so that a burst of before the stop does not go on after it.
    """
    seconds, steps = until - since, step_of(until) - step_of(since)
    if seconds <= 0:
        return
    finder.began += seconds
    finder.faded += seconds
    if finder.rhythm:
        finder.rhythm.began += steps
        finder.rhythm.last += steps
    for track in finder.tracks.followed.values():
        track.usual.step += steps
    for stream in finder.silences.streams.values():
        stream.began += seconds
        stream.last += seconds
        stream.usual.step += steps
        stream.rhythm.began += steps
        stream.rhythm.last += steps
