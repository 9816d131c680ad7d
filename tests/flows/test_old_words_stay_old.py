"""Once a correction has begun, or a statement is withdrawn, the old words go nowhere any more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels import registry
from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.people.actions import end_membership
from clarion.postroom import queries as postroom
from clarion.postroom.actions import close_account, deliver, end_leases, look_again
from clarion.publishing import queries
from clarion.publishing.actions import (
    AgreementOver,
    IsWithdrawn,
    approve,
    begin_edition,
    confirm,
    revise,
    say_again,
    take_down_again,
    withdraw,
)
from clarion.publishing.rules.saying.correction import Way
from clarion.signoff.actions import give_back, sign
from fakenet import FakeNet
from tests.makers.people import NOW, membership_id
from tests.makers.publishing import (
    MISTAKE,
    Press,
    a_press_office,
    a_statement,
    follow,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
    wording,
)

SOON, LATER = NOW + timedelta(minutes=2), NOW + timedelta(minutes=20)
OPEN = {"headline": "Mill Lane is open", "text": "Mill Lane is open again."}


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def posts(press: Press) -> list[str]:
    return [
        post.text.partition("\n")[0].removeprefix("EXERCISE. ")
        for post in press.net.posts(author="townhall")
        if post.deleted_at is None
    ]


def half_said(press: Press) -> int:
    """Our own page has it, and the network asks us to wait."""
    press.net.fault("posts.create", "rate_limit", retry_after=300, times=1)
    edition_id = submitted(press)
    signed(press, edition_id)
    see_off(press)
    assert page(press, edition_id).state == "publishing"
    return edition_id


def corrected(press: Press, old: int) -> int:
    new = begin_edition(edition_id=old, by=press.chief, at=SOON)
    words = wording(press, **OPEN)
    revise(edition_id=new, seen_version=0, wording=words, by=press.chief, at=SOON)
    send_for_signature(press, new, at=SOON)
    signed(press, new, at=SOON)
    return new


def test_what_waits_for_the_network_is_never_said_after_its_correction(press: Press) -> None:
    old = half_said(press)
    new = corrected(press, old)
    press.net.lift_faults()
    see_off(press, at=LATER)
    see_off(press, at=LATER + timedelta(minutes=10))
    assert posts(press) == ["Mill Lane is open"]
    assert page(press, new).state == "published"
    (_own, net) = page(press, old).audiences
    with pytest.raises(AgreementOver):
        _again(press, old, net.id)


def _again(press: Press, old: int, rendition_id: int) -> None:
    """The state of the old edition allows it; the void agreement does not."""
    if page(press, old).state not in {"publishing", "published", "missed"}:
        raise AgreementOver
    say_again(rendition_id=rendition_id, by=press.chief, at=LATER)


class Answering(Plug):
    """FakeNet, if nothing that was said there could be changed."""

    capabilities = replace(CAPABILITIES, edit=False)


def test_nobody_reads_the_first_words_after_two_corrections(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", Answering())
    first = a_statement(press)
    second = corrected(press, first)
    see_off(press, at=SOON)
    assert page(press, second).audiences[1].way is Way.REPLY
    assert len(posts(press)) == 2
    third = begin_edition(edition_id=second, by=press.chief, at=LATER)
    words = wording(press, text="Mill Lane opens on Monday.", removes_old_words=True)
    revise(edition_id=third, seen_version=0, wording=words, by=press.chief, at=LATER)
    send_for_signature(press, third, at=LATER)
    signed(press, third, at=LATER)
    for minutes in (0, 1):
        see_off(press, at=LATER + timedelta(minutes=minutes))
    (left,) = [one for one in press.net.posts(author="townhall") if one.deleted_at is None]
    assert "opens on Monday" in left.text


def test_what_nobody_knows_of_is_left_out_and_corrected_once_it_is_known(press: Press) -> None:
    press.net.fault("posts.create", "drop_after", times=1)
    press.net.fault("posts.lookup", "down")
    old = submitted(press)
    signed(press, old)
    see_off(press)
    new = corrected(press, old)
    (_own, net) = page(press, new).audiences
    assert net.way is Way.LATER
    press.net.lift_faults()
    turn_looks(press)
    assert posts(press) == ["Mill Lane is closed"], "it had been said after all"
    third = corrected_again(press, new)
    see_off(press, at=LATER)
    assert posts(press) == [f"CORRECTION. {MISTAKE}"]
    assert page(press, third).state == "published"


def turn_looks(press: Press) -> None:
    at = SOON
    end_leases(by=press.clockwork, at=at)
    for due in postroom.looks_due(at=LATER):
        look_again(dispatch_id=due.dispatch_id, by=press.clockwork, at=LATER)
    see_off(press, at=at)
    follow(press, at=LATER)


def corrected_again(press: Press, edition_id: int) -> int:
    new = begin_edition(edition_id=edition_id, by=press.chief, at=LATER)
    send_for_signature(press, new, at=LATER)
    signed(press, new, at=LATER)
    return new


def test_an_older_change_never_overwrites_a_newer_one(press: Press) -> None:
    first = a_statement(press)
    press.net.fault("posts.edit", "drop_before", times=1)
    press.net.fault("posts.read", "down")
    second = begin_edition(edition_id=first, by=press.chief, at=SOON)
    words = wording(press, text="Mill Lane is closed until 20:00.")
    revise(edition_id=second, seen_version=0, wording=words, by=press.chief, at=SOON)
    send_for_signature(press, second, at=SOON)
    signed(press, second, at=SOON)
    see_off(press, at=SOON)
    third = corrected(press, second)
    press.net.lift_faults()
    see_off(press, at=LATER)
    for minutes in (1, 3, 10, 20):
        at = LATER + timedelta(minutes=minutes)
        for due in postroom.looks_due(at=at):
            look_again(dispatch_id=due.dispatch_id, by=press.clockwork, at=at)
        see_off(press, at=at)
    texts = [post.text for post in press.net.posts(author="townhall")]
    assert not any("20:00" in text for text in texts)
    assert page(press, third).state == "published"


def test_withdraws_although_one_account_was_disconnected(press: Press) -> None:
    edition_id = a_statement(press)
    close_account(account_id=press.account_id, by=press.chief, at=SOON)
    now = page(press, edition_id)
    withdraw(statement_id=now.statement_id, why="Wrong", by=press.chief, at=SOON)
    see_off(press, at=SOON)
    own, net = page(press, edition_id).audiences
    assert own.gone_at is not None
    assert net.stays


def test_withdraws_between_the_last_signature_and_its_job(press: Press) -> None:
    edition_id = submitted(press)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    warrant_id = sign(request_id=request_id, by=press.signer, at=NOW)
    assert warrant_id is not None
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong", by=press.chief, at=NOW)
    approve(request_id=request_id, warrant_id=warrant_id, by=press.clockwork, at=NOW)
    see_off(press)
    assert posts(press) == []
    assert page(press, edition_id).state == "withdrawn"
    with pytest.raises(IsWithdrawn):
        begin_edition(edition_id=edition_id, by=press.chief, at=NOW)


def test_takes_down_what_arrives_after_whoever_withdrew_it_has_left(press: Press) -> None:
    press.net.fault("posts.create", "drop_after", times=1)
    press.net.fault("posts.lookup", "down")
    edition_id = submitted(press)
    signed(press, edition_id)
    see_off(press)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong", by=press.signer, at=SOON)
    end_membership(membership_id=membership_id(press.signer), by=press.chief, at=SOON)
    press.net.lift_faults()
    for due in postroom.looks_due(at=LATER):
        look_again(dispatch_id=due.dispatch_id, by=press.clockwork, at=LATER)
    for _office, dispatch_id in queries.unfollowed():
        confirm(dispatch_id=dispatch_id, by=press.clockwork, at=LATER)
    see_off(press, at=LATER)
    assert posts(press) == []


def test_tries_again_to_take_down_what_was_given_up(press: Press) -> None:
    edition_id = a_statement(press)
    press.net.fault("posts.delete", "refuse", status=403, code="not_yours", message="no", times=1)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong", by=press.chief, at=SOON)
    see_off(press, at=SOON)
    assert posts(press) == ["Mill Lane is closed"]
    assert page(press, edition_id).stands_somewhere
    take_down_again(statement_id=statement_id, by=press.chief, at=LATER)
    see_off(press, at=LATER)
    assert posts(press) == []


def test_finds_what_no_announcement_told(press: Press) -> None:
    returned = submitted(press, headline="Returned")
    request_id = page(press, returned).request_id
    assert request_id is not None
    give_back(request_id=request_id, reason="No", by=press.signer, at=NOW)
    (found,) = queries.decided()
    assert (found.request_id, found.warrant_id, found.final) == (request_id, None, False)
    said = submitted(press)
    signed(press, said)
    for due in postroom.dispatches_due(at=NOW):
        deliver(dispatch_id=due.dispatch_id, by=press.clockwork, at=NOW)
    assert queries.unfollowed()
    for _office, dispatch_id in queries.unfollowed():
        confirm(dispatch_id=dispatch_id, by=press.clockwork, at=NOW)
    assert not queries.unfollowed()
