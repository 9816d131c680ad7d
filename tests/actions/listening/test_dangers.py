"""What was said in public and may be about a life: somebody looks at it, or people are told."""

from datetime import time, timedelta

import pytest

from clarion.config.alarms import mentions as alarm
from clarion.config.waiting import waits
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.listening import queries
from clarion.listening.actions import (
    call_harmless,
    read_with_care,
    take_back_harmless,
    take_up,
    tell_of_danger,
)
from clarion.listening.actions.mentions.call_harmless import NothingFound
from clarion.listening.actions.mentions.take_up import TakenUp
from clarion.listening.models import Mention
from clarion.listening.rules.dangers import TOLD_EVERY, WAITS
from clarion.people import queries as people
from clarion.people.actions import Happening, wish_notices
from clarion.people.models import Notice
from tests.makers.desk import without
from tests.makers.letterbox import a_counter
from tests.makers.listening import Ear, a_watch, an_ear, hears
from tests.makers.people import NOW, a_person, an_actor

pytestmark = pytest.mark.django_db

HELP = "help, my mum wont wake up, Mill Lane 4"
MINUTE = timedelta(minutes=1)
LINK = "https://desk.example/wick/listening/dangers/"


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear, "Mill Lane")
    return ear


@pytest.fixture
def danger(ear: Ear) -> Mention:
    (one,) = hears(ear, HELP)
    return one


def waiting(ear: Ear) -> list[int]:
    return [one.id for one in queries.dangers(office_id=ear.office_id, before_id=None).mentions]


class TestSomebodyLooks:
    def test_what_is_called_harmless_waits_no_longer_and_can_be_taken_back(
        self, ear: Ear, danger: Mention
    ) -> None:
        assert waiting(ear) == [danger.pk]
        call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
        call_harmless(mention_id=danger.pk, by=ear.other, at=NOW + MINUTE)
        assert waiting(ear) == []
        assert queries.at_risk(office_id=ear.office_id) == ([], 0)
        (one,) = queries.called_harmless(office_id=ear.office_id)
        assert (one.harmless_by, one.risk) == (ear.chief.name, "certain")
        take_back_harmless(mention_id=danger.pk, by=ear.other, at=NOW + MINUTE)
        assert waiting(ear) == [danger.pk]
        assert queries.called_harmless(office_id=ear.office_id) == []
        deeds = Entry.objects.filter(about=f"mention:{danger.pk}").order_by("pk")
        assert [one.deed for one in deeds] == ["mention called harmless", "mention waits again"]

    def test_what_the_desk_has_is_not_called_harmless_here(self, ear: Ear, danger: Mention) -> None:
        a_counter(by=ear.chief)
        call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
        take_up(mention_id=danger.pk, by=ear.other, at=NOW)  # who sees it otherwise
        with pytest.raises(TakenUp):
            call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
        assert queries.called_harmless(office_id=ear.office_id) == []

    def test_only_what_was_taken_for_a_danger_is_called_harmless(self, ear: Ear) -> None:
        (one,) = hears(ear, "Mill Lane is lovely in spring")
        with pytest.raises(NothingFound):
            call_harmless(mention_id=one.pk, by=ear.chief, at=NOW)

    def test_nobody_looks_at_another_offices(self, danger: Mention) -> None:
        stranger = an_ear()
        for deed in (call_harmless, take_back_harmless):
            with pytest.raises(NotFound):
                deed(mention_id=danger.pk, by=stranger.chief, at=NOW)
        assert waiting(stranger) == []


class TestWhoeverAssesses:
    def test_takes_up_a_danger_and_nothing_else(self, ear: Ear, danger: Mention) -> None:
        a_counter(by=ear.chief)
        handler = a_person(by=ear.chief)
        (plain,) = hears(ear, "Mill Lane is lovely in spring")
        with pytest.raises(NotAllowed):
            take_up(mention_id=plain.pk, by=handler, at=NOW)
        assert take_up(mention_id=danger.pk, by=handler, at=NOW)
        (other,) = hears(ear, HELP)
        call_harmless(mention_id=other.pk, by=handler, at=NOW)
        deaf = without(handler, "assess")
        for deed in (call_harmless, take_back_harmless, take_up):
            with pytest.raises(NotAllowed):
                deed(mention_id=other.pk, by=deaf, at=NOW)

    def test_has_the_alarm_on_every_page(self, ear: Ear, danger: Mention) -> None:
        handler = a_person(by=ear.chief)
        office = people.office(ear.office_id)
        for person in (handler, ear.chief):
            rings = alarm(office, waits(actor=person, at=NOW))
            assert rings is not None
            assert rings.url.endswith("/listening/dangers/")
        assert alarm(office, waits(actor=without(handler, "assess"), at=NOW)) is None
        call_harmless(mention_id=danger.pk, by=handler, at=NOW)
        assert alarm(office, waits(actor=handler, at=NOW)) is None


