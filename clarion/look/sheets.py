"""Rows for a spreadsheet: no cell of it is ever a formula, whoever wrote what stands in it."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_QUOTE = "'"
# Spreadsheets take a file that begins with it for UTF-8.
_MARK = "\ufeff"


def cell(text: str) -> str:
    """Return it as words: what would begin a formula stands behind an apostrophe."""
    return f"{_QUOTE}{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as one CSV file, RFC 4180."""
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\r\n")
    out.writerows([cell(text) for text in row] for row in rows)
    return _MARK + written.getvalue()
