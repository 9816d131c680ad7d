"""One real NATS server: sources are poured into it, a worker keeps, and full it takes no more."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django import Settings

from clarion.channels.contract import Raw
from clarion.channels.stream import JetStream, StreamRests, laying
from clarion.listening.actions import follow, keep_drawn
from clarion.listening.models import Source
from tests.channels.scripted import Scripted, answering
from tests.flows.test_what_is_said_is_heard import Newsroom, a_feed, kept
from tests.makers.listening import a_watch, an_ear
from tests.makers.people import NOW
from tests.peers.nats.server import Cluster, nats_alone
from tests.peers.waiting import wait_until

pytestmark = [pytest.mark.peer, pytest.mark.django_db]


@pytest.fixture
def nats(settings: Settings) -> Iterator[Cluster]:
    with nats_alone() as server:
        settings.STREAM_URL = server.urls
        yield server


@pytest.fixture
def newsroom(settings: Settings) -> Iterator[tuple[Newsroom, Scripted]]:
    room = Newsroom()
    with answering(room.speak) as server:
        settings.ALLOWED_PRIVATE_HOSTS = [server.host]
        yield room, server


def test_a_source_is_read_into_it_and_kept_by_a_worker_once(
    nats: Cluster, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    ear = an_ear()
    feed_id = a_feed(ear, server)
    a_watch(ear, "burst pipe", source_id=feed_id)
    room.says("Burst pipe in Mill Lane", "The fair opens")
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 0
    # Read once more from the beginning, as after a death before the bookmark was kept.
    Source.objects.filter(pk=feed_id).update(cursor="")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    with JetStream(nats.urls) as stream:
        assert stream.lag().waiting == 2
        assert keep_drawn(stream=stream, wait_seconds=2, at=NOW) == 2
        wait_until(lambda: not stream.lag().unconfirmed, what="the confirmation")
    assert kept(ear) == ["Burst pipe in Mill Lane"]
    source = Source.objects.get(pk=feed_id)
    assert (source.heard, source.trouble) == (2, "")
    # Gone, it lets the source wait where it is.
    nats.nodes[0].kill()
    nats.nodes[0].wait()
    room.says("Burst pipe again")
    asked = room.asked
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    after = Source.objects.get(pk=feed_id)
    assert (room.asked, after.cursor, after.trouble[:10]) == (asked, source.cursor, "our_stream")


def test_one_author_keeps_the_order_of_what_they_say(nats: Cluster) -> None:
    said = [
        Raw(fingerprint=f"{number}", body=b"{}", voice=f"author{number % 20}")
        for number in range(200)
    ]
    heard: dict[int, list[int]] = {number: [] for number in range(laying.PARTITIONS)}

    def all_have_come() -> bool:
        """Draw from each partition what is there: a busy server takes its time."""
        for number, worker in workers.items():
            drawn = worker.draw(most=200, wait_seconds=0.2)
            heard[number] += [int(one.raw.fingerprint) for one in drawn]
        return sum(map(len, heard.values())) >= len(said)

    with JetStream(nats.urls) as stream, ExitStack() as crew:
        stream.pour(source_id=7, raws=said)
        workers = {
            number: crew.enter_context(JetStream(nats.urls, partitions=[number]))
            for number in heard
        }
        wait_until(all_have_come, what="everything that was said")
    assert sorted(one for each in heard.values() for one in each) == list(range(200))
    for drawn in heard.values():
        for author in {one % 20 for one in drawn}:
            # All ten of each, in the order in which they were said.
            of_one = [one for one in drawn if one % 20 == author]
            assert len(of_one) == 10
            assert of_one == sorted(of_one)
    assert sum(bool(drawn) for drawn in heard.values()) > 3


def test_a_full_stream_says_that_it_is_full_and_loses_nothing(
    nats: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying, "BYTES_MAX", 20_000)
    with JetStream(nats.urls) as stream:
        stream.pour(source_id=7, raws=[Raw(fingerprint="first", body=b"x" * 10_000)])
        with pytest.raises(StreamRests, match="it is full"):
            stream.pour(source_id=7, raws=[Raw(fingerprint="more", body=b"x" * 15_000)])
        assert stream.lag().waiting == 1
