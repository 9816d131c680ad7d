"""Colleagues are told by e-mail, unless they want not to be: once, and it is written down."""

from datetime import datetime, time, timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed
from clarion.ledger import queries as ledger
from clarion.people import queries
from clarion.people.actions import (
    Carried,
    HalfQuiet,
    Happening,
    Telling,
    claim_notice,
    settle_notice,
    tell,
    wish_notices,
)
from clarion.people.models import Notice
from clarion.people.queries import NoticeNow
from tests.makers.people import NOW, a_person, an_actor, an_office, take_in

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=3)
OFFICER = "Communications officer"


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


@pytest.fixture
def colleague(chief: Actor) -> Actor:
    return a_person(by=chief)


def wishes(who: Actor, *happenings: Happening, quiet: tuple[time, time] | None = None) -> None:
    begins, ends = quiet or (None, None)
    wish_notices(happenings=happenings, quiet_from=begins, quiet_until=ends, by=who, at=NOW)


def told(
    *whom: Actor,
    urgent: bool = False,
    happening: Happening = Happening.UNANSWERED,
    once: str = "request:5:step:0",
    at: datetime = NOW,
) -> int:
    what = Telling(
        happening=happening,
        about="request:5",
        once=once,
        line="A signature is late: Mill Lane",
        link="https://desk.example/",
        urgent=urgent,
    )
    by = Actor.clockwork(whom[0].office_id)
    return tell(what=what, whom=[one.person for one in whom], by=by, at=at)


def notices(who: Actor) -> list[NoticeNow]:
    return queries.notices(office_id=who.office_id)


def carried(who: Actor, how: Carried, at: datetime = NOW) -> NoticeNow:
    by, notice = Actor.clockwork(who.office_id), notices(who)[0]
    claimed = claim_notice(notice_id=notice.id, by=by, at=at)
    assert claimed is not None
    settle_notice(notice_id=notice.id, attempt=claimed.attempt, how=how, by=by, at=at)
    return notices(who)[0]


class TestTelling:
    def test_tells_only_those_who_asked_for_it(self, chief: Actor, colleague: Actor) -> None:
        wishes(colleague, Happening.UNANSWERED)
        wishes(chief, Happening.ACCOUNT)
        assert told(chief, colleague) == 1
        (notice,) = notices(chief)
        assert (notice.name, notice.state) == (colleague.name, "queued")
        assert "Mill Lane" in notice.text
        assert "https://desk.example/" in notice.text

    def test_tells_whoever_has_said_nothing_what_nobody_should_sleep_through(
        self, chief: Actor, colleague: Actor
    ) -> None:
        wishes(chief)
        assert told(chief, colleague) == 1
        assert [one.name for one in notices(chief)] == [colleague.name]

    def test_other_things_are_asked_for(self, colleague: Actor) -> None:
        assert told(colleague, happening=Happening.BEGINS) == 0

    def test_tells_nobody_twice(self, colleague: Actor) -> None:
        wishes(colleague, Happening.UNANSWERED)
        assert [told(colleague), told(colleague)] == [1, 1]
        assert len(notices(colleague)) == 1

    def test_tells_nobody_of_another_office(self, colleague: Actor) -> None:
        stranger = an_actor(office_id=an_office())
        assert told(colleague, stranger) == 1
        assert [one.name for one in notices(colleague)] == [colleague.name]
        assert notices(stranger) == []

    def test_leaves_people_alone_in_their_quiet_hours(self, colleague: Actor) -> None:
        wishes(colleague, Happening.UNANSWERED, quiet=(time(9), time(12)))
        told(colleague)
        (notice,) = notices(colleague)
        assert notice.not_before == NOW + timedelta(hours=2)  # 12:00 in London
        assert queries.notices_due(at=LATER) == []

    def test_wakes_them_when_a_life_is_at_risk(self, colleague: Actor) -> None:
        wishes(colleague, Happening.EMERGENCY, quiet=(time(0), time(23, 59)))
        told(colleague, urgent=True, happening=Happening.EMERGENCY)
        assert notices(colleague)[0].not_before == NOW

    def test_quiet_hours_are_whole(self, colleague: Actor) -> None:
        with pytest.raises(HalfQuiet):
            wish_notices(
                happenings=[],
                quiet_from=time(22),
                quiet_until=None,
                by=colleague,
                at=NOW,
            )
        with pytest.raises(HalfQuiet):
            wishes(colleague, quiet=(time(22), time(22)))

    def test_what_somebody_wishes_is_on_record_in_each_of_their_offices(
        self, chief: Actor, colleague: Actor
    ) -> None:
        other = take_in(office_id=an_office(), staff_id=colleague.person, role=OFFICER)
        wishes(colleague, Happening.ACCOUNT)
        for there in (colleague, other):
            about = f"staff:{colleague.person}"
            (entry,) = [
                one
                for one in ledger.history(office_id=there.office_id, about=about)
                if one.deed == "notices chosen"
            ]
            assert (entry.actor_name, entry.facts["happenings"]) == (colleague.name, ["account"])
        with pytest.raises(NotAllowed):
            wishes(Actor.clockwork(chief.office_id), Happening.ACCOUNT)

    def test_an_exercise_says_so_in_the_subject(self) -> None:
        player = an_actor(office_id=an_office(exercise=True))
        wishes(player, Happening.UNANSWERED)
        told(player)
        assert notices(player)[0].subject.startswith("EXERCISE")


