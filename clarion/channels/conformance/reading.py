"""Reading what came in is pure, total, and never makes a message of what is none."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clarion.channels.conformance.stage import Reader
from clarion.channels.contract import Arrived, Counting, Happening, Unreadable, length

EXAMPLES = 300
KINDS = {kind.value for kind in Happening}
_JUNK: tuple[Any, ...] = (None, True, 0, -1, 1e308, "", "\x00", "\ud800", "x" * 5000, [], [[]], {})

_patient = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


def reads_every_sample(reader: Reader) -> None:
    """It says of every captured sample what kind of thing it is."""
    samples = list(_samples(reader))
    assert samples, "there are no samples"
    for path, raw in samples:
        expected = path.name.split("-")[0]
        if expected == "unreadable":
            assert _read(reader, raw) is None, path.name
            continue
        things = _read(reader, raw)
        assert things, path.name
        if expected in KINDS:
            assert {thing.kind.value for thing in things} == {expected}, path.name


def reads_the_same_twice(reader: Reader) -> None:
    """It answers the same for the same bytes, whoever asks and however often."""
    for path, raw in _samples(reader):
        assert _read(reader, raw) == _read(reader, raw), path.name


def names_whatever_it_reads(reader: Reader) -> None:
    """It gives everything a name and an author that can be relied on."""
    for path, raw in _samples(reader):
        for thing in _read(reader, raw) or ():
            assert thing.remote_id, path.name
            assert thing.author.remote_id, path.name
            assert thing.sent_at is None or thing.sent_at.utcoffset() is not None, path.name
            assert all(isinstance(value, str) for value in thing.extra.values()), path.name


def trips_over_no_bytes(reader: Reader) -> None:
    """It raises nothing but `Unreadable`, whatever bytes come."""

    @_patient
    @given(st.binary(max_size=200))
    def read(raw: bytes) -> None:
        _read(reader, raw)

    read()
    for raw in (b"", b"null", b"[]", b"[" * 100_000, b'{"a":' * 50_000, b"1" * 10_000, b"\xff"):
        _read(reader, raw)


def trips_over_no_mutation(reader: Reader) -> None:
    """It raises nothing but `Unreadable` when parts of a sample are missing or are junk."""
    samples = [raw for _, raw in _samples(reader)]

    @_patient
    @given(st.data())
    def read(data: st.DataObject) -> None:
        raw = data.draw(st.sampled_from(samples))
        _read(reader, _mutated(raw, data))

    read()
    for raw in samples:
        for mutation in _every_value_replaced(raw):
            _read(reader, mutation)


def counts_as_it_says(reader: Reader) -> None:
    """Its limits are limits, and are counted in a unit that it names."""
    capabilities = reader.connector.capabilities
    assert isinstance(capabilities.counting, Counting)
    if capabilities.text_limit is not None:
        assert capabilities.text_limit > 0
        assert length("x" * capabilities.text_limit, capabilities.counting) >= (
            capabilities.text_limit
        )
    if capabilities.caption_limit is not None:
        assert capabilities.text_limit is None or (
            0 < capabilities.caption_limit < capabilities.text_limit
        )
    assert bool(capabilities.film_types) == (capabilities.film_bytes_max > 0)
    assert capabilities.film_types or not capabilities.needs_film
    assert capabilities.subject or capabilities.subject_limit is None
    assert (capabilities.media_limit > 0) == (capabilities.media_bytes_max > 0)


def _samples(reader: Reader) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(reader.samples.iterdir()):
        if path.is_file():
            yield path, path.read_bytes()


def _read(reader: Reader, raw: bytes) -> tuple[Arrived, ...] | None:
    try:
        return reader.connector.normalize(raw, reader.access())
    except Unreadable:
        return None


def _mutated(raw: bytes, data: st.DataObject) -> bytes:
    """Cut a piece out of the bytes and put another in."""
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    return raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:]


def _every_value_replaced(raw: bytes) -> Iterator[bytes]:
    """Yield a JSON sample with each of its values in turn left out, and replaced by junk."""
    try:
        sample = json.loads(raw)
    except ValueError:
        return
    for holder, key in _places(sample):
        kept = holder[key]
        for junk in _JUNK:
            holder[key] = junk
            yield json.dumps(sample).encode()
        holder[key] = kept
        if isinstance(holder, dict):
            del holder[key]
            yield json.dumps(sample).encode()
            holder[key] = kept


def _places(value: Any) -> list[tuple[Any, Any]]:
    keys = (
        list(value)
        if isinstance(value, dict)
        else range(len(value))
        if isinstance(value, list)
        else []
    )
    return [place for key in keys for place in [(value, key), *_places(value[key])]]


READING: tuple[Callable[[Reader], None], ...] = (
    reads_every_sample,
    reads_the_same_twice,
    names_whatever_it_reads,
    trips_over_no_bytes,
    trips_over_no_mutation,
    counts_as_it_says,
)
