"""A draft is saved by itself: one version for a stretch of writing, and nobody's words are lost."""

from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.publishing import queries
from clarion.publishing.actions import SomebodySaved, Window, look_at, move_edition, revise
from tests.makers.desk import without
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.publishing import Press, a_draft, page, wording

SOON = NOW + timedelta(minutes=2)


def write(
    press: Press,
    edition_id: int,
    text: str,
    *,
    seen: int,
    turn: int,
    name: str = "w",
    itself: bool = True,
    at: datetime = NOW,
) -> int:
    return revise(
        edition_id=edition_id,
        seen_version=seen,
        wording=wording(press, text=text),
        window=Window(name=name, turn=turn, by_itself=itself),
        by=press.signer,
        at=at,
    )


def texts(press: Press, edition_id: int) -> list[str]:
    found = queries.versions(office_id=press.office_id, edition_id=edition_id)
    return [one.text for one in found]


def saves(press: Press, edition_id: int) -> int:
    about = page(press, edition_id).about
    history = ledger.history(office_id=press.office_id, about=about)
    return sum(one.deed == "edition saved" for one in history)


class TestAStretch:
    def test_is_one_version_and_one_entry(self, press: Press) -> None:
        edition_id = a_draft(press)
        (before,) = texts(press, edition_id)
        assert write(press, edition_id, "The road", seen=1, turn=1) == 2
        assert write(press, edition_id, "The road is shut", seen=2, turn=2, at=SOON) == 3
        assert texts(press, edition_id) == ["The road is shut", before]
        assert saves(press, edition_id) == 2
        assert page(press, edition_id).version == 3

    def test_ends_with_a_press_that_goes_on_record(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "The road", seen=1, turn=1)
        write(press, edition_id, "The road is shut", seen=2, turn=2, itself=False)
        write(press, edition_id, "The road is shut until ten", seen=3, turn=3)
        assert texts(press, edition_id)[:2] == ["The road is shut until ten", "The road is shut"]
        assert saves(press, edition_id) == 4

    def test_ends_after_ten_minutes(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "The road", seen=1, turn=1)
        later = NOW + timedelta(minutes=11)
        write(press, edition_id, "The road is shut", seen=2, turn=2, at=later)
        assert texts(press, edition_id)[:2] == ["The road is shut", "The road"]

    def test_keeps_what_a_slip_of_the_hand_took_away(self, press: Press) -> None:
        edition_id = a_draft(press)
        long = "The road is shut. " * 20
        write(press, edition_id, long, seen=1, turn=1)
        write(press, edition_id, "", seen=2, turn=2)
        assert texts(press, edition_id)[:2] == ["", long]

    def test_makes_whoever_writes_an_author(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "The road", seen=1, turn=1)
        now = queries.versions(office_id=press.office_id, edition_id=edition_id)[0]
        assert now.staff_id == press.signer.staff_id


class TestTwoWindows:
    def test_never_overwrite_each_other(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "Mine", seen=1, turn=1, name="a")
        with pytest.raises(SomebodySaved):
            write(press, edition_id, "Other", seen=1, turn=1, name="b")
        assert page(press, edition_id).text == "Mine"

    def test_a_lost_answer_is_no_conflict_with_oneself(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "Mine", seen=1, turn=1)
        assert write(press, edition_id, "Mine, and more", seen=1, turn=2) == 3
        assert page(press, edition_id).text == "Mine, and more"

    def test_a_press_behind_newer_words_of_the_same_name_is_told(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "In the first tab", seen=1, turn=9)
        with pytest.raises(SomebodySaved):
            write(press, edition_id, "In its copy", seen=1, turn=6, itself=False)
        assert texts(press, edition_id)[0] == "In the first tab"

    def test_older_words_that_come_late_change_nothing(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "Newer", seen=1, turn=2)
        assert write(press, edition_id, "Older", seen=1, turn=1) == 2
        assert page(press, edition_id).text == "Newer"

    def test_a_time_chosen_meanwhile_is_not_overwritten(self, press: Press) -> None:
        edition_id = a_draft(press)
        version = write(press, edition_id, "Mine", seen=1, turn=1)
        to = NOW + timedelta(days=1)
        move_edition(edition_id=edition_id, seen_version=version, to=to, by=press.chief, at=NOW)
        with pytest.raises(SomebodySaved, match=press.chief.name):
            write(press, edition_id, "Mine, and more", seen=1, turn=2)


class TestPresence:
    def test_shows_the_others_for_as_long_as_they_look(self, press: Press) -> None:
        edition_id = a_draft(press)
        look_at(edition_id=edition_id, by=press.chief, at=NOW)
        look_at(edition_id=edition_id, by=press.signer, at=NOW)

        def names(at: datetime) -> tuple[str, ...]:
            return queries.presence(
                office_id=press.office_id,
                edition_id=edition_id,
                seen_version=1,
                staff_id=press.chief.person,
                at=at,
            ).names

        assert names(NOW) == (press.signer.name,)
        assert names(NOW + timedelta(minutes=2)) == ()

    def test_tells_of_words_that_one_has_not_seen(self, press: Press) -> None:
        edition_id = a_draft(press)
        write(press, edition_id, "Mine", seen=1, turn=1)
        for staff, told in ((press.chief, press.signer.name), (press.signer, "")):
            now = queries.presence(
                office_id=press.office_id,
                edition_id=edition_id,
                seen_version=1,
                staff_id=staff.person,
                at=NOW,
            )
            assert now.saved_by == told

    def test_is_for_writers_of_the_office(self, press: Press) -> None:
        edition_id = a_draft(press)
        stranger = an_actor(office_id=an_office())
        with pytest.raises(NotFound):
            look_at(edition_id=edition_id, by=stranger, at=NOW)
        with pytest.raises(NotAllowed):
            look_at(edition_id=edition_id, by=without(press.chief, Power.PUBLISH), at=NOW)
