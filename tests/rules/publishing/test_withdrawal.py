"""What becomes of an account when a statement is withdrawn."""

from dataclasses import replace

import pytest

from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.page.capabilities import CAPABILITIES as HOUSE
from clarion.publishing.rules.saying.withdrawal import Fate, Post, fate

LETTERS = replace(CAPABILITIES, delete=False)
STANDS = Post(said=True, gone=False, remote_id="post_1", state="sent")
NAMELESS = replace(STANDS, remote_id="")
GONE = replace(STANDS, gone=True)
QUEUED = Post(said=False, gone=False, remote_id="", state="queued")
UNKNOWN = replace(QUEUED, state="unknown")
FAILED = replace(QUEUED, state="failed")


@pytest.mark.parametrize(
    ("posts", "becomes"),
    [
        ((STANDS,), Fate.DOWN),
        ((STANDS, QUEUED), Fate.DOWN),
        ((NAMELESS,), Fate.NAMELESS),
        ((STANDS, NAMELESS), Fate.NAMELESS),
        ((UNKNOWN,), Fate.ARRIVES),
        ((GONE, UNKNOWN), Fate.ARRIVES),
        ((GONE,), Fate.GONE),
        ((GONE, STANDS), Fate.GONE),  # a post that was changed is one post
        ((GONE, NAMELESS), Fate.NAMELESS),
        ((QUEUED,), Fate.UNSAID),
        ((FAILED,), Fate.UNSAID),
        ((), Fate.UNSAID),
    ],
)
def test_what_can_be_taken_down_is(posts: tuple[Post, ...], becomes: Fate) -> None:
    assert fate(CAPABILITIES, posts, closed=False) is becomes


@pytest.mark.parametrize(
    ("posts", "becomes"),
    [
        ((STANDS,), Fate.STAYS),
        ((NAMELESS,), Fate.STAYS),
        ((UNKNOWN,), Fate.MAY_STAY),
        ((QUEUED,), Fate.UNSAID),
    ],
)
def test_what_was_sent_for_good_stays(posts: tuple[Post, ...], becomes: Fate) -> None:
    assert fate(LETTERS, posts, closed=False) is becomes


def test_nothing_is_taken_down_where_nobody_is_signed_in_any_more() -> None:
    assert fate(CAPABILITIES, (STANDS,), closed=True) is Fate.CUT_OFF
    assert fate(CAPABILITIES, (UNKNOWN,), closed=True) is Fate.MAY_STAY
    assert fate(LETTERS, (STANDS,), closed=True) is Fate.STAYS


def test_our_own_page_keeps_its_address() -> None:
    assert fate(HOUSE, (STANDS,), closed=False) is Fate.EMPTIED
