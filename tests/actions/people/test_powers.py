"""Four eyes for powers: what grows waits for a second person, and there is no way around them."""

import pytest

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.people import actions, jobs, queries
from clarion.people.actions import Course, Happening
from clarion.people.actions.powers.agree_to_change import ChangedSince, ProposerGone
from clarion.people.models import Change
from clarion.people.rules.four_eyes import (
    ALONE_AFTER,
    LeftLately,
    NobodyCouldAgree,
    OwnChange,
    WouldGain,
)
from clarion.people.rules.presets import PRESETS
from tests.makers.jobs import waiting_jobs
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.powers import (
    KEEPER,
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
    now,
    reshape,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(ana: Actor) -> Actor:
    """Somebody else who manages people, but signs nothing."""
    return an_actor(office_id=ana.office_id, role=KEEPER)


class TestARole:
    def test_waits_until_a_second_person_agrees(self, ana: Actor, ben: Actor, cleo: Actor) -> None:
        assert give(cleo, OFFICER, by=ana) is Course.WAITS
        assert (now(cleo).role, last_entry(ana).deed) == (READER, "role change proposed")
        agree(ben)
        entry = last_entry(ana)
        assert (now(cleo).role, entry.deed) == (OFFICER, "role changed")
        assert (entry.actor_id, entry.facts["proposed_by"]) == (ben.staff_id, ana.staff_id)
        with pytest.raises(AlreadyMoved):
            agree(ben, change_id=Change.objects.get().pk)

    def test_is_taken_away_at_once(self, ana: Actor, ben: Actor, cleo: Actor) -> None:
        assert give(ben, cleo.role, by=ana) is Course.AT_ONCE
        assert now(ben).powers == cleo.powers

    def test_is_agreed_to_neither_by_its_proposer_nor_by_whoever_gains(
        self, ana: Actor, ben: Actor, keeper: Actor
    ) -> None:
        give(keeper, OFFICER, by=ana)
        with pytest.raises(OwnChange):
            agree(ana)
        with pytest.raises(WouldGain):
            agree(keeper)
        agree(ben)
        assert now(keeper).may(Power.SIGN)

    @pytest.mark.usefixtures("ben")
    def test_is_agreed_to_only_by_who_manages_people_here(self, ana: Actor, cleo: Actor) -> None:
        give(cleo, OFFICER, by=ana)
        number = waiting(ana)
        with pytest.raises(NotAllowed):
            agree(an_actor(office_id=ana.office_id, role=SUPERVISOR), change_id=number)
        with pytest.raises(NotFound):
            agree(an_actor(office_id=an_office()), change_id=number)
        for deed in (actions.agree_to_change, actions.drop_change):
            with pytest.raises(NotAllowed):
                deed(change_id=number, by=Actor.clockwork(ana.office_id), at=NOW)

    def test_of_two_administrators_each_proposes_their_own(self, ana: Actor, keeper: Actor) -> None:
        with pytest.raises(NobodyCouldAgree):
            give(keeper, OFFICER, by=ana)
        assert give(keeper, OFFICER, by=keeper) is Course.WAITS
        agree(ana)
        assert now(keeper).may(Power.SIGN)

    def test_gives_nothing_when_it_includes_more_than_was_agreed_to(
        self, ana: Actor, ben: Actor, cleo: Actor
    ) -> None:
        a_role("Helper", [Power.ANSWER], by=ana)
        give(cleo, "Helper", by=ana)
        assert reshape("Helper", *WHOLE, by=ana) is Course.AT_ONCE  # nobody has it
        with pytest.raises(ChangedSince):
            agree(ben)
        assert now(cleo).role == READER

    @pytest.mark.usefixtures("ben")
    def test_waits_no_more_when_another_is_chosen_or_they_leave(
        self, ana: Actor, cleo: Actor
    ) -> None:
        give(cleo, OFFICER, by=ana)
        give(cleo, SUPERVISOR, by=ana)
        (found,) = queries.changes_waiting(office_id=ana.office_id)
        assert found.role == SUPERVISOR
        leave(cleo, by=ana)
        assert not queries.changes_waiting(office_id=ana.office_id)

    def test_stays_as_it_was_when_it_is_turned_down(
        self, ana: Actor, ben: Actor, cleo: Actor
    ) -> None:
        give(cleo, OFFICER, by=ana)
        number = waiting(ana)
        actions.drop_change(change_id=number, by=ben, at=NOW)
        assert (now(cleo).role, last_entry(ana).deed) == (READER, "change dropped")
        with pytest.raises(AlreadyMoved):
            agree(ben, change_id=number)

    def test_comes_not_from_somebody_who_was_sent_away(
        self, ana: Actor, ben: Actor, cleo: Actor
    ) -> None:
        """Their session may have been stolen, which may be why."""
        give(cleo, OFFICER, by=ana)
        leave(ana, by=ben)
        with pytest.raises(ProposerGone):
            agree(ben)
        assert now(cleo).role == READER


class TestTheShapeOfARole:
    @pytest.mark.usefixtures("ben")
    def test_is_free_while_nobody_has_it_and_then_giving_it_waits(
        self, ana: Actor, cleo: Actor
    ) -> None:
        a_role("Helper", [Power.READ_CASES], by=ana)
        assert reshape("Helper", *WHOLE, by=ana) is Course.AT_ONCE
        assert give(cleo, "Helper", by=ana) is Course.WAITS
        assert not now(cleo).may(Power.SIGN)

    def test_waits_where_the_proposer_has_it(self, ben: Actor, keeper: Actor) -> None:
        assert reshape(KEEPER, *PRESETS[KEEPER], Power.SIGN, by=keeper) is Course.WAITS
        with pytest.raises(OwnChange):
            agree(keeper)
        assert not now(keeper).may(Power.SIGN)
        agree(ben)
        assert now(keeper).may(Power.SIGN)

    @pytest.mark.usefixtures("ben")
    def test_waits_as_a_whole_when_it_takes_here_and_gives_there(self, ana: Actor) -> None:
        officer = an_actor(office_id=ana.office_id, role=OFFICER)
        assert reshape(OFFICER, Power.READ_CASES, Power.ANSWER, by=ana) is Course.WAITS
        assert now(officer).powers == officer.powers
        assert reshape(OFFICER, Power.READ_CASES, by=ana) is Course.AT_ONCE
        assert now(officer).powers == {Power.READ_CASES}
        assert not queries.changes_waiting(office_id=ana.office_id)

    @pytest.mark.usefixtures("ben", "cleo")
    def test_counts_who_is_invited_to_it(self, ana: Actor) -> None:
        """An invitation to a role without powers needs nobody; then the role would get them."""
        a_role("Helper", [Power.READ_CASES], by=ana)
        offered = ask_in("Helper", by=ana)
        assert offered.how is Course.AT_ONCE
        assert reshape("Helper", *WHOLE, by=ana) is Course.WAITS
        assert not begin(offered, office_id=ana.office_id).may(Power.SIGN)

    def test_reaches_nobody_who_came_into_it_while_it_waited(
        self, ana: Actor, ben: Actor, cleo: Actor
    ) -> None:
        reshape(READER, *WHOLE, by=ana)
        eve = begin(ask_in(READER, by=ana), office_id=ana.office_id)
        with pytest.raises(ChangedSince):
            agree(ben)
        assert not now(eve).may(Power.SIGN)
        assert not now(cleo).may(Power.SIGN)


class TestAlone:
    def test_goes_on_and_the_ledger_says_that_nobody_could_look(
        self, ana: Actor, cleo: Actor
    ) -> None:
        assert give(cleo, OFFICER, by=ana) is Course.ALONE
        assert last_entry(ana).facts["alone"] is True
        assert ask_in(SUPERVISOR, by=ana).how is Course.ALONE
        assert last_entry(ana).facts["alone"] is True
        assert reshape(OFFICER, *WHOLE, Power.ANSWER, by=ana) is Course.ALONE
        assert last_entry(ana).facts["alone"] is True

    @pytest.mark.parametrize("way", ["end", "role", "shape"])
    def test_is_nobody_who_sent_the_second_one_away(
        self, ana: Actor, keeper: Actor, cleo: Actor, way: str
    ) -> None:
        match way:
            case "end":
                leave(keeper, by=ana)
            case "role":
                give(keeper, READER, by=ana)
            case _:
                reshape(KEEPER, Power.READ_LEDGER, by=ana)
        for deed in (
            lambda: give(cleo, OFFICER, by=ana),
            lambda: ask_in(SUPERVISOR, by=ana),
            lambda: reshape(READER, *WHOLE, by=ana),
        ):
            with pytest.raises(LeftLately):
                deed()
        assert give(cleo, OFFICER, by=ana, at=NOW + ALONE_AFTER) is Course.ALONE

    def test_is_whom_the_other_has_left(self, ana: Actor, keeper: Actor, cleo: Actor) -> None:
        """That took both of them."""
        leave(keeper, by=keeper)
        assert give(cleo, OFFICER, by=ana) is Course.ALONE


def test_tells_whoever_could_agree_and_nobody_else(ana: Actor, ben: Actor, cleo: Actor) -> None:
    for one in (ana, ben, cleo):
        actions.wish_notices(
            happenings=[Happening.POWERS],
            quiet_from=None,
            quiet_until=None,
            by=one,
            at=NOW,
        )
    give(cleo, OFFICER, by=ana)
    assert (jobs.tell_of_change.name, 0) in waiting_jobs()
    number = waiting(ana)
    jobs.tell_of_change(office_id=ana.office_id, change_id=number)
    (told,) = queries.notices(office_id=ana.office_id)
    assert told.name == ben.name
    assert f"/people/changes/#change-{number}" in told.text
    agree(ben)
    by = Actor.clockwork(ana.office_id)
    assert actions.tell_of_change(change_id=number, link="", by=by, at=NOW) == 0
