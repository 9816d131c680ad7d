"""What is withdrawn is stopped where it has not left, and taken down where it has."""

from datetime import timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.postroom import queries as postroom
from clarion.postroom.actions import look_again
from clarion.publishing.actions import (
    NoReason,
    approve,
    begin_edition,
    take_back,
    withdraw,
)
from clarion.publishing.models import Edition
from clarion.publishing.queries.saying.published import published
from clarion.signoff import queries as signoff
from clarion.signoff.actions import give_back, sign
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import (
    Press,
    a_draft,
    a_statement,
    follow,
    page,
    see_off,
    signed,
    submitted,
)
from tests.makers.sweeping import sweep

LATER = NOW + timedelta(minutes=5)
TOMORROW = NOW + timedelta(days=1)


def withdrawn(press: Press, edition_id: int, *, why: str = "Wrong road") -> None:
    statement_id = page(press, edition_id).statement_id
    withdraw(statement_id=statement_id, why=why, by=press.chief, at=LATER)


def standing(press: Press) -> list[str]:
    return [post.text for post in press.net.posts(author="townhall") if post.deleted_at is None]


class TestBeforeItLeft:
    def test_a_draft_is_dropped(self, press: Press) -> None:
        edition_id = a_draft(press)
        withdrawn(press, edition_id)
        assert page(press, edition_id).state == "dropped"

    def test_nobody_signs_it_any_more(self, press: Press) -> None:
        edition_id = submitted(press)
        withdrawn(press, edition_id)
        assert page(press, edition_id).state == "withdrawn"
        assert signoff.open_requests(office_id=press.office_id) == []

    def test_t8_nothing_is_ever_sent(self, press: Press) -> None:
        edition_id = submitted(press, due_at=TOMORROW)
        signed(press, edition_id)
        withdrawn(press, edition_id)
        for later in (TOMORROW, TOMORROW + timedelta(minutes=30)):
            see_off(press, at=later)
        assert press.net.posts(author="townhall") == []
        assert published(office_id=press.office_id) == []
        assert [one.gone_at for one in page(press, edition_id).audiences] == [None, None]

    def test_a_correction_that_waits_goes_with_it(self, press: Press) -> None:
        first = a_statement(press)
        second = begin_edition(edition_id=first, by=press.chief, at=LATER)
        withdrawn(press, first)
        assert (page(press, first).state, page(press, second).state) == ("withdrawn", "dropped")

    def test_what_was_signed_a_moment_ago_is_withdrawn_too(self, press: Press) -> None:
        edition_id = submitted(press)
        request_id = request_of(press, edition_id)
        warrant_id = sign(request_id=request_id, by=press.signer, at=NOW)
        assert warrant_id is not None
        withdrawn(press, edition_id)
        assert signoff.warrant_now(warrant_id).voided
        approve(request_id=request_id, warrant_id=warrant_id, by=press.clockwork, at=LATER)
        assert page(press, edition_id).state == "withdrawn"

    def test_what_was_returned_a_moment_ago_is_withdrawn_too(self, press: Press) -> None:
        edition_id = submitted(press)
        request_id = request_of(press, edition_id)
        give_back(request_id=request_id, reason="Which road?", by=press.signer, at=NOW)
        withdrawn(press, edition_id)
        take_back(request_id=request_id, final=False, by=press.clockwork, at=LATER)
        assert page(press, edition_id).state == "withdrawn"


def request_of(press: Press, edition_id: int) -> int:
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    return request_id


class TestAfterItLeft:
    def test_it_is_taken_down_wherever_it_stands(self, press: Press) -> None:
        edition_id = a_statement(press)
        assert len(standing(press)) == 1
        withdrawn(press, edition_id)
        see_off(press, at=LATER)
        assert standing(press) == []
        assert all(one.gone_at for one in page(press, edition_id).audiences)

    def test_the_agreement_is_void_and_the_reason_on_record(self, press: Press) -> None:
        edition_id = a_statement(press)
        withdrawn(press, edition_id, why=" Wrong road ")
        warrant_id = Edition.objects.get(pk=edition_id).warrant_id
        assert warrant_id is not None
        assert signoff.warrant_now(warrant_id).voided
        now = page(press, edition_id)
        assert (now.withdrawn_by, now.withdrawn_why) == (press.chief.name, "Wrong road")
        entries = ledger.history(office_id=press.office_id, about=now.about)
        assert "statement withdrawn" in [one.deed for one in entries]

    def test_what_arrives_after_all_follows(self, press: Press) -> None:
        press.net.fault("posts.create", "drop_after", times=1)
        edition_id = a_statement(press)
        withdrawn(press, edition_id)
        arrives(press, edition_id)
        assert len(standing(press)) == 1
        for minutes in (10, 15):
            follow(press, at=LATER + timedelta(minutes=minutes))
            see_off(press, at=LATER + timedelta(minutes=minutes))
        assert standing(press) == []
        assert all(one.gone_at for one in page(press, edition_id).audiences)

    def test_what_arrives_after_all_is_found_without_an_announcement(self, press: Press) -> None:
        press.net.fault("posts.create", "drop_after", times=1)
        edition_id = a_statement(press)
        withdrawn(press, edition_id)
        arrives(press, edition_id)
        sweep()
        assert page(press, edition_id).audiences[1].recall


def arrives(press: Press, edition_id: int) -> None:
    """Find on the network what nobody knew of; the announcement of it is still to come."""
    dispatch = page(press, edition_id).audiences[1].dispatch
    assert dispatch is not None
    assert dispatch.state == "unknown"
    at = LATER + timedelta(minutes=10)
    look_again(dispatch_id=dispatch.id, by=press.clockwork, at=at)
    now = postroom.dispatch(office_id=press.office_id, dispatch_id=dispatch.id)
    assert now.state == "sent"


class TestWho:
    def test_it_takes_a_reason(self, press: Press) -> None:
        edition_id = a_draft(press)
        with pytest.raises(NoReason):
            withdrawn(press, edition_id, why="  ")
        assert page(press, edition_id).state == "draft"

    def test_it_is_withdrawn_once(self, press: Press) -> None:
        edition_id = submitted(press)
        withdrawn(press, edition_id)
        with pytest.raises(AlreadyMoved):
            withdrawn(press, edition_id)

    def test_it_takes_the_power_to_take_down_in_this_office(self, press: Press) -> None:
        statement_id = page(press, a_draft(press)).statement_id
        with pytest.raises(NotAllowed):
            withdraw(
                statement_id=statement_id,
                why="x",
                by=without(press.chief, Power.RECALL),
                at=LATER,
            )
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            withdraw(statement_id=statement_id, why="x", by=stranger, at=LATER)
