"""Reads a CSV list of places: a line each, the first with the names of the columns."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from clarion.places.rules.entries import Reason, Refused, place_of
from clarion.places.rules.refusals import Unreadable
from clarion.reading.places.place import Place

_NEEDED: Final = frozenset({"name", "kind"})
_SAYS_MAX: Final = 80


def read_csv(text: str) -> Iterator[Place | Refused]:
    """Yield each line as a place or with its reason; raises `Unreadable` without its columns."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = [column.strip().lower() for column in next(rows, [])]
    except csv.Error:
        raise Unreadable from None
    if not columns or not _NEEDED.issubset(columns):
        raise Unreadable
    yield from _lines(rows, columns)


def _lines(rows: Iterator[list[str]], columns: list[str]) -> Iterator[Place | Refused]:
    line = 1
    while True:
        line += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            # Where one quotation mark is missing, what follows cannot be told apart.
            yield Refused(line=line, reason=Reason.ODD, says="")
            return
        if any(cell.strip() for cell in cells):
            yield _place(dict(zip(columns, cells, strict=False)), line, cells)


def _place(said: dict[str, str], line: int, cells: list[str]) -> Place | Refused:
    found = place_of(
        name=said.get("name", ""),
        kind=said.get("kind", ""),
        other_names=tuple(said.get("other_names", "").split(";")),
        lat=said.get("lat", ""),
        lon=said.get("lon", ""),
        area=said.get("area", ""),
    )
    if isinstance(found, Place):
        return found
    return Refused(line=line, reason=found, says=", ".join(cells)[:_SAYS_MAX])


def _delimiter(text: str) -> str:
    """Return what parts the columns of the first line: where a comma is for decimals, ";"."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
