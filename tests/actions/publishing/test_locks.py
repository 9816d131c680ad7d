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
from tests.makers.publishing import LINK, Press, a_draft, page

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
    assert "The family is abroad." in refused.value.sentence
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
