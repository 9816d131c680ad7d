"""Where there is a stream, a source is read into it; whoever draws from it keeps what is wanted."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from pytest_django import Settings

from clarion.channels import listened
from clarion.channels.contract import Access, Harvest, Raw
from clarion.channels.stream import Lag, Poured, StreamRests
from clarion.listening import queries
from clarion.listening.actions import end_watch, follow, keep_drawn
from clarion.listening.models import Mention, Source
from clarion.listening.web.labels import TROUBLES
from tests.actions.listening.test_stream import Brook
from tests.channels.scripted import Scripted, answering
from tests.flows.test_what_is_said_is_heard import Newsroom, a_feed, kept
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Dammed(Brook):
    """A stream that may be full or away; it never is spoken to within a transaction."""

    is_full: bool = False
    is_away: bool = False
    depth: int = 0

    def pour(self, *, source_id: int, raws: Sequence[Raw]) -> Poured:
        assert len(connection.savepoint_ids) == self.depth, "no network in a transaction"
        if self.is_full or self.is_away:
            raise StreamRests("it is full")
        return Brook.pour(self, source_id=source_id, raws=raws)

    def lag(self) -> Lag:
        if self.is_away:
            raise StreamRests("NoServersError")
        return Brook.lag(self)


@pytest.fixture
def newsroom(settings: Settings) -> Iterator[tuple[Newsroom, Scripted]]:
    room = Newsroom()
    with answering(room.speak) as server:
        settings.ALLOWED_PRIVATE_HOSTS = [server.host]
        yield room, server


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Dammed:
    stream = Dammed(depth=len(connection.savepoint_ids))
    module = import_module("clarion.listening.actions.sources.follow")
    monkeypatch.setattr(module, "the_stream", lambda: nullcontext(stream))
    return stream


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def a_watched_feed(ear: Ear, server: Scripted) -> int:
    feed_id = a_feed(ear, server)
    a_watch(ear, "burst pipe", source_id=feed_id)
    return feed_id


def test_it_is_poured_and_kept_by_whoever_draws(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed
) -> None:
    room, server = newsroom
    feed_id = a_watched_feed(ear, server)
    room.says("Burst pipe in Mill Lane", "The fair opens")
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 0
    assert kept(ear) == []
    assert len(stream.held) == 2
    source = Source.objects.get(pk=feed_id)
    assert (source.heard, source.looks_with_news, source.trouble) == (0, 1, "")
    assert source.last_heard_at is not None
    assert source.cursor
    follow(source_id=feed_id, by=ear.clockwork, at=NOW + MINUTE)
    assert len(stream.held) == 2
    assert keep_drawn(stream=stream, wait_seconds=0, at=NOW + MINUTE) == 2
    assert kept(ear) == ["Burst pipe in Mill Lane"]
    assert Source.objects.get(pk=feed_id).heard == 2


def test_a_reader_that_dies_before_its_bookmark_loses_and_doubles_nothing(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, server = newsroom
    feed_id = a_watched_feed(ear, server)
    room.says("Burst pipe in Mill Lane")
    module = import_module("clarion.listening.actions.sources.follow")

    def dies(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(module, "_store", dies)
        with pytest.raises(ConnectionError):
            follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert (len(stream.held), Source.objects.get(pk=feed_id).cursor) == (1, "")
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    # The next one reads it again; what the stream has forgotten by then, the mentions know.
    follow(source_id=feed_id, by=ear.clockwork, at=NOW + timedelta(minutes=10))
    assert len(stream.held) == 1
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert kept(ear) == ["Burst pipe in Mill Lane"]


@pytest.mark.parametrize("what", ["is_full", "is_away"])
def test_a_stream_that_rests_lets_the_source_wait_and_loses_nothing(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed, what: str
) -> None:
    room, server = newsroom
    feed_id = a_watched_feed(ear, server)
    room.says("Burst pipe in Mill Lane")
    setattr(stream, what, True)
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert room.asked == (what == "is_full"), "what nobody can take is not even fetched"
    source = Source.objects.get(pk=feed_id)
    assert (source.cursor, source.busy_until, source.last_heard_at) == ("", None, None)
    assert source.due_at == NOW + MINUTE
    shown = next(
        one for one in queries.sources(office_id=ear.office_id, at=NOW) if one.id == feed_id
    )
    assert "nothing is lost" in str(TROUBLES[shown.trouble_kind])
    setattr(stream, what, False)
    follow(source_id=feed_id, by=ear.clockwork, at=NOW + MINUTE)
    assert Source.objects.get(pk=feed_id).trouble == ""
    keep_drawn(stream=stream, wait_seconds=0, at=NOW + MINUTE)
    assert kept(ear) == ["Burst pipe in Mill Lane"]


def test_what_waits_in_the_stream_is_no_sign_that_the_source_speaks(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed
) -> None:
    room, server = newsroom
    feed_id = a_watched_feed(ear, server)
    room.says("Burst pipe in Mill Lane")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    Source.objects.filter(pk=feed_id).update(silent_since=NOW)
    heard_at = Source.objects.get(pk=feed_id).last_heard_at
    keep_drawn(stream=stream, wait_seconds=0, at=NOW + timedelta(hours=8))
    source = Source.objects.get(pk=feed_id)
    assert (source.last_heard_at, source.silent_since) == (heard_at, NOW)


def test_what_the_stream_cannot_carry_is_kept_at_once(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, server = newsroom
    feed_id = a_watched_feed(ear, server)
    flowing = import_module("clarion.listening.actions.sources.flowing")
    monkeypatch.setattr(flowing, "THING_BYTES_MAX", 300)
    room.says("Burst pipe in Mill Lane" + " and everywhere" * 20, "Burst pipe again")
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 1
    assert len(stream.held) == 1
    assert Source.objects.get(pk=feed_id).heard == 1
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert Mention.objects.count() == Source.objects.get(pk=feed_id).heard == 2


def test_what_nobody_watches_for_any_more_is_not_poured(
    ear: Ear, newsroom: tuple[Newsroom, Scripted], stream: Dammed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    watch_id = a_watch(ear, "burst pipe", source_id=feed_id)
    room.says("Burst pipe in Mill Lane")
    plug = listened.pick("feed")
    listen = plug.listen

    def and_it_ends(access: Access, cursor: str) -> Iterator[Harvest]:
        for harvest in listen(access, cursor):
            end_watch(watch_id=watch_id, why="It is over now, all repaired.", by=ear.chief, at=NOW)
            yield harvest

    monkeypatch.setattr(plug, "listen", and_it_ends)
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert (room.asked, len(stream.held)) == (1, 0)
