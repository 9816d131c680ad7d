"""`clarion match` looks texts up among what is known, or says that nothing is."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.config.lines import Line, Understanding, flush, open_lines, read_lines, say
from clarion.reading.known import Claim, Known
from clarion.reading.known.known import LIMIT_MAX
from clarion.reading.known.written import claim, found_table
from clarion.reading.meaning import MeaningMissing, bundled_encoder
from clarion.reading.sameness.written import told

# A letter of a hundred pages, with every letter of it written as an escape, is shorter.
LINE_BYTES_MAX: Final = 2_000_000
BATCH_USUAL: Final = 64
BATCH_MAX: Final = 10_000


class Command(BaseCommand):
    """Reads JSON lines {id, text, at?}; --known names a file of {id, text, answer?, ...}."""

    help = (
        "Match texts with known claims or facts, or say that nothing is known. A line for each "
        'text: {"text": "...", "id"?: "...", "at"?: "2026-03-01T12:00:00Z"}; a line for each '
        'claim: {"id": "...", "text": "...", "answer"?: "..."}.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is looked up, and in what."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument("--known", required=True, metavar="FILE", help="claims or facts")
        parser.add_argument("--limit", type=int, default=5, help="so many matches at most")
        parser.add_argument(
            "--fast", action="store_true", help="by words alone: quicker, and finds less"
        )
        parser.add_argument(
            "--batch", type=int, default=BATCH_USUAL, help="1 answers each line at once"
        )

    def handle(
        self, *, file: str, known: str, limit: int, fast: bool, batch: int, **_: Any
    ) -> None:
        """Match to the end; exit status 1 if there was a line that could not be understood."""
        if not 1 <= batch <= BATCH_MAX:
            raise CommandError(f"--batch is from 1 to {BATCH_MAX}.")
        if not 1 <= limit <= LIMIT_MAX:
            raise CommandError(f"--limit is from 1 to {LIMIT_MAX}.")
        if file == known == "-":
            raise CommandError("The claims and the texts cannot both come from standard input.")
        understanding = Understanding(self.stderr)
        book = self._compiled(known, fast=fast)
        try:
            with open_lines(file, sys.stdin.buffer) as lines:
                texts = understanding.sort_out(read_lines(lines, bytes_max=LINE_BYTES_MAX), told)
                while together := list(islice(texts, batch)):
                    found = book.match_many(
                        [one.text for one in together],
                        limit=limit,
                        at=[one.at for one in together],
                    )
                    for one, its in zip(together, found, strict=True):
                        say(self.stdout, found_table(one.id, its))
                    flush(self.stdout)
        except OSError as trouble:
            raise CommandError(f"{file}: {trouble.strerror}") from trouble
        if understanding.wrong:
            sys.exit(1)

    def _compiled(self, file: str, *, fast: bool) -> Known:
        try:
            with open_lines(file, sys.stdin.buffer) as lines:
                claims = list(self._claims(read_lines(lines, bytes_max=LINE_BYTES_MAX)))
            return Known.compile(claims, encode=None if fast else bundled_encoder().encode)
        except MeaningMissing as missing:
            raise CommandError(f"{missing.__doc__} Or match with --fast.") from missing
        except OSError as trouble:
            raise CommandError(f"{file}: {trouble.strerror}") from trouble
        except ValueError as trouble:
            raise CommandError(f"{file}: {trouble}") from trouble

    def _claims(self, lines: Iterable[Line]) -> Iterator[Claim]:
        """A claim that cannot be understood stops everything: without it "nothing" is untrue."""
        for line in lines:
            if line.table is None:
                raise ValueError(f"line {line.number}: {line.trouble}")
            try:
                yield claim(line.table, number=line.number)
            except ValueError as trouble:
                raise ValueError(f"line {line.number}: {trouble}") from trouble
