"""A source is named, by two people where an outlet speaks; files say what of them was lost."""

import pytest
from django.db import IntegrityError, transaction

from clarion.kit.refusals import AlreadyMoved
from clarion.listening import queries
from clarion.listening.actions import add_source, agree_to_source, move_source, take_file
from clarion.listening.actions.sources.add_source import NobodysOutlet
from clarion.listening.actions.sources.agree_to_source import OwnSource
from clarion.listening.models import Source
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def ear() -> Ear:
    return an_ear()


def test_which_lines_of_a_file_nobody_can_read_is_said(ear: Ear) -> None:
    a_watch(ear)
    content = b'{"text": "no water"}\n\n{"text": 7}\nnot json\n'
    taken = take_file(source_id=ear.files_id, content=content, by=ear.chief, at=NOW)
    assert (taken.lines, taken.kept) == (3, 1)
    assert [number for number, _why in taken.unreadable] == [3, 4]


def test_what_was_said_years_ago_is_no_news_of_this_hour(ear: Ear) -> None:
    a_watch(ear)
    table = b"id,text,at\n1,no water,2020-04-14T08:00:00Z\n2,no water at all,\n"
    take_file(source_id=ear.files_id, content=table, by=ear.chief, at=NOW)
    found = queries.pulse(office_id=ear.office_id, at=NOW)
    assert (found.pace.now, found.day) == (1, 1)
    page = queries.mentions(office_id=ear.office_id, sieve=queries.Sieve(), before_id=None)
    assert len(page.mentions) == 2


def test_a_feed_is_read_once_two_people_say_that_it_is_nobodys_own(ear: Ear) -> None:
    address = "https://mail.example/feed"
    with pytest.raises(NobodysOutlet):
        add_source(kind="feed", title="Mail", address=address, by=ear.chief, at=NOW)
    feed = add_source(
        kind="feed", title="Mail", address=address, evidence="The paper's site leads to it.",
        by=ear.chief, at=NOW,
    )  # fmt: skip
    a_watch(ear, source_id=feed)
    due = {one.source_id for one in queries.sources_due(at=NOW)}
    assert feed not in due
    with pytest.raises(OwnSource):
        agree_to_source(source_id=feed, by=ear.chief, at=NOW)
    with pytest.raises(AlreadyMoved):
        move_source(source_id=feed, to="open", by=ear.chief, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=feed).update(state="open")
    assert (
        queries.waiting(office_id=ear.office_id, staff_id=ear.other.person, at=NOW).decisions == 1
    )
    agree_to_source(source_id=feed, by=ear.other, at=NOW)
    assert feed in {one.source_id for one in queries.sources_due(at=NOW)}
    (watch,) = queries.watches(office_id=ear.office_id)
    assert watch.sources == ("Mail (The paper's site leads to it.)",)
