"""The last signature times a statement; what was signed after its time is never sent by itself."""

from datetime import timedelta

import pytest

from clarion.kit.refusals import NotAllowed
from clarion.people.actions import wish_notices
from clarion.people.models import Notice
from clarion.postroom import queries as postroom
from clarion.publishing import queries
from clarion.publishing.actions import (
    TOLD_WITHIN,
    approve,
    begin_edition,
    take_back,
    tell_of_losses,
)
from clarion.publishing.queries import EditionPage
from clarion.signoff.actions import give_back, sign
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
    Press,
    a_draft,
    given_back,
    page,
    see_off,
    send_for_signature,
    signed,
    submitted,
)
from tests.makers.sweeping import sweep

HOUR = timedelta(hours=1)


def queued(press: Press, now: EditionPage) -> list[str]:
    found = postroom.dispatches_about(office_id=press.office_id, about=now.about)
    return [one.state for one in found]


def posts(press: Press) -> list[str]:
    return [post.text for post in press.net.posts(author="townhall")]


def test_without_a_time_it_leaves_as_soon_as_it_is_signed(press: Press) -> None:
    edition_id = submitted(press)
    signed(press, edition_id, at=NOW + HOUR)
    now = page(press, edition_id)
    assert (now.state, now.due_at, now.due_wall) == ("scheduled", NOW + HOUR, "2026-04-14T11:00")
    assert queued(press, now) == ["queued", "queued"]


def test_with_a_time_it_waits_for_it(press: Press) -> None:
    edition_id = submitted(press, due_at=NOW + HOUR)
    signed(press, edition_id)
    see_off(press, at=NOW + HOUR - timedelta(seconds=1))
    assert posts(press) == []
    see_off(press, at=NOW + HOUR)
    assert len(posts(press)) == 1
    assert page(press, edition_id).state == "published"


@pytest.mark.parametrize(("late", "state"), [(timedelta(0), "scheduled"), (HOUR, "approved")])
def test_signed_after_its_time_nothing_of_it_leaves(
    press: Press, late: timedelta, state: str
) -> None:
    edition_id = submitted(press, due_at=NOW + HOUR)
    signed(press, edition_id, at=NOW + HOUR + late)
    now = page(press, edition_id)
    assert now.state == state
    assert bool(queued(press, now)) is (state == "scheduled")
    assert ("never sent by itself" in now.reason) is (state == "approved")


def test_another_time_for_it_is_another_edition(press: Press) -> None:
    edition_id = submitted(press, due_at=NOW + HOUR)
    signed(press, edition_id, at=NOW + 2 * HOUR)
    new = begin_edition(edition_id=edition_id, by=press.chief, at=NOW + 2 * HOUR)
    assert page(press, new).due_at is None
    assert page(press, edition_id).state == "superseded"


def test_t7_what_nobody_sent_in_time_is_missed(press: Press) -> None:
    edition_id = submitted(press, due_at=NOW + HOUR, late_minutes=15)
    signed(press, edition_id)
    see_off(press, at=NOW + HOUR + timedelta(minutes=15))
    assert page(press, edition_id).state == "missed"
    assert posts(press) == []
    # And somebody knows: whoever publishes and did not ask to be left alone, once.
    wish_notices(happenings=[], quiet_from=None, quiet_until=None, by=press.signer, at=NOW)
    soon = NOW + HOUR + timedelta(minutes=16)
    offices = queries.offices_with_losses(since=soon - TOLD_WITHIN, until=soon)
    assert press.office_id in offices
    assert tell_of_losses(by=press.clockwork, at=soon) == 1
    (notice,) = Notice.objects.all()
    assert page(press, edition_id).headline in notice.text
    assert f"/publish/statement/{page(press, edition_id).statement_id}/" in notice.text
    assert tell_of_losses(by=press.clockwork, at=soon + timedelta(minutes=5)) == 0


def test_many_that_are_lost_at_once_are_told_of_together(press: Press) -> None:
    for _ in range(3):
        signed(press, submitted(press, due_at=NOW + HOUR, late_minutes=15))
    see_off(press, at=NOW + 3 * HOUR)
    wish_notices(happenings=[], quiet_from=None, quiet_until=None, by=press.signer, at=NOW)
    assert tell_of_losses(by=press.clockwork, at=NOW + 3 * HOUR + timedelta(seconds=30)) == 1
    (notice,) = Notice.objects.all()
    assert "3 statements were not said as they were signed." in notice.text


def test_following_twice_times_it_once(press: Press) -> None:
    edition_id = submitted(press)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    warrant_id = sign(request_id=request_id, by=press.signer, at=NOW)
    assert warrant_id is not None
    for _ in range(2):
        approve(request_id=request_id, warrant_id=warrant_id, by=press.clockwork, at=NOW)
    assert queued(press, page(press, edition_id)) == ["queued", "queued"]


def test_what_was_signed_is_timed_without_an_announcement(press: Press) -> None:
    edition_id = submitted(press)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    sign(request_id=request_id, by=press.signer, at=NOW)
    sweep()
    assert page(press, edition_id).state == "scheduled"


def test_only_the_clockwork_times_it(press: Press) -> None:
    with pytest.raises(NotAllowed):
        approve(request_id=1, warrant_id=1, by=press.chief, at=NOW)
    with pytest.raises(NotAllowed):
        take_back(request_id=1, final=False, by=press.chief, at=NOW)


class TestTakingBack:
    @pytest.mark.parametrize(("final", "state"), [(False, "returned"), (True, "rejected")])
    def test_whoever_wrote_it_sees_why(self, press: Press, final: bool, state: str) -> None:
        edition_id = returned(press, final=final)
        now = page(press, edition_id)
        assert (now.state, now.reason) == (state, "Which road?")
        assert queued(press, now) == []
        assert now.can_begin is not final

    def test_it_is_returned_without_an_announcement(self, press: Press) -> None:
        edition_id = submitted(press)
        request_id = page(press, edition_id).request_id
        assert request_id is not None
        give_back(request_id=request_id, reason="Which road?", by=press.signer, at=NOW)
        sweep()
        assert page(press, edition_id).state == "returned"

    def test_following_twice_changes_nothing(self, press: Press) -> None:
        edition_id = returned(press, final=False)
        new = begin_edition(edition_id=edition_id, by=press.chief, at=NOW)
        given_back(press, edition_id, final=False)
        assert page(press, edition_id).state == "superseded"
        assert page(press, new).text == page(press, edition_id).text


def returned(press: Press, *, final: bool) -> int:
    edition_id = a_draft(press)
    send_for_signature(press, edition_id)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    give_back(request_id=request_id, reason="Which road?", final=final, by=press.signer, at=NOW)
    given_back(press, edition_id, final=final)
    return edition_id


def test_the_preview_is_what_is_frozen(press: Press) -> None:
    edition_id = a_draft(press, text="Use Weir Road. " * 40)
    shown = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW)
    send_for_signature(press, edition_id)
    frozen = [(one.subject, one.text) for one in page(press, edition_id).audiences]
    assert frozen == [(one.adapted.subject, one.adapted.text) for one in shown.composed]
    assert frozen[1][1].endswith(LINK)
