"""Who may say what through an account is asked at the beginning and at the end."""

from datetime import timedelta

import pytest

from clarion.people.actions import change_role
from clarion.postroom.actions import propose_posting_rule, register_account
from clarion.postroom.queries import Kind, Permit, the_account
from clarion.publishing.actions import CannotPublish, NotCarried, say_again
from tests.makers.people import NOW, a_role_id, membership_id
from tests.makers.publishing import Press, a_draft, page, see_off, send_for_signature, signed
from tests.makers.publishing import submitted as send

OFFICER = Permit(roles=frozenset({"Communications officer"}))
EVENTS = Permit(themes=frozenset({"event"}))
HOUR = timedelta(hours=1)


def narrow(press: Press, permit: Permit, account_id: int = 0) -> None:
    number = account_id or press.account_id
    assert propose_posting_rule(place=the_account(number), permit=permit, by=press.signer, at=NOW)


def personal(press: Press) -> None:
    register_account(
        account_id=press.account_id,
        kind=Kind.PERSONAL,
        owner_id=None,
        authority="",
        hours="",
        by=press.chief,
        at=NOW,
    )


def posts(press: Press) -> list[str]:
    return [post.text for post in press.net.posts(author="townhall")]


def troubles(press: Press, edition_id: int) -> list[str]:
    return [one.trouble for one in page(press, edition_id).audiences if one.trouble]


@pytest.mark.parametrize("permit", [OFFICER, EVENTS], ids=["role", "theme"])
def test_refuses_what_the_account_does_not_carry_from_you(press: Press, permit: Permit) -> None:
    narrow(press, permit)
    edition_id = a_draft(press)
    with pytest.raises(NotCarried) as refused:
        send_for_signature(press, edition_id)
    assert "townhall" in refused.value.sentence
    assert (permit is OFFICER) == ("Communications officer" in refused.value.sentence)
    assert (permit is EVENTS) == ("Event" in refused.value.sentence)
    assert page(press, edition_id).is_draft


def test_sends_what_the_account_carries(press: Press) -> None:
    narrow(press, Permit(roles=frozenset({press.chief.role}), themes=frozenset({"safety"})))
    assert page(press, send(press)).state == "in_review"


@pytest.mark.parametrize("permit", [OFFICER, EVENTS], ids=["role", "theme"])
def test_leaves_an_account_out_whose_rule_has_become_narrower(press: Press, permit: Permit) -> None:
    edition_id = send(press)
    narrow(press, permit)
    signed(press, edition_id)
    see_off(press, at=NOW)
    assert page(press, edition_id).state == "published"
    (trouble,) = troubles(press, edition_id)
    assert trouble.startswith(f"Left out: {press.chief.name} may not say this here any more.")
    assert posts(press) == []


def test_leaves_an_account_out_when_its_sender_has_lost_the_role(press: Press) -> None:
    narrow(press, Permit(roles=frozenset({press.chief.role})))
    edition_id = send(press)
    role_id = a_role_id(office_id=press.office_id, name="Platform administrator")
    change_role(membership_id=membership_id(press.chief), role_id=role_id, by=press.signer, at=NOW)
    signed(press, edition_id)
    see_off(press, at=NOW)
    assert troubles(press, edition_id)
    assert posts(press) == []


def test_is_missed_when_no_account_may_say_it_any_more(press: Press) -> None:
    edition_id = send(press)
    for account_id in press.accounts:
        narrow(press, EVENTS, account_id)
    signed(press, edition_id)
    now = page(press, edition_id)
    assert (now.state, len(troubles(press, edition_id))) == ("missed", 2)


def test_says_nothing_through_an_account_that_has_become_personal(press: Press) -> None:
    edition_id = send(press)
    personal(press)
    signed(press, edition_id)
    see_off(press, at=NOW)
    assert posts(press) == []
    assert troubles(press, edition_id) == [
        "This account is a person’s own. Nothing was said there."
    ]


def test_stops_at_the_door_what_was_queued_before_the_account_was_personal(press: Press) -> None:
    edition_id = send(press, due_at=NOW + HOUR)
    signed(press, edition_id)
    personal(press)
    see_off(press, at=NOW + HOUR)
    assert posts(press) == []
    (row,) = [one for one in page(press, edition_id).audiences if one.dispatch and one.again]
    assert row.dispatch is not None
    assert row.dispatch.reason.startswith("the account is personal")
    with pytest.raises(CannotPublish):
        say_again(rendition_id=row.id, by=press.chief, at=NOW + HOUR)
