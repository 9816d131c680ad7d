"""`clarion teach` learns an office's own labels from corrections and shows what that changes."""

import sys
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.config.lines import Line, complain, open_lines, read_lines, say
from clarion.config.office_lessons import OfficeLessons
from clarion.config.taught import Taught
from clarion.reading.taught import Correction, Lesson, correction, teach
from clarion.reading.taught.lesson import CORRECTIONS_MAX
from clarion.reading.written import plain

# A letter of a hundred pages, with every letter of it written as an escape, is shorter.
LINE_BYTES_MAX: Final = 2_000_000


class Command(BaseCommand):
    """Reads JSON lines {text, label, was?} and prints before and after for each label."""

    help = (
        "Learn labels from corrections, show before and after, keep if asked. A line for each: "
        '{"text": "...", "label": "potholes", "was"?: "what it was taken for"}.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is learned from, and whether it is kept or undone."""
        parser.add_argument("file", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument("--keep", metavar="NAME", help="use it from now on, under this name")
        parser.add_argument("--undo", metavar="NAME", help="go back to the version before")
        parser.add_argument(
            "--for",
            dest="office",
            metavar="OFFICE",
            help="let the desk of this office suggest by it (the office's short name)",
        )
        parser.add_argument(
            "--undo-for",
            dest="undo_office",
            metavar="OFFICE",
            help="let it go back to the one before",
        )

    def handle(self, *, file: str, **said: Any) -> None:
        """Teach, or undo; exit status 1 if there was a line that could not be understood."""
        ways = ("keep", "undo", "office", "undo_office")
        if sum(bool(said[way]) for way in ways) > 1:
            raise CommandError("Say one of --keep, --undo, --for and --undo-for at a time.")
        try:
            if undone := _shelf(said["undo"], said["undo_office"]):
                before = undone.version
                say(self.stdout, {"undone": before, "in_use": undone.undo()})
                return
            troubles = self._teach(file, _shelf(said["keep"], said["office"]))
        except OSError as trouble:
            raise CommandError(f"{trouble.filename or file}: {trouble.strerror}") from trouble
        except ValueError as trouble:
            raise CommandError(str(trouble)) from trouble
        if troubles:
            sys.exit(1)

    def _teach(self, file: str, shelf: Taught | OfficeLessons | None) -> int:
        corrections: list[Correction] = []
        troubles = 0
        with open_lines(file, sys.stdin.buffer) as lines:
            for line in read_lines(lines, bytes_max=LINE_BYTES_MAX):
                troubles += not self._take(line, corrections)
                if len(corrections) > CORRECTIONS_MAX:
                    raise ValueError(f"These are more than {CORRECTIONS_MAX} corrections.")
        lesson = teach(corrections, kept=shelf.weights() if shelf else None)
        told = _told(lesson)
        for one in told["labels"]:
            say(self.stdout, one)
        kept = shelf.keep(lesson.weights, told) if shelf else None
        summary = {key: value for key, value in told.items() if key != "labels"}
        say(self.stdout, {**summary, "kept_as_version": kept})
        return troubles

    def _take(self, line: Line, corrections: list[Correction]) -> bool:
        trouble = line.trouble
        if line.table is not None:
            try:
                corrections.append(correction(line.table))
            except ValueError as error:
                trouble = str(error)
        if trouble:
            complain(self.stderr, Line(number=line.number, trouble=trouble))
        return not trouble


def _told(lesson: Lesson) -> dict[str, Any]:
    """Return what is shown and kept beside the weights: counts, never the texts."""
    return {
        "labels": plain(lesson.compared),
        "learned_from": lesson.learned_from,
        "held_out": sum(one.held_out for one in lesson.compared),
        "right_before": sum(one.right_before for one in lesson.compared),
        "right_after": sum(one.right_after for one in lesson.compared),
        "before_is": lesson.before,
        "too_few": lesson.too_few,
    }


def _shelf(name: str | None, office: str | None) -> Taught | OfficeLessons | None:
    if office:
        return OfficeLessons(office)
    return Taught(Path(settings.HOME), name) if name else None
