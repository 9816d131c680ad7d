"""Four eyes for access: who comes in with power, and who is let back into an account."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.models import Entry
from clarion.people import actions, queries
from clarion.people.actions import Course
from clarion.people.actions.powers.agree_to_change import ChangedSince
from clarion.people.actions.signing.use_pass import LinkClosed, LinkWaits
from clarion.people.actions.signing.weighing_help import AskAtTheMachine, AskThere
from clarion.people.models import Staff
from clarion.people.rules.four_eyes import LeftLately, OwnChange
from clarion.people.rules.one_time import INVITATION_LASTS, NEW_PASSWORD_LASTS
from tests.makers.people import NOW, PASSWORD, an_actor, an_app, an_office, take_in
from tests.makers.powers import (
    HANDLER,
    KEEPER,
    NEW_PASSWORD,
    OFFICER,
    READER,
    SUPERVISOR,
    WHOLE,
    a_role,
    agree,
    ask_in,
    begin,
    give,
    last_entry,
    leave,
    new_password,
    remove_factors,
    reshape,
    take,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(ana: Actor) -> Actor:
    """She writes statements and signs them."""
    return an_actor(office_id=ana.office_id, role=OFFICER)


class TestAnInvitation:
    def test_opens_no_door_before_a_second_person_agrees(self, ana: Actor, ben: Actor) -> None:
        """Somebody could ask themselves in under another address."""
        offered = ask_in(SUPERVISOR, by=ana)
        assert offered.how is Course.WAITS
        with pytest.raises(LinkWaits):
            begin(offered, office_id=ana.office_id)
        assert not Staff.objects.filter(email="eve@example.org").exists()
        with pytest.raises(OwnChange):
            agree(ana)
        late = NOW + INVITATION_LASTS * 2
        agree(ben, at=late)
        soon = late + INVITATION_LASTS - timedelta(seconds=1)
        assert begin(offered, office_id=ana.office_id, at=soon).role == SUPERVISOR

    @pytest.mark.usefixtures("ben", "cleo")
    def test_needs_nobody_for_a_role_that_only_reads(self, ana: Actor) -> None:
        offered = ask_in(READER, by=ana)
        assert offered.how is Course.AT_ONCE
        assert begin(offered, office_id=ana.office_id).role == READER

    def test_never_works_once_it_is_turned_down_or_another_is_made(
        self, ana: Actor, ben: Actor
    ) -> None:
        first, second = ask_in(SUPERVISOR, by=ana), ask_in(OFFICER, by=ana)
        actions.drop_change(change_id=waiting(ben), by=ben, at=NOW)
        for offered in (first, second):
            with pytest.raises(LinkClosed):
                begin(offered, office_id=ana.office_id)

    def test_waits_no_more_when_it_is_withdrawn(self, ana: Actor, ben: Actor) -> None:
        ask_in(SUPERVISOR, by=ana)
        (found,) = queries.open_invitations(office_id=ana.office_id, at=NOW)
        assert found.waits
        actions.withdraw_invitation(invitation_id=found.id, by=ben, at=NOW)
        assert not queries.changes_waiting(office_id=ana.office_id)
        assert not queries.open_invitations(office_id=ana.office_id, at=NOW)

    def test_gives_nothing_when_its_role_includes_more_than_was_seen(
        self, ana: Actor, ben: Actor
    ) -> None:
        a_role("Helper", [Power.ANSWER], by=ana)
        offered = ask_in("Helper", by=ana)
        first = waiting(ana)
        assert reshape("Helper", *WHOLE, by=ana) is Course.WAITS
        _first, second = queries.changes_waiting(office_id=ana.office_id)
        agree(ben, change_id=second.id)
        with pytest.raises(ChangedSince):
            agree(ben, change_id=first)
        with pytest.raises(LinkWaits):
            begin(offered, office_id=ana.office_id)


class TestAnAccount:
    def test_of_whoever_can_speak_is_opened_by_two(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        offered = new_password(officer, by=ana)
        assert offered.how is Course.WAITS
        with pytest.raises(LinkWaits):
            take(offered)
        assert queries.person(officer.person).check_password(PASSWORD)
        with pytest.raises(OwnChange):
            agree(ana)
        late = NOW + NEW_PASSWORD_LASTS * 3
        agree(ben, at=late)
        take(offered, at=late)
        assert queries.person(officer.person).check_password(NEW_PASSWORD)

    def test_is_never_opened_by_a_link_that_was_turned_down(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        offered = new_password(officer, by=ana)
        actions.drop_change(change_id=waiting(ben), by=ben, at=NOW)
        with pytest.raises(LinkClosed):
            take(offered)

    def test_keeps_its_second_factor_until_two_have_agreed(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        an_app(officer)
        assert remove_factors(officer, by=ana) is Course.WAITS
        assert Authenticator.objects.filter(user_id=officer.staff_id).exists()
        agree(ben)
        assert not Authenticator.objects.filter(user_id=officer.staff_id).exists()

    @pytest.mark.usefixtures("ben")
    def test_of_ones_own_is_no_way_either(self, ana: Actor) -> None:
        """Whoever has only a session would have an account."""
        offered = new_password(ana, by=ana)
        with pytest.raises(LinkWaits):
            take(offered)
        with pytest.raises(OwnChange):
            agree(ana)

    @pytest.mark.usefixtures("ben")
    def test_of_whoever_only_reads_is_opened_by_one(self, ana: Actor, cleo: Actor) -> None:
        offered = new_password(cleo, by=ana)
        assert offered.how is Course.AT_ONCE
        take(offered)

    def test_is_closed_again_when_its_owner_gets_more_power(
        self, ana: Actor, ben: Actor, cleo: Actor
    ) -> None:
        """A link to whoever only reads could be kept until they sign."""
        offered = new_password(cleo, by=ana)
        give(cleo, OFFICER, by=ana)
        agree(ben)
        with pytest.raises(LinkClosed):
            take(offered)

    def test_is_not_opened_by_agreeing_to_help_that_was_proposed_for_less(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        """Who gains meanwhile is helped anew: whoever proposed it knew the account as it was."""
        an_app(officer)
        offered = new_password(officer, by=ana)
        remove_factors(officer, by=ana)
        password, factors = (one.id for one in queries.changes_waiting(office_id=ana.office_id))
        give(officer, KEEPER, by=ana)
        (role,) = (
            one.id
            for one in queries.changes_waiting(office_id=ana.office_id)
            if one.id not in {password, factors}
        )
        agree(ben, change_id=role)
        for change_id in (password, factors):
            with pytest.raises(AlreadyMoved):
                agree(ben, change_id=change_id)
        with pytest.raises(LinkClosed):
            take(offered)
        assert Authenticator.objects.filter(user_id=officer.staff_id).exists()

    def test_is_not_opened_by_agreeing_in_another_office_either(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        drill = an_office(exercise=True)
        there = take_in(office_id=drill, staff_id=ana.person, role="First administrator")
        guest = take_in(office_id=drill, staff_id=officer.person, role=HANDLER)
        offered = new_password(officer, by=ana)
        assert give(guest, OFFICER, by=there) is Course.ALONE
        assert not queries.changes_waiting(office_id=ana.office_id)
        with pytest.raises(LinkClosed):
            take(offered)
        assert last_entry(ben).deed == "change dropped"

    def test_keeps_what_waits_about_a_second_factor_when_a_password_is_asked_for(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        """Whoever has lost both needs both."""
        remove_factors(officer, by=ana)
        new_password(officer, by=ana)
        assert len(queries.changes_waiting(office_id=ben.office_id)) == 2

    def test_is_weighed_again_when_it_is_agreed_to(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        """Meanwhile she speaks only where somebody else must agree."""
        drill = an_office(exercise=True)
        take_in(office_id=drill, staff_id=ana.person, role="First administrator")
        take_in(office_id=drill, staff_id=officer.person, role=OFFICER)
        new_password(officer, by=ana)
        remove_factors(officer, by=ana)
        a_role(READER, [Power.READ_CASES], by=ana)
        give(officer, READER, by=ana)
        an_actor(office_id=drill)
        for change in queries.changes_waiting(office_id=ana.office_id):
            with pytest.raises(AskThere):
                agree(ben, change_id=change.id)

    def test_is_closed_again_when_its_owner_joins_another_office(
        self, ana: Actor, cleo: Actor
    ) -> None:
        offered = new_password(cleo, by=ana)
        take_in(office_id=an_office(), staff_id=cleo.person, role=OFFICER)
        with pytest.raises(LinkClosed):
            take(offered)

    def test_is_not_opened_alone_by_who_sent_the_second_one_away(
        self, ana: Actor, ben: Actor, officer: Actor
    ) -> None:
        leave(ben, by=ana)
        with pytest.raises(LeftLately):
            new_password(officer, by=ana)
        with pytest.raises(LeftLately):
            remove_factors(officer, by=ana)

    @pytest.mark.usefixtures("ben")
    def test_is_not_opened_through_an_office_where_nobody_looks(
        self, ana: Actor, officer: Actor
    ) -> None:
        """Ana alone manages an exercise, in which the signatory takes part."""
        drill = an_office(exercise=True)
        there = take_in(office_id=drill, staff_id=ana.person, role="First administrator")
        guest = take_in(office_id=drill, staff_id=officer.person, role=HANDLER)
        with pytest.raises(AskThere):
            new_password(guest, by=there)
        with pytest.raises(AskThere):
            remove_factors(guest, by=there)
        assert new_password(officer, by=ana).how is Course.WAITS


def test_lets_the_only_other_administrator_in_at_the_machine(
    ana: Actor, ben: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    an_app(ben)
    with pytest.raises(AskAtTheMachine):
        new_password(ben, by=ana)
    with pytest.raises(AskAtTheMachine):
        remove_factors(ben, by=ana)
    call_command("letin", queries.person(ben.person).email, "--second-factor")
    secret = capsys.readouterr().out.strip().rsplit("/", 2)[1]
    assert queries.offers_new_password(secret=secret, at=NOW)
    assert not Authenticator.objects.exists()
    entry = Entry.objects.of(ana.office_id).get(deed="let in at the machine")
    assert entry.actor_name.endswith("at the machine")
    with pytest.raises(CommandError, match="Nobody with this address"):
        call_command("letin", "nobody@example.org")
