"""Who is calling is said by our own proxies and by nobody else."""

import pytest

from clarion.postroom.rules.callers import caller

OURS = ("10.0.0.1", "10.0.0.2")


@pytest.mark.parametrize(
    ("peer", "forwarded_for", "who"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "203.0.113.9", "192.0.2.7"),  # a stranger's word
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # 1.2.3.4 was made up
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),  # two proxies of ours
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
def test_i20_takes_the_word_of_our_own_proxies_only(
    peer: str, forwarded_for: str, who: str
) -> None:
    assert caller(peer=peer, forwarded_for=forwarded_for, trusted=OURS) == who
