"""Cuts a file that somebody hands in into lines: JSON lines, or CSV with a first line of names."""

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256

from clarion.channels.contract import Raw, Unreadable

LINE_CHARS_MAX = 100_000
_NAMES = ("id", "text", "author", "at", "url", "language")


def cut_file(content: bytes, *, lines_max: int) -> Iterator[tuple[int, Raw]]:
    """Yield its lines, each as one JSON object, with the number that an editor shows beside it.

    A line without an `id` gets one from its words, so that the same file twice is kept once.
    Raises `Unreadable` for what is no such file.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8") from None
    first = text.lstrip()[:1]
    lines = _json_lines(text) if first == "{" else _csv_lines(text)
    for many, (number, line) in enumerate(lines, start=1):
        if many > lines_max:
            raise Unreadable(f"the file has more than {lines_max} lines")
        yield number, _raw(line)


def _json_lines(text: str) -> Iterator[tuple[int, object]]:
    # Only a new line ends one: other signs that could may stand within a text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line[:LINE_CHARS_MAX])
            except (ValueError, RecursionError):
                yield number, line[:LINE_CHARS_MAX]


def _csv_lines(text: str) -> Iterator[tuple[int, object]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "text" not in (reader.fieldnames or ()):
            raise Unreadable("neither JSON lines nor a CSV with a column `text`")
        for row in reader:
            yield reader.line_num, {name: row[name] for name in _NAMES if row.get(name)}
    except csv.Error:
        raise Unreadable("a broken CSV") from None


def _raw(line: object) -> Raw:
    if isinstance(line, dict) and not line.get("id"):
        said = json.dumps(line, sort_keys=True).encode()
        line = {**line, "id": sha256(said).hexdigest()[:32]}
    body = json.dumps(line, sort_keys=True).encode()
    author = line.get("author") if isinstance(line, dict) else ""
    voice = author if isinstance(author, str) else ""
    return Raw(fingerprint=sha256(body).hexdigest()[:32], body=body, voice=voice)
