"""A draft is saved by whoever writes it, and nobody's words are lost by it."""

from datetime import UTC, datetime

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.publishing import queries
from clarion.publishing.actions import (
    CannotPublish,
    NotADraft,
    SomebodySaved,
    begin_campaign,
    begin_statement,
    drop_draft,
    end_campaign,
    revise,
)
from clarion.publishing.models import Rendition
from clarion.publishing.queries.saying.published import published
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_draft, page, submitted, wording


def save(press: Press, edition_id: int, *, seen: int, **changed: object) -> int:
    words = wording(press, **changed)
    return revise(edition_id=edition_id, seen_version=seen, wording=words, by=press.signer, at=NOW)


def test_begins_on_our_own_page(press: Press) -> None:
    edition_id = begin_statement(theme="safety", by=press.chief, at=NOW)
    (own,) = page(press, edition_id).audiences
    assert own.account.id == press.page_id
    with pytest.raises(NotFound):
        begin_statement(theme="gossip", by=press.chief, at=NOW)


def test_keeps_every_version_with_who_wrote_it(press: Press) -> None:
    edition_id = a_draft(press)
    own_texts = {press.account_id: "Closed!"}
    assert save(press, edition_id, seen=1, text="Other words.", own_texts=own_texts) == 2
    newest, first = queries.versions(office_id=press.office_id, edition_id=edition_id)
    assert (newest.text, newest.by) == ("Other words.", press.signer.name)
    assert newest.own_texts == {str(press.account_id): "Closed!"}
    assert first.by == press.chief.name
    about = page(press, edition_id).about
    deeds = [one.deed for one in ledger.history(office_id=press.office_id, about=about)]
    assert deeds == ["statement begun", "edition saved", "edition saved"]


def test_an_old_page_overwrites_nothing(press: Press) -> None:
    edition_id = a_draft(press)
    save(press, edition_id, seen=1, text="Other words.")
    with pytest.raises(SomebodySaved, match=press.signer.name):
        save(press, edition_id, seen=1, text="Mine.")
    now = page(press, edition_id)
    assert (now.text, now.version) == ("Other words.", 2)


def test_only_a_draft_has_words_to_change(press: Press) -> None:
    edition_id = submitted(press)
    with pytest.raises(NotADraft):
        save(press, edition_id, seen=1, text="Other words.")


def test_goes_where_somebody_chose_and_nowhere_else(press: Press) -> None:
    edition_id = a_draft(press)
    save(press, edition_id, seen=1, account_ids=(press.account_id,))
    (only,) = Rendition.objects.filter(edition_id=edition_id)
    assert only.account_id == press.account_id
    with pytest.raises(CannotPublish):
        save(press, edition_id, seen=2, account_ids=(press.account_id, 4711))


def test_keeps_the_time_on_the_wall_with_its_zone(press: Press) -> None:
    due_at = datetime(2026, 7, 1, 8, 0, 31, tzinfo=UTC)
    edition_id = a_draft(press, due_at=due_at)
    now = page(press, edition_id)
    assert (now.due_wall, now.due_zone) == ("2026-07-01T09:00", "Europe/London")
    assert now.due_at == due_at.replace(second=0)
    save(press, edition_id, seen=1, due_at=None)
    assert (page(press, edition_id).due_wall, page(press, edition_id).due_at) == ("", None)


@pytest.mark.parametrize(
    "wrong", [{"theme": "gossip"}, {"late_minutes": 0}, {"late_minutes": 1441}, {"campaign_id": 99}]
)
def test_takes_nothing_that_nobody_could_choose(press: Press, wrong: dict[str, object]) -> None:
    edition_id = a_draft(press)
    with pytest.raises(NotFound):
        save(press, edition_id, seen=1, **wrong)
    assert page(press, edition_id).version == 1


def test_stays_in_its_campaign_when_that_has_ended(press: Press) -> None:
    campaign_id = begin_campaign(name="Flood", by=press.chief, at=NOW)
    edition_id = a_draft(press, campaign_id=campaign_id)
    end_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
    save(press, edition_id, seen=1, text="Other words.", campaign_id=campaign_id)
    assert page(press, edition_id).campaign == "Flood"


def test_takes_the_power_to_publish_in_this_office(press: Press) -> None:
    edition_id, words = a_draft(press), wording(press)
    with pytest.raises(NotAllowed):
        revise(
            edition_id=edition_id,
            seen_version=1,
            wording=words,
            by=without(press.chief, Power.PUBLISH),
            at=NOW,
        )
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        revise(edition_id=edition_id, seen_version=1, wording=words, by=stranger, at=NOW)


def test_a_dropped_draft_is_on_record_and_goes_nowhere(press: Press) -> None:
    edition_id = a_draft(press)
    drop_draft(edition_id=edition_id, by=press.chief, at=NOW)
    assert page(press, edition_id).state == "dropped"
    assert queries.versions(office_id=press.office_id, edition_id=edition_id)
    assert queries.listed(office_id=press.office_id, tab="drafts") == ([], None)
    assert published(office_id=press.office_id) == []
