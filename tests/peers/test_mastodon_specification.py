"""Every call of Mastodon's plug has the shape that Mastodon's interface is published to have.

But for a new post with words and pictures: its description allows both together, and its schema,
which wants exactly one of two forms that such a post has both, refuses it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clarion.channels.contract import Access, Deed, Edge, Outgoing, Sent, Target
from clarion.channels.sources.mastodon.source import Mastodon
from tests.channels.mastodon.accounts import PICTURE, PLUG, access_to, outgoing
from tests.channels.sources.looking import look
from tests.peers.specification.server import Specifications

pytestmark = pytest.mark.peer


@pytest.fixture
def access(specification: Specifications) -> Access:
    return access_to(specification.serve("mastodon.json.gz", examples=False).url)


ANSWER = Target(remote_id="103270115826048975", extra={"acct": "ann@far.example"})
SAID = "103270115826048975"
CHANGE = outgoing("Open.", deed=Deed.CHANGE, said_id=SAID, media=(PICTURE,))


def test_asks_who_we_are(access: Access) -> None:
    assert PLUG.probe(access).remote_id


@pytest.mark.parametrize(
    "words",
    [
        outgoing("The bridge is shut."),
        outgoing("At noon.", target=ANSWER),
        outgoing("At your door.", target=ANSWER, edge=Edge.PRIVATE),
    ],
    ids=["to all", "an answer", "in private"],
)
def test_posts(access: Access, words: Outgoing) -> None:
    assert PLUG.send(access, words).remote_id


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (PLUG.change, CHANGE),
        (PLUG.take_down, replace(CHANGE, deed=Deed.TAKE_DOWN)),
    ],
    ids=["changes", "takes down"],
)
def test_puts_right(
    access: Access, call: Callable[[Access, Outgoing], Sent], words: Outgoing
) -> None:
    assert call(access, words).remote_id


def test_looks_for_what_was_lost(access: Access) -> None:
    PLUG.look_again(access, CHANGE)
    PLUG.look_again(access, replace(CHANGE, deed=Deed.SAY, made_at=datetime.now(UTC)))


@pytest.mark.parametrize("stream", PLUG.capabilities.streams)
def test_listens(access: Access, stream: str) -> None:
    harvest = PLUG.collect(access, stream, "")
    assert harvest.cursor
    PLUG.look_back(access, stream, datetime.now(UTC), "")
    for raw in harvest.items:
        PLUG.normalize(raw.body, access)


def test_reads_a_post_as_it_is_published_to_be(access: Access) -> None:
    (raw,) = PLUG.collect(access, "notifications", "").items
    (said,) = PLUG.normalize(raw.body, access)
    assert said.text
    assert said.author.handle


@pytest.mark.parametrize("place", ["tags/millbrook", "public", "public/local"])
@pytest.mark.parametrize("cursor", ["", SAID])
def test_its_timelines_are_listened_to(access: Access, place: str, cursor: str) -> None:
    source = Mastodon(seconds=1)
    there = replace(access, address=source.place(f"{access.settings['server']}/{place}"))
    harvest = look(source, there, cursor)
    assert harvest.items
    for raw in harvest.items:
        (said,) = source.normalize(raw.body, there)
        assert "@" in said.author.handle


def test_counts(access: Access) -> None:
    assert PLUG.figures(access, (SAID,))[SAID].reposts is not None
