"""A source that nobody reads although it should be read says so, and is counted."""

from datetime import datetime, timedelta

import pytest

from clarion.listening import queries
from clarion.listening.actions import end_watch, move_source
from clarion.listening.models import Parked, Source
from clarion.listening.rules.silence import UNREAD
from tests.makers.listening import Ear, a_watch, an_ear, an_outlet
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

SOON = NOW + timedelta(minutes=1)
LATE = NOW + UNREAD + timedelta(minutes=1)


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def shown(ear: Ear, at: datetime) -> tuple[str, datetime | None, int]:
    """Return how a feed is, since when nobody reads it, and how many are counted."""
    (feed,) = (one for one in queries.sources(office_id=ear.office_id, at=at) if one.kind == "feed")
    waits = queries.waiting(office_id=ear.office_id, staff_id=ear.chief.person, at=at)
    return feed.health, feed.unread_since, waits.sources


def test_a_source_that_nobody_reads_is_not_green(ear: Ear) -> None:
    feed_id = an_outlet(ear, "https://mail.example/feed")
    assert shown(ear, LATE) == ("unused", None, 0)
    watch_id = a_watch(ear, "pipe", source_id=feed_id)
    assert shown(ear, SOON) == ("waiting", None, 0)
    assert shown(ear, LATE) == ("unread", NOW, 1)
    rows = Source.objects.filter(pk=feed_id)
    rows.update(last_heard_at=NOW, succeeded_at=NOW, due_at=NOW + timedelta(minutes=5))
    assert shown(ear, LATE) == ("heard", None, 0)
    later = LATE + timedelta(minutes=5)
    assert shown(ear, later) == ("unread", NOW, 1)
    # Silent as well it is one thing that waits, and in trouble it says so itself.
    rows.update(silent_since=NOW)
    assert shown(ear, later) == ("unread", NOW, 1)
    rows.update(trouble="unreachable: it hangs")
    assert shown(ear, later) == ("troubled", None, 1)
    rows.update(trouble="", silent_since=None)
    move_source(source_id=feed_id, to="paused", by=ear.chief, at=NOW)
    assert shown(ear, later) == ("paused", None, 0)
    move_source(source_id=feed_id, to="open", by=ear.chief, at=NOW)
    end_watch(watch_id=watch_id, why="It is over now, all repaired.", by=ear.chief, at=NOW)
    assert shown(ear, later) == ("unused", None, 0)


def test_files_wait_for_somebody_and_are_never_unread(ear: Ear) -> None:
    a_watch(ear)
    (files,) = queries.sources(office_id=ear.office_id, at=LATE)
    assert (files.health, files.unread_since) == ("waiting", None)


def test_of_what_is_parked_the_last_reason_is_shown(
    ear: Ear,
) -> None:
    Parked.objects.bulk_create(
        Parked(source_id=ear.files_id, fingerprint=f"{n}", reason=f"reason {n}", at=NOW)
        for n in range(50)
    )
    (files,) = queries.sources(office_id=ear.office_id, at=NOW)
    assert (files.parked, files.parked_why) == (50, "reason 49")
