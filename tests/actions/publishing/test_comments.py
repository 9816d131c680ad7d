"""Colleagues talk about a statement beside it, and no word of it changes by that."""

import pytest

from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.publishing.actions import (
    SaysNothing,
    TooManyComments,
    begin_edition,
    comment,
    finish_comment,
)
from clarion.publishing.actions.writing.comment import COMMENT_MAX, COMMENTS_MAX
from clarion.publishing.models import Comment
from clarion.publishing.queries import comments
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_draft, page, submitted


def said(press: Press, edition_id: int) -> list[str]:
    statement_id = page(press, edition_id).statement_id
    found = comments(office_id=press.office_id, statement_id=statement_id)
    return [one.text for one in found]


def test_is_read_by_all_who_write_and_sign(press: Press) -> None:
    edition_id = a_draft(press)
    version = page(press, edition_id).version
    comment(edition_id=edition_id, text=" Which bridge? ", by=press.signer, at=NOW)
    assert said(press, edition_id) == ["Which bridge?"]
    assert page(press, edition_id).version == version


def test_what_is_done_stands_below_what_is_open(press: Press) -> None:
    edition_id = submitted(press)
    first = comment(edition_id=edition_id, text="One", by=press.signer, at=NOW)
    comment(edition_id=edition_id, text="Two", by=press.chief, at=NOW)
    comment(edition_id=edition_id, text="Three", by=press.chief, at=NOW)
    for _twice in range(2):
        finish_comment(comment_id=first, by=press.chief, at=NOW)
    assert said(press, edition_id) == ["Three", "Two", "One"]
    assert Entry.objects.filter(deed="comment done").count() == 1


def test_is_kept_when_a_new_edition_begins(press: Press) -> None:
    edition_id = submitted(press)
    comment(edition_id=edition_id, text="Too long", by=press.signer, at=NOW)
    new = begin_edition(edition_id=edition_id, by=press.chief, at=NOW)
    assert said(press, new) == ["Too long"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (COMMENT_MAX + 1)])
def test_has_something_to_say(press: Press, text: str) -> None:
    with pytest.raises(SaysNothing):
        comment(edition_id=a_draft(press), text=text, by=press.chief, at=NOW)


def test_there_is_an_end_to_talking(press: Press) -> None:
    edition_id = a_draft(press)
    Comment.objects.bulk_create(
        Comment(edition_id=edition_id, text="And", by="Ana", role="Press", said_at=NOW)
        for _ in range(COMMENTS_MAX)
    )
    with pytest.raises(TooManyComments):
        comment(edition_id=edition_id, text="One more", by=press.chief, at=NOW)


def test_is_for_those_who_may_read_it(press: Press) -> None:
    edition_id = a_draft(press)
    number = comment(edition_id=edition_id, text="One", by=press.chief, at=NOW)
    handler = an_actor(office_id=press.office_id, role="Contact handler")
    with pytest.raises(NotAllowed):
        comment(edition_id=edition_id, text="Two", by=handler, at=NOW)
    stranger = an_actor(office_id=an_office(exercise=True, slug="elsewhere"))
    with pytest.raises(NotFound):
        comment(edition_id=edition_id, text="Two", by=stranger, at=NOW)
    with pytest.raises(NotFound):
        finish_comment(comment_id=number, by=stranger, at=NOW)
