"""Those who keep what was withdrawn are told: by a statement that somebody reads and signs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.kit.actor import Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.postroom.actions import close_account
from clarion.publishing import queries
from clarion.publishing.actions import begin_edition, begin_notice, drop_draft, revise, withdraw
from clarion.signoff import queries as signoff
from tests.makers.desk import an_account, without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import (
    HEADLINE,
    Press,
    a_statement,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

LATER = NOW + timedelta(minutes=20)
WITHDRAWN = "https://town.example/news/GONE/"


@pytest.fixture
def _letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make FakeNet like an e-mail list: what was sent cannot be taken back."""
    sends = replace(Plug.capabilities, delete=False, edit=False)
    monkeypatch.setattr(Plug, "capabilities", sends)


def withdrawn(press: Press) -> int:
    """Say something everywhere and withdraw it; return the statement."""
    number = page(press, a_statement(press)).statement_id
    withdraw(statement_id=number, why="Wrong road", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    return number


def begun(press: Press, number: int) -> int:
    return begin_notice(statement_id=number, link=WITHDRAWN, by=press.chief, at=LATER)


def fates(press: Press, edition_id: int) -> dict[int, str]:
    found = queries.fates(page(press, edition_id), office_id=press.office_id)
    return {one.account.id: one.fate.value for one in found}


class TestThePlan:
    def test_tells_what_withdrawing_does_on_each_account(self, press: Press) -> None:
        edition_id = a_statement(press)
        assert fates(press, edition_id) == {press.page_id: "emptied", press.account_id: "down"}

    @pytest.mark.usefixtures("_letters")
    def test_is_what_then_happens(self, press: Press) -> None:
        edition_id = a_statement(press)
        assert fates(press, edition_id) == {press.page_id: "emptied", press.account_id: "stays"}
        number = page(press, edition_id).statement_id
        withdraw(statement_id=number, why="Wrong road", by=press.chief, at=LATER)
        see_off(press, at=LATER)
        assert fates(press, edition_id) == {press.page_id: "gone", press.account_id: "stays"}
        assert [one.deleted_at for one in press.net.posts(author="townhall")] == [None]

    def test_knows_what_an_edition_before_this_one_has_said_elsewhere(self, press: Press) -> None:
        other = an_account(press.net, by=press.chief, handle="riverside")
        first = a_statement(press, account_ids=(*press.accounts, other))
        new = begin_edition(edition_id=first, by=press.chief, at=LATER)
        words = wording(press, account_ids=(press.page_id,))
        revise(edition_id=new, seen_version=0, wording=words, by=press.chief, at=LATER)
        close_account(account_id=other, by=press.chief, at=LATER)
        expected = {press.page_id: "emptied", press.account_id: "down", other: "cut_off"}
        assert fates(press, new) == expected


@pytest.mark.usefixtures("_letters")
class TestTheNotice:
    def test_is_a_draft_for_exactly_those_who_keep_it(self, press: Press) -> None:
        number = withdrawn(press)
        now = page(press, begun(press, number))
        assert now.state == "draft"
        assert now.statement_id != number
        assert [one.account.id for one in now.audiences] == [press.account_id]
        assert now.headline == f"We have withdrawn: {HEADLINE}"
        assert "on 14 April 2026 at 10:00" in now.text
        assert WITHDRAWN in now.text

    def test_leaves_only_once_somebody_else_has_signed_it(self, press: Press) -> None:
        edition_id = begun(press, withdrawn(press))
        see_off(press, at=LATER)
        assert len(press.net.posts(author="townhall")) == 1
        send_for_signature(press, edition_id, at=LATER)
        (asked,) = signoff.open_requests(office_id=press.office_id)
        assert press.chief.staff_id in asked.authors
        signed(press, edition_id, at=LATER)
        see_off(press, at=LATER)
        first, second = press.net.posts(author="townhall")
        assert "We have withdrawn" in second.text
        assert first.deleted_at is None
        assert page(press, edition_id).state == "published"

    def test_is_begun_once(self, press: Press) -> None:
        number = withdrawn(press)
        assert begun(press, number) == begun(press, number)

    def test_is_begun_anew_once_it_was_dropped(self, press: Press) -> None:
        number = withdrawn(press)
        first = begun(press, number)
        drop_draft(edition_id=first, by=press.chief, at=LATER)
        assert queries.notice_of(office_id=press.office_id, statement_id=number) is None
        assert begun(press, number) != first

    def test_is_for_what_was_withdrawn(self, press: Press) -> None:
        number = page(press, a_statement(press)).statement_id
        with pytest.raises(AlreadyMoved):
            begun(press, number)

    def test_is_for_those_who_write(self, press: Press) -> None:
        number = withdrawn(press)
        nobody = without(press.chief, Power.PUBLISH)
        with pytest.raises(NotAllowed):
            begin_notice(statement_id=number, link=WITHDRAWN, by=nobody, at=LATER)

    def test_is_for_its_own_office(self, press: Press) -> None:
        number = withdrawn(press)
        other = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            begin_notice(statement_id=number, link=WITHDRAWN, by=other, at=LATER)


def test_nobody_is_told_where_all_of_it_was_taken_down(press: Press) -> None:
    number = withdrawn(press)
    with pytest.raises(AlreadyMoved):
        begun(press, number)
