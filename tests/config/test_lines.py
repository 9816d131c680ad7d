"""A line that cannot be understood is named, and the next one is read."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from clarion.config.lines import DEPTH_MAX, Line, complain, read_lines, say


def lines(raw: bytes, bytes_max: int = 1_000) -> list[Line]:
    return list(read_lines(io.BytesIO(raw), bytes_max=bytes_max))


def test_reads_each_line_and_keeps_its_number() -> None:
    assert lines(b'{"id":1}\n\n  \r\n{"id":2}') == [
        Line(number=1, table={"id": 1}),
        Line(number=4, table={"id": 2}),
    ]


def test_names_what_is_not_understood_and_goes_on() -> None:
    found = lines(b'{"id":\n[1]\n\xff\xfe\n{"id":2}\n')
    assert [line.number for line in found if line.trouble] == [1, 2, 3]
    assert found[-1].table == {"id": 2}


def test_skips_a_line_over_the_limit_and_reads_the_next() -> None:
    long = b'{"text":"' + b"x" * 200_000 + b'"}\n'
    found = lines(long + b'{"id":2}\n', bytes_max=100)
    assert [(line.number, bool(line.trouble)) for line in found] == [(1, True), (2, False)]


def test_reads_a_line_of_exactly_the_limit() -> None:
    assert lines(b'{"id":12}\r\n', bytes_max=9)[0].table == {"id": 12}
    assert lines(b'{"id":123}\n', bytes_max=9)[0].trouble


def test_refuses_what_is_nested_too_deep() -> None:
    assert not lines(b'{"a":' + b"[" * (DEPTH_MAX - 2) + b"]" * (DEPTH_MAX - 2) + b"}")[0].trouble
    for depth in (DEPTH_MAX + 1, 100_000):
        raw = b'{"a":' + b"[" * depth + b"]" * depth + b"}"
        assert lines(raw, bytes_max=1_000_000)[0].trouble


def test_writes_half_a_letter_so_that_it_can_be_read_again() -> None:
    out = io.StringIO()
    say(out, {"text": "ünï \ud800"})
    say(out, {"text": "ünï"})
    first, second = out.getvalue().encode().splitlines()
    assert json.loads(first) == {"text": "ünï \ud800"}
    assert second.decode() == '{"text":"ünï"}'


def test_complains_with_the_number_of_the_line() -> None:
    out = io.StringIO()
    complain(out, Line(number=7, trouble="The line is not JSON."))
    assert json.loads(out.getvalue()) == {"error": "The line is not JSON.", "line": 7}


@given(st.lists(st.one_of(st.binary(max_size=50), st.sampled_from([b'{"a":1}', b"{}"]))))
def test_any_bytes_are_read_to_their_end(parts: list[bytes]) -> None:
    found = lines(b"\n".join(parts), bytes_max=40)
    assert [line.number for line in found] == sorted({line.number for line in found})
    assert all((line.table is None) == bool(line.trouble) for line in found)