class TestPeopleAreTold:
    def told(self, ear: Ear, after: timedelta = WAITS) -> int:
        if ear.office_id not in queries.offices_in_danger(at=NOW + after):
            return 0
        return tell_of_danger(link=LINK, by=ear.clockwork, at=NOW + after)

    def test_once_the_alarm_has_reached_nobody(self, ear: Ear, danger: Mention) -> None:
        handler = a_person(by=ear.chief)
        assert self.told(ear, WAITS - MINUTE) == 0
        assert self.told(ear) == 3  # who listens, and who assesses
        assert self.told(ear, WAITS + MINUTE) == 3
        notices = Notice.objects.of(ear.office_id)
        assert {one.name for one in notices} == {ear.chief.name, ear.other.name, handler.name}
        (notice,) = notices.filter(staff_id=handler.person)
        assert "1 thing may be about a life" in notice.text
        assert LINK in notice.text
        assert "mum" not in notice.text

    def test_not_when_somebody_has_looked(self, ear: Ear, danger: Mention) -> None:
        call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
        assert self.told(ear) == 0
        assert tell_of_danger(link=LINK, by=ear.clockwork, at=NOW + WAITS) == 0

    def test_once_an_hour_while_something_is_fresh(self, ear: Ear, danger: Mention) -> None:
        self.told(ear)
        assert self.told(ear, WAITS + TOLD_EVERY + MINUTE) == 0
        hears(ear, "my dad is not breathing, Mill Lane", at=NOW + TOLD_EVERY)
        assert self.told(ear, WAITS + TOLD_EVERY) == 2
        newest = Notice.objects.of(ear.office_id).order_by("-pk").first()
        assert newest is not None
        assert "2 things may be about a life" in newest.text

    def test_in_their_quiet_hours_too(self, ear: Ear, danger: Mention) -> None:
        wish_notices(
            happenings=[Happening.OVERHEARD],
            quiet_from=time(0),
            quiet_until=time(23, 59),
            by=ear.chief,
            at=NOW,
        )
        self.told(ear)
        (notice,) = Notice.objects.of(ear.office_id).filter(staff_id=ear.chief.person)
        assert notice.not_before == NOW + WAITS

    def test_not_of_what_is_only_possible_nor_in_another_office(
        self, ear: Ear, danger: Mention
    ) -> None:
        Mention.objects.filter(pk=danger.pk).update(risk="possible")
        assert queries.offices_in_danger(at=NOW + WAITS) == []
        Mention.objects.filter(pk=danger.pk).update(risk="certain")
        stranger = an_actor(office_id=an_ear().office_id)
        self.told(ear)
        assert not Notice.objects.filter(staff_id=stranger.person).exists()


def test_a_graver_reading_lets_what_was_called_harmless_wait_again(
    ear: Ear, danger: Mention
) -> None:
    Mention.objects.filter(pk=danger.pk).update(risk="possible", read_at=None)
    call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
    read_with_care(by=ear.clockwork, at=NOW + MINUTE)
    assert waiting(ear) == [danger.pk]
    call_harmless(mention_id=danger.pk, by=ear.chief, at=NOW)
    Mention.objects.filter(pk=danger.pk).update(read_at=None)
    read_with_care(by=ear.clockwork, at=NOW + MINUTE)
    assert waiting(ear) == [], "nothing was found that was not known"


class TestWhatTheModelAloneTakesForADanger:
    SAYS = "There are many sick people in our camp near Mill Lane"

    def test_stands_apart_and_rings_no_alarm(self, ear: Ear) -> None:
        (one,) = hears(ear, self.SAYS)
        assert (one.risk, one.perhaps) == ("", True)
        assert one.risk_words
        assert waiting(ear) == []
        assert [two.id for two in queries.perhaps_dangers(office_id=ear.office_id)] == [one.pk]
        office = people.office(ear.office_id)
        assert alarm(office, waits(actor=ear.chief, at=NOW)) is None
        call_harmless(mention_id=one.pk, by=a_person(by=ear.chief), at=NOW)
        assert queries.perhaps_dangers(office_id=ear.office_id) == []

    def test_is_no_danger_of_which_the_words_speak(self, ear: Ear, danger: Mention) -> None:
        assert (danger.risk, danger.perhaps) == ("certain", False)
        assert queries.perhaps_dangers(office_id=ear.office_id) == []
