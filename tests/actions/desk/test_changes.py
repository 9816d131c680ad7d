"""People edit and delete what they wrote; the case follows, and nothing is forgotten."""

from datetime import timedelta

from clarion.desk import queries
from clarion.desk.actions import note_changes
from clarion.desk.models import Glance
from clarion.desk.queries import CasePage
from tests.makers.desk import Desk, fetch
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=3)


def page_of(desk: Desk, case_id: int) -> CasePage:
    return queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=LATER
    )


def follow(desk: Desk, case_id: int) -> CasePage:
    """Fetch the change and do what its announcement would do."""
    fetch(desk, at=LATER)
    messages = [line.message.id for line in page_of(desk, case_id).lines if line.message]
    note_changes(message_ids=messages, by=desk.clockwork, at=LATER)
    return page_of(desk, case_id)


def test_i14_stops_the_clock_for_what_was_deleted_and_keeps_the_words(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    maya.deletes(post)
    page = follow(desk, case_id)
    (line,) = page.lines
    assert page.row.deleted
    assert page.row.words == ""
    assert page.row.due_at is None
    assert line.message is not None
    assert "is the bridge open?" in line.message.history[0].text
    assert "message deleted by its author" in [one.deed for one in page.ledger]


def test_i14_keeps_a_danger_in_sight_although_its_words_were_deleted(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    maya.deletes(post)
    assert follow(desk, case_id).row.unassessed


def test_i14_reads_edited_words_again(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall my dad fell")
    (case_id,) = fetch(desk)
    maya.edits(post, "@townhall my dad fell and is not breathing")
    page = follow(desk, case_id)
    (line,) = page.lines
    assert page.row.unassessed
    assert line.message is not None
    assert line.message.history[0].text == "@townhall my dad fell"


def test_i14_notices_when_thanks_become_a_question(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall thank you!")
    (case_id,) = fetch(desk)
    assert page_of(desk, case_id).row.due_at is None
    maya.edits(post, "@townhall thank you! When does it open?")
    row = follow(desk, case_id).row
    assert (row.quiet, row.need, row.waiting_since) == (False, "question", LATER)


def test_a_glance_follows_an_edit_and_outlives_a_deletion(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    assert not Glance.objects.get().first_hand
    maya.edits(post, "@townhall I can see flames on the bridge myself")
    follow(desk, case_id)
    assert Glance.objects.get().first_hand
    maya.deletes(post)
    follow(desk, case_id)
    assert Glance.objects.get().first_hand
