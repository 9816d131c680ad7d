"""`clarion group` puts texts about one thing together, and says of each why it lies there."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.config.lines import Understanding, flush, open_lines, read_lines, say
from clarion.reading import LifeRiskLevel, Reader, Reading
from clarion.reading.meaning import MeaningMissing, bundled_encoder
from clarion.reading.sameness import Encode, Grouper, Matter, Told
from clarion.reading.sameness.written import joining_table, matter_table, told

# A letter of a hundred pages, with every letter of it written as an escape, is shorter.
LINE_BYTES_MAX: Final = 2_000_000
# Texts that are placed together when nothing else is asked for: quick, and soon written.
BATCH_USUAL: Final = 64
BATCH_MAX: Final = 10_000
HOURS_MAX: Final = 24 * 366


class Command(BaseCommand):
    """Reads JSON lines {id?, text, at?, ..., life_risk?, need?} in order of arrival."""

    help = (
        "Group texts into matters, each with the reason why it belongs there. A line for each, in "
        'order of arrival: {"text": "...", "id"?: "...", "at"?: "2026-03-01T12:00:00Z", '
        '"lat"?: 51.5, "lon"?: -0.1, "place"?: "Mill Lane", "life_risk"?: true, "need"?: "media"}.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is grouped, how closely, and what is printed."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument(
            "--fast", action="store_true", help="by words, places and times alone: much quicker"
        )
        parser.add_argument(
            "--summary",
            action="store_true",
            help="print each matter when it has ended, not each text",
        )
        parser.add_argument(
            "--hours", type=float, default=72.0, help="after so many a silent matter has ended"
        )
        parser.add_argument(
            "--batch", type=int, default=BATCH_USUAL, help="1 answers each line at once"
        )

    def handle(
        self, *, file: str, fast: bool, summary: bool, hours: float, batch: int, **_: Any
    ) -> None:
        """Group to the end; exit status 1 if there was a line that could not be understood."""
        if not 1 <= batch <= BATCH_MAX:
            raise CommandError(f"--batch is from 1 to {BATCH_MAX}.")
        if not 0 < hours <= HOURS_MAX:
            raise CommandError(f"--hours is more than 0 and at most {HOURS_MAX}.")
        understanding = Understanding(self.stderr)
        grouper = Grouper(
            encode=None if fast else _encode(), window_hours=hours, keep_ended=summary
        )
        try:
            with open_lines(file, sys.stdin.buffer) as lines:
                tellings = understanding.sort_out(read_lines(lines, bytes_max=LINE_BYTES_MAX), told)
                while together := list(islice(tellings, batch)):
                    readings = Reader.compile().read_many(one.text for one in together)
                    marked = [_marked(*pair) for pair in zip(together, readings, strict=True)]
                    joinings = grouper.add_many(marked)
                    for one, reading, joining in zip(marked, readings, joinings, strict=True):
                        if not summary:
                            seen = replace(joining, shown=joining.shown or _may_be_danger(reading))
                            say(self.stdout, joining_table(seen, life_risk=one.life_risk))
                    self._tell(grouper.take_ended() if summary else ())
        except OSError as trouble:
            raise CommandError(f"{file}: {trouble.strerror}") from trouble
        self._tell(grouper.matters() if summary else ())
        if understanding.wrong:
            sys.exit(1)

    def _tell(self, matters: Iterable[Matter]) -> None:
        for matter in matters:
            say(self.stdout, matter_table(matter))
        flush(self.stdout)


def _encode() -> Encode:
    try:
        return bundled_encoder().encode
    except MeaningMissing as missing:
        raise CommandError(f"{missing.__doc__} Or group with --fast.") from missing


def _marked(told: Told, reading: Reading) -> Told:
    """Mark what may mean danger by its words and what is wanted, besides what came with a mark."""
    need = told.need or (reading.needs[0].kind.value if reading.needs else "")
    return replace(told, life_risk=told.life_risk or bool(reading.risks), need=need)


def _may_be_danger(reading: Reading) -> bool:
    """Say whether rules and model together see more than chance: then nothing stands for it."""
    return reading.life_risk.level in {LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE}
