"""A danger that is new stands in the queue, whatever had become of its case before."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    close_resolved,
    looked,
    note_changes,
    reopen,
    resolve,
    triage,
    wait,
)
from clarion.desk.actions.put_back import GoesOn
from clarion.desk.actions.resolve import AssessFirst
from clarion.desk.jobs import triage_messages
from clarion.desk.models import Case
from clarion.desk.rules.clocks import REOPEN_WITHIN
from clarion.desk.rules.first_look import FirstLook
from clarion.postroom.models import Message
from clarion.postroom.queries import MessageNow
from tests.makers.desk import Desk, assessed, fetch, receive
from tests.makers.people import NOW

LATER = NOW + timedelta(minutes=3)
LONG_AFTER = NOW + REOPEN_WITHIN + timedelta(hours=1)


def over(desk: Desk, case_id: int) -> None:
    resolve(case_id=case_id, outcome="answered", by=desk.chief, at=LATER)


def closed(desk: Desk, case_id: int) -> None:
    over(desk, case_id)
    close_resolved(by=desk.clockwork, at=LONG_AFTER)
    assert Case.objects.get(pk=case_id).state == "closed"


def changed(desk: Desk) -> None:
    fetch(desk, at=LATER)
    numbers = list(Message.objects.values_list("pk", flat=True))
    note_changes(message_ids=numbers, by=desk.clockwork, at=LATER)


def test_an_edit_that_cries_for_help_opens_what_was_over(desk: Desk) -> None:
    maya = desk.net.person("maya")
    post = maya.posts("@townhall my dad fell")
    (case_id,) = fetch(desk)
    over(desk, case_id)
    maya.edits(post, "@townhall my dad fell and is not breathing")
    changed(desk)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.state, row.unassessed) == ("triaged", True)


def test_a_cry_that_was_deleted_before_it_was_read_opens_what_was_over(desk: Desk) -> None:
    maya = desk.net.person("maya")
    asked = maya.posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    over(desk, case_id)
    cry = maya.replies(asked, "@townhall my dad is not breathing")
    receive(desk, at=LATER)
    maya.deletes(cry)
    fetch(desk, at=LATER)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.state, row.unassessed, row.quiet) == ("triaged", True, False)


def test_whoever_may_be_in_danger_does_not_wait(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall she wont wake up")
    (case_id,) = fetch(desk)
    with pytest.raises(AssessFirst):
        wait(case_id=case_id, whom="the ambulance", by=desk.chief, at=LATER)


def test_a_danger_that_a_person_finds_opens_the_case(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    (case_id,) = fetch(desk)
    over(desk, case_id)
    assessed(case_id, life_at_risk=True, why="She rang.", by=desk.chief, at=LATER)
    row = queries.row(office_id=desk.office_id, case_id=case_id)
    assert (row.state, row.grave) == ("triaged", True)


def twice_closed(desk: Desk) -> tuple[int, int]:
    """Two cases of one conversation, which are over."""
    maya = desk.net.person("maya")
    asked = maya.posts("@townhall is the bridge open?")
    (first,) = fetch(desk)
    closed(desk, first)
    maya.replies(asked, "@townhall and the tunnel?")
    (second,) = fetch(desk, at=LONG_AFTER)
    assert second != first
    return first, second


def test_an_older_case_that_was_opened_again_takes_what_comes(desk: Desk) -> None:
    first, second = twice_closed(desk)
    Case.objects.filter(pk=second).update(state="closed", resolved_at=None)
    reopen(case_id=first, by=desk.chief, at=LONG_AFTER)
    asked = desk.net.posts(author="maya")[0]
    desk.net.person("maya").replies(asked, "@townhall and the ferry?")
    assert fetch(desk, at=LONG_AFTER) == [first]


def test_of_one_conversation_one_case_is_open(desk: Desk) -> None:
    first, second = twice_closed(desk)
    with pytest.raises(GoesOn, match=Case.objects.get(pk=second).reference):
        reopen(case_id=first, by=desk.chief, at=LONG_AFTER)
    over(desk, second)
    assessed(first, life_at_risk=True, why="She rang.", by=desk.chief, at=LONG_AFTER)
    row = queries.row(office_id=desk.office_id, case_id=second)
    assert (row.state, row.unassessed) == ("triaged", True), "nobody has assessed it there"


def test_says_which_changes_came_before_their_case(desk: Desk) -> None:
    desk.net.person("maya").posts("@townhall is the bridge open?")
    receive(desk)
    numbers = list(Message.objects.values_list("pk", flat=True))
    assert note_changes(message_ids=numbers, by=desk.clockwork, at=NOW) == numbers
    triage(message_ids=numbers, by=desk.clockwork, at=NOW)
    assert note_changes(message_ids=numbers, by=desk.clockwork, at=NOW) == []


def test_one_message_that_cannot_be_read_keeps_no_other_from_its_case(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.net.person("tom").posts("@townhall a text that breaks us")
    desk.net.person("maya").posts("@townhall she wont wake up")
    receive(desk)
    really = looked.look_over

    def breaks(messages: Sequence[MessageNow], *, office_id: int) -> list[FirstLook]:
        if any("breaks" in one.text for one in messages):
            raise ZeroDivisionError
        return really(messages, office_id=office_id)

    monkeypatch.setattr(looked, "look_over", breaks)
    numbers = list(Message.objects.values_list("pk", flat=True))
    with pytest.raises(ZeroDivisionError):
        triage_messages(office_id=desk.office_id, message_ids=numbers)
    (case,) = Case.objects.of(desk.office_id)
    assert case.risk == "certain"
