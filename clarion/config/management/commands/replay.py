"""`clarion replay` plays timed posts at any speed and says when something begins and ends."""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.channels.contract import Temporary
from clarion.config.lines import Line, complain, flush, open_lines, read_lines, say
from clarion.config.streams import the_stream
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.listening import actions, queries
from clarion.reading.bursts import BurstFinder, Moment, Replay, Sensitivity
from clarion.reading.bursts.recorded import notice_table, post_from
from clarion.reading.bursts.saved import restore, save

# More than a post with all its tables has on any network.
LINE_BYTES_MAX: Final = 1_000_000
HOURS_MAX: Final = 24 * 366
_UNSORTED: Final = (
    "So many posts stand more than ten minutes after a later one. Sort the file by time, or "
    "what begins and what falls silent is found at the wrong time, or not at all."
)


class Command(BaseCommand):
    """Reads JSON lines {id, text, at, author?, place?, lat?, lon?, theme?, source?}."""

    help = (
        "Play timed posts, of a file or of the stream, and say what begins and what falls silent. "
        'A line for each, in order of time: {"id": "...", "text": "...", "at": '
        '"2026-03-01T12:00:00Z" or seconds since 1970, "author"?: "...", "place"?: "Mill Lane", '
        '"lat"?: 51.5, "lon"?: -0.1, "theme"?: "fire", "source"?: "..."}.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is played, how fast, and how soon it is a burst."""
        usual = Sensitivity()
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument(
            "--source", type=int, help="play what the stream (STREAM_URL) holds of this source"
        )
        parser.add_argument("--hours", type=float, default=24.0, help="so far back (with --source)")
        parser.add_argument(
            "--speed",
            type=float,
            default=0.0,
            help="60 plays a minute in a second; 0 (the default) as fast as it goes",
        )
        parser.add_argument(
            "--people", type=int, default=usual.people_min, help="so many people at least"
        )
        parser.add_argument(
            "--times", type=float, default=usual.times_min, help="so many times the usual at least"
        )
        parser.add_argument(
            "--surprise",
            type=float,
            default=usual.surprise_min,
            help="so many standard deviations above the usual at least",
        )
        parser.add_argument("--state", help="a file: what was learned is taken from and put there")

    def handle(self, **options: Any) -> None:
        """Play to the end; exit status 1 if there was a line that could not be understood."""
        if not 0 <= options["speed"] < float("inf"):
            raise CommandError("--speed is 0 or more.")
        if options["people"] < 1:
            raise CommandError("--people is 1 or more.")
        if not 0 < options["hours"] <= HOURS_MAX:
            raise CommandError(f"--hours is more than 0 and at most {HOURS_MAX}.")
        finder = self._finder(options)
        replay, pace = Replay(finder), _Pace(options["speed"])
        wrong = 0
        for line in _held(options) if options["source"] is not None else _lines(options["file"]):
            wrong += not self._play(line, replay, pace)
        self._tell(replay.finish(), pace)
        if late := replay.late:
            many = {"late": late, "of": replay.taken}
            say(self.stderr, {"warning": _UNSORTED} | many)
        if options["state"]:
            _put(Path(options["state"]), json.dumps(save(finder)))
        if wrong:
            sys.exit(1)

    def _play(self, line: Line, replay: Replay, pace: "_Pace") -> bool:
        if line.table is not None:
            try:
                post = post_from(line.table)
            except ValueError as trouble:
                line = Line(number=line.number, trouble=str(trouble))
            else:
                self._tell(replay.take(post), pace)
        if line.trouble:
            complain(self.stderr, line)
        return not line.trouble

    def _tell(self, moments: Iterable[Moment], pace: "_Pace") -> None:
        for moment in moments:
            pace.wait_for(moment.at)
            for notice in moment.notices:
                say(self.stdout, notice_table(notice))
                flush(self.stdout)

    def _finder(self, options: dict[str, Any]) -> BurstFinder:
        sensitivity = Sensitivity(
            people_min=options["people"],
            times_min=options["times"],
            surprise_min=options["surprise"],
        )
        state = options["state"]
        if not state:
            return BurstFinder(sensitivity)
        if not Path(state).parent.is_dir():
            raise CommandError(f"{state}: there is no such folder.")
        if not Path(state).exists():
            return BurstFinder(sensitivity)
        try:
            return restore(json.loads(Path(state).read_bytes()), sensitivity=sensitivity)
        except OSError as trouble:
            raise CommandError(f"{state}: {trouble.strerror}") from trouble
        except (ValueError, AttributeError) as trouble:
            raise CommandError(f"{state}: {trouble}") from trouble


def _lines(file: str) -> Iterator[Line]:
    try:
        with open_lines(file, sys.stdin.buffer) as lines:
            yield from read_lines(lines, bytes_max=LINE_BYTES_MAX)
    except OSError as trouble:
        raise CommandError(f"{file}: {trouble.strerror}") from trouble


def _held(options: dict[str, Any]) -> Iterator[Line]:
    source_id, now = options["source"], clock.now()
    office_id = queries.office_of_source(source_id=source_id)
    if office_id is None:
        raise CommandError(f"There is no source {source_id}.")
    try:
        with the_stream() as stream:
            played = actions.play_again(
                stream=stream,
                source_id=source_id,
                since=now - timedelta(hours=options["hours"]),
                by=Actor.clockwork(office_id),
                at=now,
            )
            for number, table in enumerate(played, start=1):
                yield Line(number=number, table=table)
    except (Refusal, Temporary) as trouble:
        raise CommandError(str(trouble)) from trouble


class _Pace:
    """Waits until it is as late in the recording as it would be at this speed."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._first: tuple[float, float] | None = None

    def wait_for(self, at: float) -> None:
        if not self._speed:
            return
        if self._first is None:
            self._first = (at, time.monotonic())
        began, here = self._first
        time.sleep(max(0.0, here + (at - began) / self._speed - time.monotonic()))


def _put(file: Path, text: str) -> None:
    """Write beside it and put it in place, so that it is never half a file."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError as trouble:
        raise CommandError(f"{file}: {trouble.strerror}") from trouble