class TestCarrying:
    @pytest.fixture(autouse=True)
    def written(self, colleague: Actor) -> None:
        wishes(colleague, Happening.UNANSWERED)
        told(colleague)

    def test_is_in_one_pair_of_hands_at_a_time(self, colleague: Actor) -> None:
        by, (notice,) = Actor.clockwork(colleague.office_id), notices(colleague)
        assert claim_notice(notice_id=notice.id, by=by, at=NOW) is not None
        assert claim_notice(notice_id=notice.id, by=by, at=NOW) is None

    def test_what_left_is_on_record_with_its_moment(self, colleague: Actor) -> None:
        notice = carried(colleague, Carried(state="sent", proof="250 queued"), at=LATER)
        assert (notice.state, notice.settled_at) == ("sent", LATER)
        (entry,) = ledger.history(office_id=colleague.office_id, about="request:5")
        assert (entry.deed, entry.facts["name"]) == ("told by e-mail", colleague.name)

    def test_what_did_not_leave_is_tried_again_and_then_shown(self, colleague: Actor) -> None:
        again = Carried(state="queued", reason="unreachable")
        notice = carried(colleague, again)
        assert (notice.state, notice.reason) == ("queued", "unreachable")
        at = NOW
        while notice.state == "queued":
            at = notice.not_before
            notice = carried(colleague, again, at=at)
        assert notice.state == "failed"
        assert at - NOW < timedelta(hours=1)
        last = ledger.history(office_id=colleague.office_id, about="request:5")[-1]
        assert last.deed == "not told by e-mail"

    def test_what_was_in_dead_hands_is_unknown_and_not_sent_again(self, colleague: Actor) -> None:
        by, (notice,) = Actor.clockwork(colleague.office_id), notices(colleague)
        claim_notice(notice_id=notice.id, by=by, at=NOW)
        late = NOW + timedelta(minutes=2)
        assert queries.notices_due(at=late) == [(colleague.office_id, notice.id)]
        assert claim_notice(notice_id=notice.id, by=by, at=late) is None
        assert notices(colleague)[0].state == "unknown"
        how = Carried(state="sent", proof="250 queued")
        settle_notice(notice_id=notice.id, attempt=1, how=how, by=by, at=late)
        assert notices(colleague)[0].state == "unknown"

    def test_an_old_one_sends_nobody_to_a_desk_where_all_is_done(self, colleague: Actor) -> None:
        by, (notice,) = Actor.clockwork(colleague.office_id), notices(colleague)
        assert claim_notice(notice_id=notice.id, by=by, at=NOW + timedelta(hours=12)) is None
        assert Notice.objects.get().state == "expired"


class TestUndone:
    """What was to tell somebody and did not is an alarm until a later one has left."""

    def undone(self, who: Actor, at: datetime = LATER) -> int:
        return queries.notices_undone(office_id=who.office_id, at=at)

    @pytest.mark.parametrize("state", ["failed", "unknown"])
    def test_what_reached_nobody_counts_for_a_week(self, colleague: Actor, state: str) -> None:
        told(colleague)
        carried(colleague, Carried(state=state, reason="no mailbox"))
        assert self.undone(colleague) == 1
        assert self.undone(colleague, at=NOW + timedelta(days=8)) == 0

    def test_it_is_over_when_a_later_one_reached_that_very_person(
        self, chief: Actor, colleague: Actor
    ) -> None:
        told(colleague)
        carried(colleague, Carried(state="failed", reason="no mailbox"))
        for who, once, undone in ((chief, "late:1", 1), (colleague, "late:2", 0)):
            told(who, happening=Happening.DELIVERY, once=once, at=LATER)
            carried(who, Carried(state="sent", proof="a"), at=LATER)
            assert self.undone(colleague) == undone
