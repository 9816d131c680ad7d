"""Whoever loses an account has a warning ready for all the others, and signs it like any."""

from clarion.postroom import queries as postroom
from clarion.postroom.actions import declare_taken, mend_account, propose_posting_rule
from clarion.postroom.models import Account
from clarion.postroom.queries import Permit, TakeoverNow, the_account
from clarion.publishing import queries
from clarion.publishing.actions import begin_warning
from clarion.publishing.queries import EditionPage
from tests.makers.people import NOW
from tests.makers.publishing import Press, page, see_off, send_for_signature, signed


def taken(press: Press) -> TakeoverNow:
    declare_taken(account_id=press.account_id, why="Taken", by=press.chief, at=NOW)
    (found,) = queries.unwarned()
    return found


def begin(press: Press, one: TakeoverNow) -> EditionPage | None:
    begin_warning(takeover_id=one.id, account_id=one.account_id, by=press.clockwork, at=NOW)
    number = queries.warning_of(office_id=press.office_id, takeover_id=one.id)
    return page(press, number) if number else None


def test_names_the_account_and_goes_to_every_other_one(press: Press) -> None:
    draft = begin(press, taken(press))
    assert draft is not None
    assert draft.headline == "Our account townhall on FakeNet is not in our hands"
    assert draft.text.startswith("Do not trust what it says")
    assert [one.account.id for one in draft.audiences] == [press.page_id]
    assert (draft.is_draft, draft.saved_by) == (True, "Clarion")


def test_is_begun_once(press: Press) -> None:
    one = taken(press)
    first, second = begin(press, one), begin(press, one)
    assert first is not None
    assert second is not None
    assert (first.id, len(queries.listed(office_id=press.office_id, tab="drafts")[0])) == (
        second.id,
        1,
    )
    assert queries.unwarned() == []


def test_is_not_begun_for_an_account_that_is_ours_again(press: Press) -> None:
    account: Account = Account.objects.get(pk=press.account_id)
    given = {"password": account.access().secrets["password"]}
    one = taken(press)
    mend_account(account_id=press.account_id, answers=given, by=press.chief, at=NOW)
    assert begin(press, one) is None
    assert queries.unwarned() == []


def test_leaves_out_what_does_not_carry_warnings(press: Press) -> None:
    events = Permit(themes=frozenset({"event"}))
    propose_posting_rule(place=the_account(press.page_id), permit=events, by=press.chief, at=NOW)
    draft = begin(press, taken(press))
    assert draft is not None
    assert draft.audiences == ()


def test_leaves_with_a_signature_like_any_statement(press: Press) -> None:
    draft = begin(press, taken(press))
    assert draft is not None
    send_for_signature(press, draft.id)
    signed(press, draft.id)
    see_off(press, at=NOW)
    assert page(press, draft.id).state == "published"
    assert postroom.takeovers_open()
