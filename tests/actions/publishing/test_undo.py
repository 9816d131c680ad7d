"""What was ended, dropped or left out can be taken up again, where nothing has come in between."""

from datetime import timedelta

import pytest

from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.ledger import queries as ledger
from clarion.publishing import queries
from clarion.publishing.actions import (
    CampaignNameless,
    CampaignThere,
    IsWithdrawn,
    NoSuchSlot,
    SlotTaken,
    begin_campaign,
    begin_edition,
    begin_slot,
    drop_draft,
    end_campaign,
    end_slot,
    end_template,
    move_edition,
    rename_campaign,
    resume_campaign,
    resume_slot,
    resume_template,
    take_slot,
    take_up_draft,
    withdraw,
    write_template,
)
from clarion.publishing.models import Edition
from clarion.publishing.rules.times.slots import SLOTS_MAX
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_draft, page, submitted


def drop(press: Press, edition_id: int) -> None:
    drop_draft(edition_id=edition_id, by=press.chief, at=NOW)


def take_up(press: Press, edition_id: int) -> int:
    return take_up_draft(edition_id=edition_id, by=press.chief, at=NOW)


def a_slot(press: Press) -> int:
    return begin_slot(days=range(7), wall="09:00", theme="safety", by=press.chief, at=NOW)


def take(press: Press, edition_id: int) -> None:
    (free,) = queries.free_slots(office_id=press.office_id, theme="safety", account_ids=[], at=NOW)
    version = page(press, edition_id).version
    take_slot(
        edition_id=edition_id,
        seen_version=version,
        slot_id=free.id,
        due_at=free.due_at,
        by=press.chief,
        at=NOW,
    )


class TestADraft:
    def test_is_a_draft_again_with_its_words(self, press: Press) -> None:
        edition_id = a_draft(press)
        before = page(press, edition_id)
        drop(press, edition_id)
        now = page(press, take_up(press, edition_id))
        assert (now.state, now.text, now.number) == ("draft", before.text, 2)
        assert page(press, edition_id).state == "dropped"
        about = now.about
        history = ledger.history(office_id=press.office_id, about=about)
        assert [one.deed for one in history][-2:] == ["draft dropped", "draft taken up"]

    def test_has_its_slot_unless_somebody_has_taken_it(self, press: Press) -> None:
        a_slot(press)
        first, second = a_draft(press), a_draft(press)
        take(press, first)
        drop(press, first)
        again = take_up(press, first)
        assert Edition.objects.get(pk=again).slot_id
        drop(press, again)
        take(press, second)
        now = Edition.objects.get(pk=take_up(press, again))
        assert (now.slot_id, now.due_at) == (None, Edition.objects.get(pk=second).due_at)

    def test_only_if_it_was_dropped_and_nothing_has_begun_since(self, press: Press) -> None:
        first = submitted(press)
        second = begin_edition(edition_id=first, by=press.chief, at=NOW)
        with pytest.raises(AlreadyMoved):
            take_up(press, second)
        drop(press, second)
        third = a_draft(press)
        drop(press, third)
        withdraw(statement_id=page(press, third).statement_id, why="No", by=press.chief, at=NOW)
        with pytest.raises(IsWithdrawn):
            take_up(press, third)

    def test_not_by_strangers(self, press: Press) -> None:
        edition_id = a_draft(press)
        drop(press, edition_id)
        with pytest.raises(NotFound):
            take_up_draft(edition_id=edition_id, by=an_actor(office_id=an_office()), at=NOW)


class TestAMove:
    def test_takes_a_slot_that_offers_that_time(self, press: Press) -> None:
        slot_id = a_slot(press)
        edition_id, other = a_draft(press), a_draft(press)
        take(press, other)
        taken = page(press, other).due_at
        assert taken is not None

        def move(days: int, minutes: int = 0) -> int:
            return move_edition(
                edition_id=edition_id,
                seen_version=1,
                to=taken + timedelta(days=days, minutes=minutes),
                slot_id=slot_id,
                by=press.chief,
                at=NOW,
            )

        with pytest.raises(SlotTaken):
            move(0)
        with pytest.raises(NoSuchSlot):
            move(1, minutes=5)
        move(1)
        assert Edition.objects.get(pk=edition_id).slot_id == slot_id


class TestWhatHasEnded:
    def test_a_slot_is_kept_again(self, press: Press) -> None:
        slot_id = a_slot(press)
        end_slot(slot_id=slot_id, by=press.chief, at=NOW)
        resume_slot(slot_id=slot_id, by=press.chief, at=NOW)
        assert [one.id for one in queries.slots(office_id=press.office_id, at=NOW)] == [slot_id]
        with pytest.raises(NotFound):
            resume_slot(slot_id=slot_id, by=press.chief, at=NOW)
        assert SLOTS_MAX > 1

    def test_a_template_is_offered_again(self, press: Press) -> None:
        template_id = write_template(
            name="Flood", headline="", text="x", language="en", theme="safety",
            by=press.chief, at=NOW,
        )  # fmt: skip
        end_template(template_id=template_id, by=press.chief, at=NOW)
        resume_template(template_id=template_id, by=press.chief, at=NOW)
        assert queries.template(office_id=press.office_id, template_id=template_id).name == "Flood"

    def test_a_campaign_goes_on_unless_another_has_its_name(self, press: Press) -> None:
        campaign_id = begin_campaign(name="Flood week", by=press.chief, at=NOW)
        end_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
        resume_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
        end_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)
        begin_campaign(name="Flood week", by=press.chief, at=NOW)
        with pytest.raises(CampaignThere):
            resume_campaign(campaign_id=campaign_id, by=press.chief, at=NOW)


def test_a_campaign_gets_another_name_that_no_other_has(press: Press) -> None:
    first = begin_campaign(name="Flood week", by=press.chief, at=NOW)
    begin_campaign(name="Book week", by=press.chief, at=NOW)
    rename_campaign(campaign_id=first, name=" Flood month ", by=press.chief, at=NOW)
    assert (first, "Flood month") in queries.campaigns(office_id=press.office_id)
    for name, refusal in (("Book week", CampaignThere), (" ", CampaignNameless)):
        with pytest.raises(refusal):
            rename_campaign(campaign_id=first, name=name, by=press.chief, at=NOW)
