"""Only a verdict is a verdict: whatever else a scanner says or does, nobody knows."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clarion.channels import scanner
from clarion.channels.contract import Temporary
from tests.channels.scanner.double import MARK, Double, double
from tests.peers.ports import free_port


@pytest.fixture
def there() -> Iterator[Double]:
    with double() as found:
        yield found


def test_shows_it_the_very_bytes_however_many(there: Double) -> None:
    content = bytes(range(256)) * 1_000
    assert scanner.scan(there.address, content) == ""
    assert scanner.scan(there.address, b"") == ""
    assert there.shown == [content, b""]


def test_says_what_was_found(there: Double) -> None:
    assert scanner.scan(there.address, b"before " + MARK) == "Pretended.Test"


@pytest.mark.parametrize(
    "answer",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: OK",  # it hung up in the middle of it
        b"stream: OKAY\0",
        b"stream:  FOUND\0",
        b"UNKNOWN COMMAND\0",
        b"\0",
        b"x" * 10_000,
    ],
)
def test_takes_nothing_else_for_a_verdict(there: Double, answer: bytes) -> None:
    there.answer = answer
    with pytest.raises(Temporary):
        scanner.scan(there.address, b"a picture")


@given(st.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_calls_nothing_clean_but_what_is_called_so(there: Double, answer: bytes) -> None:
    there.answer = answer
    clean = answer.split(b"\0")[0].strip() == b"stream: OK" and b"\0" in answer
    try:
        assert (scanner.scan(there.address, b"a picture") == "") == clean
    except Temporary:
        assert not clean


def test_knows_nothing_when_it_hangs_up_or_is_not_there(there: Double) -> None:
    there.hangs_up = True
    with pytest.raises(Temporary):
        scanner.scan(there.address, b"a picture" * 100_000)
    for nowhere in (f"tcp://127.0.0.1:{free_port()}", "unix:/nowhere/clamd.ctl"):
        with pytest.raises(Temporary):
            scanner.scan(nowhere, b"a picture")
