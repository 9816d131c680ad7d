"""P11: whoever has not got it gets it again, and nobody else does."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.postroom.actions import deliver
from clarion.postroom.models import Dispatch
from clarion.postroom.queries import DispatchNow
from clarion.publishing.actions import AgreementOver, IsWithdrawn, confirm, say_again, withdraw
from clarion.publishing.queries import Audience
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_statement, follow, page, see_off, signed, submitted
from tests.makers.sweeping import sweep

LATER = NOW + timedelta(minutes=5)


def half_said(press: Press) -> int:
    """Say it on our own page, while the network refuses it for good."""
    press.net.fault("posts.create", "refuse", times=1, status=403, code="forbidden")
    edition_id = a_statement(press)
    own, net = page(press, edition_id).audiences
    assert own.said_at is not None
    assert net.again
    return edition_id


def on_net(press: Press, edition_id: int) -> Audience:
    return page(press, edition_id).audiences[1]


def again(press: Press, edition_id: int) -> None:
    say_again(rendition_id=on_net(press, edition_id).id, by=press.chief, at=LATER)


def calls(press: Press) -> int:
    return len(press.net.seen("posts.create"))


def test_p11_only_who_has_not_got_it_gets_it(press: Press) -> None:
    edition_id = half_said(press)
    before = page(press, edition_id)
    assert (before.state, before.unreached) == ("published", 1)
    again(press, edition_id)
    see_off(press, at=LATER)
    after = page(press, edition_id)
    assert (after.state, after.unreached) == ("published", 0)
    assert len(press.net.posts(author="townhall")) == 1
    assert after.audiences[0].dispatch == before.audiences[0].dispatch
    assert after.audiences[1].text == before.audiences[1].text


def test_pressing_twice_says_it_once(press: Press) -> None:
    edition_id = half_said(press)
    again(press, edition_id)
    with pytest.raises(AlreadyMoved):
        again(press, edition_id)
    see_off(press, at=LATER)
    with pytest.raises(AlreadyMoved):
        again(press, edition_id)
    assert len(press.net.posts(author="townhall")) == 1


def test_p12_what_was_said_is_not_said_again(press: Press) -> None:
    edition_id = a_statement(press)
    for one in page(press, edition_id).audiences:
        with pytest.raises(AlreadyMoved):
            say_again(rendition_id=one.id, by=press.chief, at=LATER)
    see_off(press, at=LATER)
    assert calls(press) == 1


def test_p1_what_nobody_knows_is_not_said_again(press: Press) -> None:
    press.net.fault("posts.create", "drop_after", times=1)
    edition_id = a_statement(press)
    assert on_net(press, edition_id).dispatch
    with pytest.raises(AlreadyMoved):
        again(press, edition_id)
    assert page(press, edition_id).state == "publishing"
    assert page(press, edition_id).unreached == 1


def test_what_was_missed_can_still_be_said_by_somebody(press: Press) -> None:
    edition_id = submitted(press, late_minutes=15)
    signed(press, edition_id)
    late = NOW + timedelta(hours=1)
    see_off(press, at=late)
    assert page(press, edition_id).state == "missed"
    for one in page(press, edition_id).audiences:
        say_again(rendition_id=one.id, by=press.chief, at=late)
    see_off(press, at=late)
    assert page(press, edition_id).state == "published"
    assert page(press, edition_id).unreached == 0


def test_an_agreement_runs_out(press: Press) -> None:
    edition_id = half_said(press)
    with pytest.raises(AgreementOver):
        say_again(
            rendition_id=on_net(press, edition_id).id,
            by=press.chief,
            at=NOW + timedelta(days=8),
        )


def test_what_was_withdrawn_is_not_said_again(press: Press) -> None:
    edition_id = half_said(press)
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why="Wrong road", by=press.chief, at=LATER)
    with pytest.raises(IsWithdrawn):
        again(press, edition_id)


def test_takes_the_power_to_publish_in_this_office(press: Press) -> None:
    number = on_net(press, half_said(press)).id
    with pytest.raises(NotAllowed):
        say_again(rendition_id=number, by=without(press.chief, Power.PUBLISH), at=LATER)
    with pytest.raises(NotFound):
        say_again(rendition_id=number, by=an_actor(office_id=an_office()), at=LATER)


class TestFollowing:
    def test_following_as_often_as_one_likes_changes_nothing(self, press: Press) -> None:
        edition_id = a_statement(press)
        before = page(press, edition_id)
        for _ in range(3):
            follow(press, at=LATER)
        assert page(press, edition_id) == before

    def test_p14_nothing_is_said_that_no_network_has(self, press: Press) -> None:
        press.net.fault("posts.create", "refuse", times=1, status=403, code="forbidden")
        edition_id = a_statement(press, account_ids=(press.account_id,))
        now = page(press, edition_id)
        assert (now.state, now.said_at, now.unreached) == ("missed", None, 1)

    def test_a_stranger_follows_nothing(self, press: Press) -> None:
        with pytest.raises(NotAllowed):
            confirm(dispatch_id=1, by=press.chief, at=LATER)
        confirm(dispatch_id=4711, by=press.clockwork, at=LATER)

    def test_what_nobody_was_told_of_is_found(self, press: Press) -> None:
        edition_id = submitted(press)
        signed(press, edition_id)
        delivered(press, edition_id)
        sweep()
        assert (page(press, edition_id).state, page(press, edition_id).unreached) == (
            "published",
            0,
        )

    def test_one_that_was_followed_hides_no_other(self, press: Press) -> None:
        edition_id = submitted(press)
        signed(press, edition_id)
        own, _net = delivered(press, edition_id)
        confirm(dispatch_id=own, by=press.clockwork, at=LATER)
        sweep()
        assert page(press, edition_id).unreached == 0

    def test_what_was_said_again_is_found_too(self, press: Press) -> None:
        edition_id = half_said(press)
        again(press, edition_id)
        dispatch = on_net(press, edition_id).dispatch
        assert dispatch is not None
        deliver(dispatch_id=dispatch.id, by=press.clockwork, at=LATER)
        sweep()
        assert page(press, edition_id).unreached == 0


class TestLate:
    """A worker that was given up was only slow, and somebody has said it again meanwhile."""

    def test_what_waits_to_be_said_again_is_not(self, press: Press) -> None:
        edition_id = half_said(press)
        first = on_net(press, edition_id).dispatch
        again(press, edition_id)
        arrives(press, first, "late")
        now = on_net(press, edition_id)
        assert (now.remote_id, now.more) == ("late", ())
        see_off(press, at=LATER)
        assert press.net.posts(author="townhall") == []
        assert page(press, edition_id).unreached == 0

    def test_what_stands_there_twice_is_known_and_taken_down_twice(self, press: Press) -> None:
        edition_id = half_said(press)
        first = on_net(press, edition_id).dispatch
        again(press, edition_id)
        see_off(press, at=LATER)
        for _ in range(2):
            arrives(press, first, "late")
        now = on_net(press, edition_id)
        assert [one.remote_id for one in now.more] == ["late"]
        assert now.remote_id not in {"", "late"}
        about = page(press, edition_id).statement_id
        withdraw(statement_id=about, why="Wrong road", by=press.chief, at=LATER)
        both = on_net(press, edition_id)
        assert all(one.recall for one in (both, *both.more))


def arrives(press: Press, given_up: DispatchNow | None, remote_id: str) -> None:
    """Let something arrive that was given up before."""
    assert given_up is not None
    row = Dispatch.objects.filter(pk=given_up.id)
    row.update(state="sent", remote_id=remote_id, settled_at=LATER)
    confirm(dispatch_id=given_up.id, by=press.clockwork, at=LATER)


def delivered(press: Press, edition_id: int) -> list[int]:
    """Let both leave, while every announcement of it is lost."""
    own, net = (one.dispatch for one in page(press, edition_id).audiences)
    assert own is not None
    assert net is not None
    for one in (own, net):
        deliver(dispatch_id=one.id, by=press.clockwork, at=LATER)
    assert page(press, edition_id).unreached == 2
    return [own.id, net.id]
