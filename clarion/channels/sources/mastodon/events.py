"""Cuts a stream of server-sent events into them, as they come (HTML standard, 9.2.6)."""

from collections.abc import Iterable, Iterator

EVENT_BYTES_MAX = 1024 * 1024  # a post with its pictures has a few kB


def events(pieces: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the kind of each event and what it says; the stream ends at one that is too large.

    What was not ended by an empty line when the stream broke is not an event.
    """
    kind, data, size = "", list[bytes](), 0
    for line in _lines(pieces):
        size += len(line)
        if size > EVENT_BYTES_MAX:
            return
        if not line:
            if data:
                yield kind, b"\n".join(data)
            kind, data, size = "", [], 0
            continue
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"event":
            kind = value.decode("utf-8", "replace")[:100]
        elif name == b"data":
            data.append(value)


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines without their ends; a line that is too long ends the stream."""
    rest = b""
    for piece in pieces:
        rest += piece
        *whole, rest = rest.split(b"\n")
        for line in whole:
            yield line.removesuffix(b"\r")
        if len(rest) > EVENT_BYTES_MAX:
            return
