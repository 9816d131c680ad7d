"""A feed is followed: only what is watched for is kept; gaps and troubles are said."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from clarion.desk import queries as desk
from clarion.desk.actions import triage
from clarion.listening import queries
from clarion.listening.actions import end_watch, follow, move_source, notice_silence
from clarion.listening.actions import take_up as take_it_up
from clarion.listening.models import Mention, Missing, Parked, Source
from clarion.listening.queries import Sieve
from clarion.postroom.actions import sort_arrivals
from clarion.postroom.models import Message
from tests.channels.scripted import Scripted, answering, reply
from tests.makers.desk import desk_queries_untriaged
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, an_outlet
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


class Newsroom:
    """A feed whose entries and faults the test chooses."""

    def __init__(self) -> None:
        self.entries: list[str] = []
        self.fault = b""
        self.asked = 0

    def says(self, *titles: str) -> None:
        self.entries = [*reversed(titles), *self.entries][:3]

    def speak(self, line: object, _: bytes) -> None:
        self.asked += 1
        items = "".join(
            f"<item><title>{one}</title><guid>{one}</guid></item>" for one in self.entries
        )
        feed = f"<rss><channel><title>Millbrook Mail</title>{items}</channel></rss>"
        line.sendall(self.fault or reply(200, feed.encode()))  # type: ignore[attr-defined]


@pytest.fixture
def newsroom(settings: Settings) -> Iterator[tuple[Newsroom, Scripted]]:
    room = Newsroom()
    with answering(room.speak) as server:
        settings.ALLOWED_PRIVATE_HOSTS = [server.host]
        yield room, server


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def a_feed(ear: Ear, server: Scripted) -> int:
    return an_outlet(ear, server.url)


def kept(ear: Ear) -> list[str]:
    page = queries.mentions(office_id=ear.office_id, sieve=Sieve(), before_id=None)
    return [one.title for one in page.mentions]


def test_a_feed_is_read_only_while_a_watch_listens(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    room.says("Burst pipe in Mill Lane")
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 0
    assert (room.asked, queries.sources_due(at=NOW)) == (0, [])
    watch_id = a_watch(ear, "burst pipe", source_id=feed_id)
    assert [one.source_id for one in queries.sources_due(at=NOW)] == [feed_id]
    room.says("The fair opens")
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 1
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 0
    assert kept(ear) == ["Burst pipe in Mill Lane"]
    (one,) = Mention.objects.all()
    assert (one.outlet, one.pseudonym, bytes(one.sealed)) == ("Millbrook Mail", "", b"")
    end_watch(watch_id=watch_id, why="Mended.", by=ear.chief, at=NOW)
    asked = room.asked
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert room.asked == asked


def test_i3_what_may_have_been_missed_is_said(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=feed_id)
    room.says("pipe 1", "pipe 2")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    room.says("pipe 3", "pipe 4", "pipe 5", "pipe 6")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert kept(ear) == ["pipe 4", "pipe 5", "pipe 6", "pipe 1", "pipe 2"]
    assert Missing.objects.count() == 1


def test_a_source_in_trouble_says_so_and_is_asked_again_later(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=feed_id)
    for fault in (reply(503), reply(404), b"nonsense", reply(200, b"<html/>")):
        room.fault = fault
        follow(source_id=feed_id, by=ear.clockwork, at=NOW)
        source = Source.objects.get(pk=feed_id)
        assert source.trouble
        assert source.due_at > NOW
        assert source.busy_until is None
    assert queries.waiting(office_id=ear.office_id, staff_id=ear.chief.person, at=NOW).sources == 1
    room.fault = b""
    room.says("pipe 1")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert Source.objects.get(pk=feed_id).trouble == ""
    assert kept(ear) == ["pipe 1"]


def test_one_entry_that_cannot_be_read_hides_no_other(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=feed_id)
    room.fault = reply(
        200,
        b"<rss><channel><item><title>pipe</title></item>"
        b"<item><title>pipe 1</title><guid>1</guid></item></channel></rss>",
    )
    assert follow(source_id=feed_id, by=ear.clockwork, at=NOW) == 1
    assert Parked.objects.get().reason == "an entry without an id and without a link"


def test_a_paused_source_is_not_read_and_one_worker_reads_at_a_time(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=feed_id)
    Source.objects.filter(pk=feed_id).update(busy_until=NOW + timedelta(minutes=1))
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    assert room.asked == 0
    follow(source_id=feed_id, by=ear.clockwork, at=NOW + timedelta(minutes=2))  # its worker died
    assert room.asked == 1
    move_source(source_id=feed_id, to="paused", by=ear.chief, at=NOW)
    follow(source_id=feed_id, by=ear.clockwork, at=NOW + timedelta(hours=1))
    assert room.asked == 1


def looks_in_vain(ear: Ear, feed_id: int, *, since: datetime, hours: int) -> None:
    for half in range(1, 2 * hours + 1):
        follow(source_id=feed_id, by=ear.clockwork, at=since + half * timedelta(minutes=30))


def test_what_we_did_not_listen_to_was_not_silent(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    watch_id = a_watch(ear, "pipe", source_id=feed_id)
    for number in range(12):
        room.says(f"pipe {number}")
        at = NOW + number * timedelta(hours=1)
        follow(source_id=feed_id, by=ear.clockwork, at=at)
    usual = Source.objects.get(pk=feed_id).usual_pause_seconds
    end_watch(watch_id=watch_id, why="The pipe is mended.", by=ear.chief, at=at)
    later = at + timedelta(hours=30)
    looks_in_vain(ear, feed_id, since=at, hours=1)
    assert notice_silence(by=ear.clockwork, at=later) == []
    # Somebody watches again: it has its own time from now on, and what we missed was no pause.
    a_watch(ear, "pipe", source_id=feed_id, at=later)
    follow(source_id=feed_id, by=ear.clockwork, at=later)
    assert notice_silence(by=ear.clockwork, at=later + timedelta(minutes=1)) == []
    room.says("pipe again")
    follow(source_id=feed_id, by=ear.clockwork, at=later + timedelta(minutes=5))
    assert Source.objects.get(pk=feed_id).usual_pause_seconds == usual
    looks_in_vain(ear, feed_id, since=later + timedelta(minutes=5), hours=7)
    assert notice_silence(by=ear.clockwork, at=later + timedelta(hours=7, minutes=5)) == [feed_id]
    Source.objects.filter(pk=feed_id).update(succeeded_at=later)
    assert notice_silence(by=ear.clockwork, at=later + timedelta(hours=9)) == []
    assert Source.objects.get(pk=feed_id).silent_since is None


def test_i7_a_source_that_should_be_speaking_is_noticed(
    ear: Ear, newsroom: tuple[Newsroom, Scripted]
) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=feed_id)
    at = NOW
    for number in range(12):
        room.says(f"pipe {number}")
        at = NOW + number * timedelta(hours=1)
        follow(source_id=feed_id, by=ear.clockwork, at=at)
    looks_in_vain(ear, feed_id, since=at, hours=7)
    assert notice_silence(by=ear.clockwork, at=at + timedelta(hours=6)) == []
    assert notice_silence(by=ear.clockwork, at=at + timedelta(hours=7)) == [feed_id]
    (health,) = (
        one.health for one in queries.sources(office_id=ear.office_id, at=NOW) if one.id == feed_id
    )
    assert health == "silent"
    room.says("pipe again")
    follow(source_id=feed_id, by=ear.clockwork, at=at + timedelta(hours=8))
    assert Source.objects.get(pk=feed_id).silent_since is None


def test_from_a_newspaper_to_the_desk(ear: Ear, newsroom: tuple[Newsroom, Scripted]) -> None:
    room, server = newsroom
    feed_id = a_feed(ear, server)
    a_counter(by=ear.chief)
    a_watch(ear, "burst pipe", source_id=feed_id)
    room.says("Burst pipe in Mill Lane: when is it mended?")
    follow(source_id=feed_id, by=ear.clockwork, at=NOW)
    reference = take_it_up(mention_id=Mention.objects.get().pk, by=ear.chief, at=NOW)
    while sort_arrivals(by=ear.clockwork, at=NOW):
        pass
    message = Message.objects.get(remote_id=reference)
    assert message.correspondent.name == "Millbrook Mail"
    waiting = dict(desk_queries_untriaged())[ear.office_id]
    (case_id,) = triage(message_ids=waiting, by=ear.clockwork, at=NOW)
    page = desk.case_page(
        office_id=ear.office_id, case_id=case_id, staff_id=ear.chief.person, at=NOW
    )
    assert page.was_overheard, "nobody is told to answer by letter what was said in public"
    assert not page.can_send
    (found,) = desk.search(office_id=ear.office_id, words=reference.lower())
    assert found.id == case_id
