"""Who may speak about a theme or in a campaign is asked at the beginning and at the end."""

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people import actions as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import NothingChanges, OwnProposal, agree_to_posting_rule
from clarion.postroom.queries import EVERYBODY, Named, Permit
from clarion.publishing import queries
from clarion.publishing.actions import NotYours, begin_campaign, propose_right, rename_campaign
from tests.makers.desk import without
from tests.makers.people import NOW, a_person, an_actor, an_office, membership_id
from tests.makers.publishing import Press, a_draft, page, send_for_signature, signed, submitted

OFFICER = Permit(roles=frozenset({"Communications officer"}))


@pytest.fixture
def campaign_id(press: Press) -> int:
    begin_campaign(name="Mill Lane fire", by=press.chief, at=NOW)
    return queries.campaigns(office_id=press.office_id)[0][0]


def narrow(press: Press, permit: Permit = OFFICER, **about: object) -> bool:
    return propose_right(**about, permit=permit, by=press.signer, at=NOW)  # type: ignore[arg-type]  # a campaign or a theme


def named(press: Press) -> Permit:
    return Permit(people=frozenset({Named(id=press.chief.person, name=press.chief.name)}))


def test_a_campaign_is_spoken_in_by_whom_it_names(press: Press, campaign_id: int) -> None:
    assert narrow(press, campaign_id=campaign_id)
    edition_id = a_draft(press, campaign_id=campaign_id)
    with pytest.raises(NotYours) as refused:
        send_for_signature(press, edition_id)
    assert "Mill Lane fire" in refused.value.sentence
    assert "Communications officer" in refused.value.sentence
    assert page(press, submitted(press)).state == "in_review"  # elsewhere they may speak


def test_a_theme_is_spoken_about_by_whom_it_names(press: Press) -> None:
    assert narrow(press, theme="safety")
    with pytest.raises(NotYours) as refused:
        submitted(press)
    assert "The theme “Safety”" in refused.value.sentence


def test_somebody_is_named_whatever_their_role(press: Press, campaign_id: int) -> None:
    assert narrow(press, named(press), campaign_id=campaign_id)
    assert page(press, submitted(press, campaign_id=campaign_id)).state == "in_review"


def test_who_left_has_no_name_there_any_more(press: Press, campaign_id: int) -> None:
    narrow(press, named(press), campaign_id=campaign_id)
    edition_id = submitted(press, campaign_id=campaign_id)
    people.end_membership(membership_id=membership_id(press.chief), by=press.signer, at=NOW)
    signed(press, edition_id)
    assert page(press, edition_id).state == "missed"
    assert not press.net.posts(author="townhall")


def test_a_right_that_was_taken_meanwhile_stops_it_at_the_end(
    press: Press, campaign_id: int
) -> None:
    edition_id = submitted(press, campaign_id=campaign_id)
    narrow(press, campaign_id=campaign_id)
    signed(press, edition_id)
    found = page(press, edition_id)
    assert found.state == "missed"
    assert all("may not say this here any more" in one.trouble for one in found.audiences)


def test_giving_needs_two_who_manage_the_office(press: Press, campaign_id: int) -> None:
    narrow(press, campaign_id=campaign_id)
    assert not narrow(press, EVERYBODY, campaign_id=campaign_id)
    rules = postroom.all_posting_rules(office_id=press.office_id)
    (waiting,) = [rule for rule, holds in rules if not holds]
    with pytest.raises(OwnProposal):
        agree_to_posting_rule(rule_id=waiting.id, by=press.signer, at=NOW)
    weak = without(press.chief, Power.MANAGE_OFFICE)
    with pytest.raises(NotAllowed):
        agree_to_posting_rule(rule_id=waiting.id, by=weak, at=NOW)
    agree_to_posting_rule(rule_id=waiting.id, by=press.chief, at=NOW)
    assert page(press, submitted(press, campaign_id=campaign_id)).state == "in_review"
    deeds = [
        one.deed
        for one in ledger.history(office_id=press.office_id, about=f"campaign:{campaign_id}")
    ]
    assert deeds[-3:] == [
        "posting rule narrowed",
        "posting rule proposed",
        "posting rule agreed to",
    ]


def test_it_names_only_what_there_is(press: Press, campaign_id: int) -> None:
    stranger = an_actor(office_id=an_office())
    with pytest.raises(NotFound):
        narrow(press, theme="gossip")
    with pytest.raises(NotFound):
        narrow(press, campaign_id=campaign_id + 1)
    strange = Permit(people=frozenset({Named(id=stranger.person, name="Somebody")}))
    with pytest.raises(NotFound):
        narrow(press, strange, campaign_id=campaign_id)
    with pytest.raises(NothingChanges):
        narrow(press, EVERYBODY, theme="safety")
    officer = a_person(by=press.chief, role="Communications officer")
    with pytest.raises(NotAllowed):
        propose_right(theme="safety", permit=OFFICER, by=officer, at=NOW)


def test_a_renamed_campaign_keeps_its_rule(press: Press, campaign_id: int) -> None:
    narrow(press, campaign_id=campaign_id)
    rename_campaign(campaign_id=campaign_id, name="Fire", by=press.chief, at=NOW)
    (line,) = [
        one for one in queries.rights_board(office_id=press.office_id) if one.scope == "campaign"
    ]
    assert (line.title, line.holds) == ("Fire", "Communications officer: every theme")


def test_a_rule_that_names_somebody_who_left_can_be_changed(press: Press, campaign_id: int) -> None:
    both = Permit(roles=OFFICER.roles, people=named(press).people)
    narrow(press, both, campaign_id=campaign_id)
    people.end_membership(membership_id=membership_id(press.chief), by=press.signer, at=NOW)
    assert narrow(press, named(press), campaign_id=campaign_id)
