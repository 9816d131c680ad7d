"""A statement is said, watched and put right: from the draft to the network and back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clarion.publishing import queries
from clarion.publishing.actions import Stopped, begin_edition, revise, withdraw
from clarion.publishing.queries.saying.published import published
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff.models import Signature
from fakenet import FakeNet
from tests.makers.people import FIRST_ADMINISTRATOR, NOW, an_actor
from tests.makers.publishing import (
    LINK,
    MISTAKE,
    Press,
    a_press_office,
    a_statement,
    let_pass,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def posts(press: Press) -> list[str]:
    """Return what stands on the network."""
    return [post.text for post in press.net.posts(author="townhall") if post.deleted_at is None]


def test_is_said_on_the_own_page_first_and_then_elsewhere(press: Press) -> None:
    edition_id = submitted(press)
    assert page(press, edition_id).state == "in_review"
    signed(press, edition_id)
    assert posts(press) == []
    see_off(press)
    now = page(press, edition_id)
    assert now.state == "published"
    own, net = now.audiences
    assert own.account.network == "page"
    assert own.dispatch is not None
    assert own.dispatch.settled_at is not None
    assert net.said_at is not None
    (said,) = posts(press)
    assert said.startswith("EXERCISE. Mill Lane is closed")
    (shown,) = published(office_id=press.office_id)
    assert shown.now.headline == "EXERCISE. Mill Lane is closed"


def test_is_corrected_where_it_stands(press: Press) -> None:
    first = a_statement(press)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, text="Mill Lane is open again.", headline="Mill Lane is open")
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    assert posts(press)[0].startswith("EXERCISE. Mill Lane is closed"), "not before it is signed"
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    assert posts(press) == [
        f"EXERCISE. CORRECTION. {MISTAKE}\n\nMill Lane is open\n\nMill Lane is open again."
    ]
    assert page(press, first).state == "corrected"
    assert page(press, second).state == "published"
    (shown,) = published(office_id=press.office_id)
    assert [one.headline for one in shown.editions] == [
        "EXERCISE. Mill Lane is open",
        "EXERCISE. Mill Lane is closed",
    ]
    assert shown.now.text == f"CORRECTION. {MISTAKE}\n\nMill Lane is open again."
    assert shown.readable == shown.editions


def test_says_which_account_a_correction_leaves_out_and_comes_back_to_it(press: Press) -> None:
    first = a_statement(press)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, text="Mill Lane is open again.", account_ids=(press.page_id,))
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    with pytest.raises(Stopped):
        send_for_signature(press, second, at=LATER)
    shown = queries.preview(office_id=press.office_id, edition_id=second, link=LINK, at=LATER)
    (found,) = [one.found for one in shown.told if one.stops]
    code = f"old-words-stand-{press.account_id}"
    assert (found.code, len(found.where)) == (code, 1)
    why = "Nobody can sign in there, and the network has been asked."
    let_pass(press, second, code, reason=why, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    assert posts(press)[0].startswith("EXERCISE. Mill Lane is closed")
    third = begin_edition(edition_id=second, by=press.chief, at=LATER)
    assert [one.account.id for one in page(press, third).audiences] == list(press.accounts)


def test_words_that_nobody_may_read_any_more_are_replaced(press: Press) -> None:
    first = a_statement(press)
    (before,) = press.net.posts(author="townhall")
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, text="A man has been arrested.", removes_old_words=True)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    (said,) = posts(press)
    assert said.startswith(f"EXERCISE. CORRECTION. {MISTAKE}")
    own, net = page(press, second).audiences
    assert (own.way, net.way, net.replaced) == (Way.CHANGE, Way.REPLACE, "gone")
    assert net.remote_id != before.id
    (shown,) = published(office_id=press.office_id)
    assert [one.text for one in shown.readable] == [shown.now.text]
    assert shown.removed is not None


def replacing(press: Press, edition_id: int, **changed: Any) -> int:
    """Begin a correction after which nobody may read the old words."""
    new = begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
    words = wording(press, text="A man has been arrested.", removes_old_words=True, **changed)
    revise(edition_id=new, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, new, at=LATER)
    signed(press, new, at=LATER)
    return new


def test_a_correction_that_is_moved_still_takes_the_old_words_down(press: Press) -> None:
    first = a_statement(press)
    timed = replacing(press, first, due_at=LATER + timedelta(hours=1))
    second = begin_edition(edition_id=timed, by=press.chief, at=LATER)
    assert posts(press), "it stands until the correction is signed again"
    words = wording(press, text="A man has been arrested.", removes_old_words=True)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    see_off(press, at=LATER + timedelta(hours=2))
    assert len(posts(press)) == 1, "nothing is taken down for a correction that was not said"
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    (said,) = posts(press)
    assert "CORRECTION" in said
    assert page(press, second).audiences[1].replaced == "gone"


def test_a_taking_down_outlives_the_correction_that_ordered_it(press: Press) -> None:
    first = a_statement(press)
    press.net.fault("posts.delete", "refuse", times=1, status=429, code="rate_limited")
    second = replacing(press, first)
    see_off(press, at=LATER)
    assert len(posts(press)) == 2
    begin_edition(edition_id=second, by=press.chief, at=LATER)
    see_off(press, at=LATER + timedelta(minutes=10))
    assert len(posts(press)) == 1


def test_what_could_not_be_taken_down_is_not_said_to_be_gone(press: Press) -> None:
    first = a_statement(press)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, text="A man has been arrested.", removes_old_words=True)
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, second, at=LATER)
    press.net.fault("posts.delete", "refuse", status=403, code="forbidden")
    signed(press, second, at=LATER)
    see_off(press, at=LATER)
    _own, net = page(press, second).audiences
    assert net.replaced == "stays"


def test_is_taken_down_everywhere_with_one_press(press: Press) -> None:
    edition_id = a_statement(press)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    assert posts(press) == []
    now = page(press, edition_id)
    assert now.state == "withdrawn"
    assert all(one.gone_at for one in now.audiences)
    (shown,) = published(office_id=press.office_id)
    assert shown.withdrawn_at == LATER


def test_whoever_sent_a_correction_for_signature_orders_the_old_words_down(press: Press) -> None:
    first = a_statement(press)
    new = begin_edition(edition_id=first, by=press.chief, at=LATER)
    words = wording(press, text="A man has been arrested.", removes_old_words=True)
    revise(edition_id=new, seen_version=0, wording=words, by=press.signer, at=LATER)
    send_for_signature(press, new, at=LATER)
    other = an_actor(office_id=press.office_id, role=FIRST_ADMINISTRATOR, at=LATER)
    signed(replace(press, signer=other), new, at=LATER)
    see_off(press, at=LATER)
    ordered = Signature.objects.get(role="correction")
    assert (ordered.name, ordered.staff_id) == (press.chief.name, press.chief.staff_id)
    assert press.signer.person > press.chief.person
