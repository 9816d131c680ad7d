"""`clarion read` says of each text what it is about, and quotes the words that say so."""

import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.config.lines import Understanding, flush, open_lines, read_lines, say
from clarion.config.taught import Taught
from clarion.kit.refusals import Refusal
from clarion.places import queries as places
from clarion.reading import Reader
from clarion.reading.fast import FastReader
from clarion.reading.meaning import bundled_encoder, is_built
from clarion.reading.taught import Labeller
from clarion.reading.written import Wanted, plain, wanted

# A letter of a hundred pages, with every letter of it written as an escape, is shorter.
LINE_BYTES_MAX: Final = 2_000_000
# Texts that are read together when nothing else is asked for: quick, and soon written.
BATCH_USUAL: Final = 256
BATCH_MAX: Final = 10_000

_Read = Callable[[Iterable[str]], list[Any]]


class Command(BaseCommand):
    """Reads JSON lines {id, text, lang?, at?} and writes one reading for each, in order."""

    help = (
        "Read texts and print what each one says and how soon it asks to be seen to (now, today, "
        "later, or not read), with the words that say so. A line for each: "
        '{"text": "...", "id"?: "...", "lang"?: "en", "at"?: "2026-03-01T12:00:00Z"}.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is read, how closely, and how many at once."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument(
            "--fast", action="store_true", help="read at a glance: quicker, without quotes"
        )
        parser.add_argument(
            "--taught", metavar="NAME", help="also give the labels kept by `clarion teach`"
        )
        parser.add_argument(
            "--places", metavar="FILE", help="places of your own, as under Settings, Places"
        )
        parser.add_argument(
            "--batch",
            type=int,
            default=BATCH_USUAL,
            help="how many texts are read together; 1 answers each line at once",
        )

    def handle(self, *, file: str, fast: bool, taught: str | None, batch: int, **more: Any) -> None:
        """Read to the end; exit status 1 if there was a line that could not be understood."""
        if not 1 <= batch <= BATCH_MAX:
            raise CommandError(f"--batch is from 1 to {BATCH_MAX}.")
        if fast and more["places"]:
            raise CommandError("--fast finds no places: leave out --places, or read with care.")
        read: _Read = FastReader().read_many if fast else self._careful(more["places"])
        labeller = _labeller(taught) if taught else None
        understanding = Understanding(self.stderr)
        try:
            with open_lines(file, sys.stdin.buffer) as lines:
                texts = understanding.sort_out(read_lines(lines, bytes_max=LINE_BYTES_MAX), wanted)
                while together := list(islice(texts, batch)):
                    self._write(together, read(one.text for one in together), labeller)
        except OSError as trouble:
            raise CommandError(f"{file}: {trouble.strerror}") from trouble
        if understanding.wrong:
            sys.exit(1)

    def _careful(self, places_file: str | None) -> _Read:
        encode = bundled_encoder().encode if is_built() else None
        if not places_file:
            return Reader.compile(encode=encode).read_many
        try:
            known, left_out = places.gazetteer_of(Path(places_file).read_bytes())
        except OSError as trouble:
            raise CommandError(f"{places_file}: {trouble.strerror}") from trouble
        except Refusal as refusal:
            raise CommandError(f"{places_file}: {refusal.sentence}") from refusal
        if left_out:
            warning = f"{places_file}: so many of its lines were left out"
            say(self.stderr, {"warning": warning, "lines": left_out})
        return Reader.compile(gazetteer=known, encode=encode).read_many

    def _write(self, texts: list[Wanted], readings: list[Any], labeller: Labeller | None) -> None:
        labels = labeller.label_many([one.text for one in texts]) if labeller else None
        for at, (one, reading) in enumerate(zip(texts, readings, strict=True)):
            table = {"id": one.id, **one.handed_back, **plain(reading)}
            if labels is not None:
                table["taught"] = plain(labels[at])
            say(self.stdout, table)
        flush(self.stdout)


def _labeller(name: str) -> Labeller:
    try:
        weights = Taught(Path(settings.HOME), name).weights()
    except ValueError as trouble:
        raise CommandError(str(trouble)) from trouble
    if weights is None:
        raise CommandError(f"Nothing is kept under the name {name}.")
    return Labeller(weights)
