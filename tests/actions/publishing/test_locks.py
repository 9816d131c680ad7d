"""What may not be said yet is locked by one person, and let go by one who signs, with a reason."""

from datetime import timedelta

import pytest

from clarion.kit.refusals import NotAllowed, NotFound
from clarion.publishing import queries
from clarion.publishing.actions import (
    LockUnclear,
    NoReason,
    Stopped,
    Subject,
    begin_lock,
    end_lock,
    submit,
)
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    let_pass,
    page,
    see_off,
    signed,
    submitted,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def a_lock(press: Press, subject: Subject = Subject.KIN, until: timedelta | None = None) -> int:
    return begin_lock(
        subject=subject,
        words=["mill lane"],
        until_at=NOW + until if until else None,
        why="The family is abroad.",
        by=press.chief,
        at=NOW,
    )


def send(press: Press, edition_id: int) -> None:
    version = page(press, edition_id).version
    submit(edition_id=edition_id, seen_version=version, link=LINK, by=press.chief, at=NOW)


def test_stops_what_says_it_until_somebody_ends_it(press: Press) -> None:
    lock_id = a_lock(press)
    edition_id = a_draft(press)
    with pytest.raises(Stopped) as refused:
        send(press, edition_id)
    assert "The family is abroad" in refused.value.sentence
    with pytest.raises(NoReason):
        end_lock(lock_id=lock_id, why=" ", by=press.signer, at=NOW)
    end_lock(lock_id=lock_id, why="The police told them at 09:10.", by=press.signer, at=NOW)
    send(press, edition_id)
    (one,) = queries.locks(office_id=press.office_id, at=NOW)
    assert (one.state, one.ended_why) == ("over", "The police told them at 09:10.")


def test_an_embargo_lets_pass_what_leaves_after_it(press: Press) -> None:
    a_lock(press, Subject.EMBARGO, DAY)
    with pytest.raises(Stopped):
        send(press, a_draft(press))
    send(press, a_draft(press, due_at=NOW + DAY))
    (one,) = queries.locks(office_id=press.office_id, at=NOW + 2 * DAY)
    assert one.state == "over"


class TestOnItsWay:
    def test_what_is_signed_and_waits_to_leave_is_stopped(self, press: Press) -> None:
        edition_id = submitted(press, due_at=NOW + DAY)
        other = submitted(press, headline="The library", text="It is open.", due_at=NOW + DAY)
        signed(press, edition_id)
        signed(press, other)
        a_lock(press)
        now = page(press, edition_id)
        assert (now.state, page(press, other).state) == ("missed", "scheduled")
        assert "The family is abroad." in now.reason
        see_off(press, at=NOW + DAY)
        assert [post.text for post in press.net.posts(author="townhall")] == [
            "EXERCISE. The library\n\nIt is open."
        ]

    def test_what_is_with_its_signers_is_shown_and_does_not_leave(self, press: Press) -> None:
        edition_id = submitted(press)
        a_lock(press)
        (one,) = queries.locks(office_id=press.office_id, at=NOW)
        assert [(stopped.edition_id, stopped.state) for stopped in one.stops] == [
            (edition_id, "in_review")
        ]
        signed(press, edition_id)
        now = page(press, edition_id)
        assert now.state == "missed"
        assert "Next of kin have not been told." in now.reason
        see_off(press)
        assert press.net.posts(author="townhall") == []

    def test_it_leaves_once_the_lock_is_over(self, press: Press) -> None:
        edition_id = submitted(press)
        lock_id = a_lock(press)
        end_lock(lock_id=lock_id, why="The police told them.", by=press.signer, at=NOW)
        signed(press, edition_id)
        assert page(press, edition_id).state == "scheduled"

    def test_a_reason_that_was_signed_with_it_holds(self, press: Press) -> None:
        a_lock(press)
        edition_id = a_draft(press)
        let_pass(press, edition_id, "lock-kin", "Mill Lane")
        send(press, edition_id)
        (one,) = queries.locks(office_id=press.office_id, at=NOW)
        assert one.stops == ()
        signed(press, edition_id)
        assert page(press, edition_id).state == "scheduled"

    def test_an_embargo_stops_nothing_that_leaves_after_it(self, press: Press) -> None:
        edition_id = submitted(press, due_at=NOW + DAY)
        signed(press, edition_id)
        a_lock(press, Subject.EMBARGO, DAY)
        assert page(press, edition_id).state == "scheduled"


def test_an_embargo_without_an_end_is_none(press: Press) -> None:
    with pytest.raises(LockUnclear):
        a_lock(press, Subject.EMBARGO)


def test_whoever_only_writes_does_not_end_it(press: Press) -> None:
    lock_id = a_lock(press)
    handler = a_person(by=press.chief, role="Contact handler")
    with pytest.raises(NotAllowed):
        end_lock(lock_id=lock_id, why="So", by=handler, at=NOW)
    with pytest.raises(NotFound):
        end_lock(lock_id=lock_id, why="So", by=an_actor(office_id=an_office()), at=NOW)
