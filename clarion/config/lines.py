"""Reads JSON lines one by one, and says of each that cannot be understood why not."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final, NoReturn, Protocol, TypeVar

from django.core.management.base import CommandError

T = TypeVar("T")

# How much of an overlong line is thrown away in one go while looking for its end.
SKIPPED_BYTES: Final = 65_536
# As a shell says it of a program whose reader has gone (128 and SIGPIPE).
ENOUGH: Final = 141
# What is nested deeper is an attack on whoever reads it, not a message.
DEPTH_MAX: Final = 32


class Output(Protocol):
    """Where lines are written: a stream, or Django's wrapper of one."""

    def write(self, text: str, /) -> object: ...
    def flush(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a file, the first being 1: what it says, or what is wrong with it."""

    number: int
    table: dict[str, Any] | None = None
    trouble: str = ""


def read_lines(file: IO[bytes], *, bytes_max: int) -> Iterator[Line]:
    """Yield every line that is not blank; one longer than ``bytes_max`` is skipped and named.

    Nothing is held but the line at hand, so a file of any length can be read.
    """
    number = 0
    while raw := file.readline(bytes_max + 1):
        number += 1
        if len(raw.rstrip(b"\r\n")) > bytes_max:
            _skip_rest(file, raw)
            yield Line(number=number, trouble=f"The line is longer than {bytes_max} bytes.")
        elif raw.strip():
            yield _understand(number, raw)


def say(output: Output, table: Mapping[str, Any]) -> None:
    """Write one JSON line; letters as they are, unless half a letter cannot be written so."""
    line = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    if not line.isascii() and line != line.encode("utf-8", "ignore").decode("utf-8"):
        line = json.dumps(table, separators=(",", ":"))
    with _writing():
        output.write(line + "\n")


def flush(output: Output) -> None:
    """Let whoever reads it have it now."""
    with _writing():
        output.flush()


@contextmanager
def _writing() -> Iterator[None]:
    """Blame no input for an output that cannot be written; whoever has enough closes it quietly."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ENOUGH)
    except OSError as trouble:
        raise CommandError(f"The output cannot be written: {trouble.strerror}") from trouble


def complain(output: Output, line: Line) -> None:
    """Write what is wrong with a line, its number, and its id if it has one, as a JSON line."""
    named = (line.table or {}).get("id")
    known = {"id": named} if isinstance(named, str | int) else {}
    say(output, {"error": line.trouble, "line": line.number} | known)
    flush(output)


class Understanding:
    """Lets through what can be understood; names on `output` what cannot, and counts it."""

    def __init__(self, output: Output) -> None:
        """Begin with nothing wrong."""
        self._output = output
        self.wrong = 0

    def sort_out(self, lines: Iterable[Line], understand: Callable[..., T]) -> Iterator[T]:
        """Yield what each line says; `understand` raises ValueError with what is wrong with it."""
        for line in lines:
            trouble = line.trouble
            if line.table is not None:
                try:
                    yield understand(line.table, number=line.number)
                except ValueError as error:
                    trouble = str(error)
            if trouble:
                self.wrong += 1
                complain(self._output, replace(line, trouble=trouble))


def open_lines(path: str, standard_input: IO[bytes]) -> IO[bytes]:
    """Open a file for reading, or take the standard input for ``-``; OSError if there is none."""
    return standard_input if path == "-" else Path(path).open("rb")


def _skip_rest(file: IO[bytes], raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(SKIPPED_BYTES)


def _understand(number: int, raw: bytes) -> Line:
    try:
        table = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        return Line(number=number, trouble="The line is not UTF-8.")
    except (ValueError, RecursionError):
        return Line(number=number, trouble="The line is not JSON.")
    if not isinstance(table, dict):
        return Line(number=number, trouble="The line is not a JSON object.")
    if _too_deep(table):
        return Line(number=number, trouble=f"The line is nested deeper than {DEPTH_MAX}.")
    return Line(number=number, table=table)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _too_deep(table: dict[str, Any]) -> bool:
    level: list[Any] = [table]
    for _ in range(DEPTH_MAX):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
