"""Other words make a new edition: what was agreed to the old one is worth nothing for it."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed
from clarion.postroom import queries as postroom
from clarion.publishing.actions import IsWithdrawn, begin_edition, drop_draft, revise, withdraw
from clarion.publishing.models import Edition
from clarion.publishing.queries.writing.previewing import preview
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff import queries as signoff
from clarion.signoff.actions import OwnWork, sign
from tests.makers.desk import without
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

LATER = NOW + timedelta(minutes=20)
TOMORROW = NOW + timedelta(days=1)


def begin(press: Press, edition_id: int) -> int:
    return begin_edition(edition_id=edition_id, by=press.chief, at=LATER)


def states(press: Press, edition_id: int) -> list[str]:
    about = page(press, edition_id).about
    found = postroom.dispatches_about(office_id=press.office_id, about=about)
    return [one.state for one in found]


def posts(press: Press) -> list[str]:
    return [post.text for post in press.net.posts(author="townhall") if post.deleted_at is None]


def warrant_of(edition_id: int) -> int:
    warrant_id = Edition.objects.get(pk=edition_id).warrant_id
    assert warrant_id is not None
    return warrant_id


def test_o12_an_edit_after_approval_voids_it(press: Press) -> None:
    edition_id = submitted(press, due_at=TOMORROW)
    signed(press, edition_id)
    new = begin(press, edition_id)
    assert signoff.warrant_now(warrant_of(edition_id)).voided
    assert states(press, edition_id) == ["cancelled", "cancelled"]
    assert page(press, edition_id).state == "superseded"
    see_off(press, at=TOMORROW)
    assert posts(press) == []
    assert page(press, new).state == "draft"


def test_o12_whoever_wrote_the_old_words_cannot_sign_the_new_ones(press: Press) -> None:
    edition_id = submitted(press)
    new = begin_edition(edition_id=edition_id, by=press.signer, at=LATER)
    send_for_signature(press, new, at=LATER)
    request_id = page(press, new).request_id
    assert request_id is not None
    for hand in (press.chief, press.signer):
        with pytest.raises(OwnWork):
            sign(request_id=request_id, by=hand, at=LATER)


def test_nobody_signs_what_was_replaced(press: Press) -> None:
    edition_id = submitted(press)
    begin(press, edition_id)
    assert signoff.open_requests(office_id=press.office_id) == []


def test_keeps_words_accounts_and_a_time_that_is_still_to_come(press: Press) -> None:
    own = {press.account_id: "Closed!"}
    edition_id = submitted(press, due_at=TOMORROW, own_texts=own)
    old, new = page(press, edition_id), page(press, begin(press, edition_id))
    assert (new.headline, new.text) == (old.headline, old.text)
    assert [one.own_text for one in new.audiences] == ["", "Closed!"]
    assert (new.due_at, new.due_wall, new.number) == (TOMORROW, old.due_wall, 2)


def test_p12_beginning_a_correction_sends_nothing_again(press: Press) -> None:
    edition_id = a_statement(press)
    new = begin(press, edition_id)
    see_off(press, at=LATER)
    assert len(posts(press)) == 1
    assert page(press, edition_id).state == "published"
    assert page(press, new).corrects


def test_only_one_begins_at_a_time(press: Press) -> None:
    edition_id = a_statement(press)
    new = begin(press, edition_id)
    with pytest.raises(AlreadyMoved):
        begin(press, edition_id)
    drop_draft(edition_id=new, by=press.chief, at=LATER)
    assert page(press, begin(press, edition_id)).number == 3


def test_nothing_begins_from_what_is_over(press: Press) -> None:
    edition_id = a_statement(press)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    with pytest.raises(IsWithdrawn):
        begin(press, edition_id)


def test_takes_the_power_to_publish(press: Press) -> None:
    edition_id = submitted(press)
    with pytest.raises(NotAllowed):
        begin_edition(edition_id=edition_id, by=without(press.chief, Power.PUBLISH), at=LATER)


def test_the_old_words_never_follow_their_correction(press: Press) -> None:
    press.net.fault("posts.create", "refuse", times=1, status=429, code="rate_limited")
    first = a_statement(press)
    assert page(press, first).state == "publishing"
    second = begin(press, first)
    words = wording(press, text="Mill Lane is open again.", headline="Mill Lane is open")
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    for minutes in (20, 25):
        see_off(press, at=NOW + timedelta(minutes=minutes))
    assert posts(press) == ["EXERCISE. Mill Lane is open\n\nMill Lane is open again."]
    assert page(press, first).state == "corrected"


def test_says_what_a_correction_takes_away_where_the_whole_does_not_fit(press: Press) -> None:
    text = (
        "The water in Mill Lane is off until 18:00 because of a burst main. Boil your water before "
        "you drink it. Ring 01632 960111 if you need help. Bottled water is at the Corn Hall. We "
        "are sorry for this. The next update is at 10:00. Use Weir Road."
    )
    first = a_statement(press, text=text)
    second = begin(press, first)
    words = wording(press, text=text.replace("18:00", "22:00"), mistake="It is 22:00, not 18:00.")
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    shown = preview(office_id=press.office_id, edition_id=second, link=LINK, at=LATER)
    _own, there = shown.composed
    assert (there.way, there.adapted.short) == (Way.CHANGE, True)
    assert text in there.stood
    found = {one.found.code: one.found for one in shown.told}
    gone = found[f"vanishes-{there.account.id}"]
    for words_gone in ("Boil your water", "01632 960111", "10:00"):
        assert words_gone in gone.says
    assert f"a thread of {there.could_be} posts" in gone.do
    assert f"lost-instruction-{there.account.id}" not in found
