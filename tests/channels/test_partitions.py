"""What one person says goes into one part of the stream, and many people into all of them."""

import json

from clarion.channels.contract import Raw
from clarion.channels.sources.file.cut import cut_file
from clarion.channels.stream.jetstream import PARTITIONS, partition_of


def said(author: str, number: int) -> Raw:
    line = json.dumps({"id": f"{author}{number}", "text": "no water", "author": author})
    ((_, raw),) = cut_file(line.encode(), lines_max=1)
    return raw


def test_one_author_falls_into_one_partition() -> None:
    for author in ("maya", "did:plc:ewvi7nxzyoun6zhxrhs64oiz", "Jörg"):
        assert len({partition_of(7, said(author, number)) for number in range(50)}) == 1


def test_authors_spread_over_all_of_them() -> None:
    parts = [partition_of(7, said(f"author{number}", 0)) for number in range(800)]
    counts = [parts.count(part) for part in range(PARTITIONS)]
    assert min(counts) > 800 / PARTITIONS / 2
    assert max(counts) < 800 / PARTITIONS * 2


def test_what_nobody_is_known_to_have_said_spreads_by_itself() -> None:
    assert len({partition_of(7, said("", number)) for number in range(200)}) == PARTITIONS


def test_whose_it_is_makes_it_no_other_thing_and_stands_in_no_log() -> None:
    one = Raw(fingerprint="a", body=b"{}", voice="maya")
    assert one == Raw(fingerprint="a", body=b"{}")
    assert "maya" not in repr(one)
