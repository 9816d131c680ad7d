"""Our client and a real ClamAV daemon understand each other."""

import pytest

from clarion.channels import scanner
from clarion.channels.contract import Temporary
from clarion.postroom.rules.limits import ATTACHMENT_BYTES_MAX
from tests.peers.clamav.server import MARK, NAME, STREAM_BYTES_MAX, ClamAV


@pytest.mark.parametrize("way", ["by_file", "by_port"])
def test_tells_what_it_finds_from_what_it_does_not(clamav: ClamAV, way: str) -> None:
    address = getattr(clamav, way)
    assert scanner.scan(address, b"A picture of a lamp.") == ""
    assert scanner.scan(address, b"") == ""
    # It says of signatures that its makers did not sign that they are unofficial.
    assert scanner.scan(address, b"before " + MARK + b" after") == f"{NAME}.UNOFFICIAL"


def test_looks_at_the_largest_that_we_keep(clamav: ClamAV) -> None:
    filler = bytes(range(256)) * (ATTACHMENT_BYTES_MAX // 256)
    assert scanner.scan(clamav.by_file, filler) == ""
    assert scanner.scan(clamav.by_file, filler[: -len(MARK)] + MARK)


def test_has_no_verdict_on_what_is_too_large_for_it(clamav: ClamAV) -> None:
    with pytest.raises(Temporary):
        scanner.scan(clamav.by_port, b"x" * (STREAM_BYTES_MAX * 2))
