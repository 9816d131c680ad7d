"""A stream that answers and says nothing is missed within minutes, a small feed after its night."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import Settings

from clarion.listening.actions import follow, notice_silence
from clarion.listening.models import Source
from tests.channels.scripted import Scripted, answering
from tests.flows.test_what_is_said_is_heard import Newsroom, a_feed
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def newsroom(settings: Settings) -> Iterator[tuple[Newsroom, Scripted]]:
    room = Newsroom()
    with answering(room.speak) as server:
        settings.ALLOWED_PRIVATE_HOSTS = [server.host]
        yield room, server


def a_lively_source(ear: Ear, server: Scripted, *, longest: timedelta) -> int:
    """Return one that has spoken every 25 seconds for two days."""
    source_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=source_id)
    Source.objects.filter(pk=source_id).update(
        usual_pause_seconds=25,
        longest_pause_seconds=longest.total_seconds(),
        pauses_learnt_seconds=2 * 86_400,
        looks_with_news=5_000,
        last_heard_at=NOW,
        succeeded_at=NOW,
        listens_since=NOW - timedelta(days=2),
    )
    return source_id


def test_what_never_pauses_is_missed_within_minutes_and_is_heard_again(
    newsroom: tuple[Newsroom, Scripted],
) -> None:
    ear = an_ear()
    source_id = a_lively_source(ear, newsroom[1], longest=MINUTE)
    for minutes in range(1, 10):
        at = NOW + minutes * MINUTE
        follow(source_id=source_id, by=ear.clockwork, at=at)
        assert notice_silence(by=ear.clockwork, at=at) == []
    assert notice_silence(by=ear.clockwork, at=NOW + 11 * MINUTE) == [source_id]
    newsroom[0].says("pipe again")
    follow(source_id=source_id, by=ear.clockwork, at=NOW + 30 * MINUTE)
    source = Source.objects.get(pk=source_id)
    assert source.silent_since is None
    # It has taught a part of itself, and no night.
    assert MINUTE < timedelta(seconds=source.longest_pause_seconds) < 20 * MINUTE


def test_what_sleeps_for_hours_is_not_missed_at_night(newsroom: tuple[Newsroom, Scripted]) -> None:
    ear = an_ear()
    source_id = a_lively_source(ear, newsroom[1], longest=7 * HOUR)
    for hours in range(1, 6):
        follow(source_id=source_id, by=ear.clockwork, at=NOW + hours * HOUR)
    assert notice_silence(by=ear.clockwork, at=NOW + 5 * HOUR) == []


def test_each_look_teaches_the_longest_pause(newsroom: tuple[Newsroom, Scripted]) -> None:
    room, server = newsroom
    ear = an_ear()
    source_id = a_feed(ear, server)
    a_watch(ear, "pipe", source_id=source_id)
    at = NOW
    for number, pause in enumerate((1, 30, 5)):
        room.says(f"pipe {number}")
        at += pause * MINUTE
        follow(source_id=source_id, by=ear.clockwork, at=at)
    source = Source.objects.get(pk=source_id)
    assert 29 * 60 < source.longest_pause_seconds <= 30 * 60 + 5
    assert 34 * 60 < source.pauses_learnt_seconds < 36 * 60
