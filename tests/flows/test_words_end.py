"""T12: what was put together from parts never leaves after the end that its own parts name."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clarion.postroom.models import Dispatch
from clarion.publishing.actions import Moment, Parts, Spoken, revise, say_again, write_parts
from clarion.publishing.rules.refusals import WordsOver
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import (
    Press,
    a_draft,
    a_press_office,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

DUE = NOW + timedelta(hours=8)  # 18:00 on the wall of the office
ENDS = NOW + timedelta(hours=9)
LATER = NOW + timedelta(hours=11)
FOUR_HOURS = 240


def parts(ends: datetime) -> Parts:
    return Parts(
        spoken=Spoken(
            what="A water main has burst",
            where="Mill Lane",
            do="Boil water for 5 minutes.",
            source="Merrowby Borough Council",
        ),
        until=Moment(at=ends, zone="Europe/London"),
    )


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def warning(
    press: Press,
    *,
    by_hand: str = "",
    own_text: str = "",
    due_at: datetime | None = DUE,
    signed_at: datetime = NOW,
) -> int:
    """Put a warning together that may leave four hours late; what is `by_hand` is added to it.

    `own_text` is written for FakeNet alone.
    """
    edition_id = a_draft(press, due_at=due_at, late_minutes=FOUR_HOURS)
    write_parts(
        edition_id=edition_id,
        seen_version=page(press, edition_id).version,
        parts=parts(ENDS),
        handed=frozenset(),
        by=press.chief,
        at=NOW,
    )
    if by_hand or own_text:
        now = page(press, edition_id)
        own = {press.account_id: own_text} if own_text else {}
        text = f"{now.text}\n\n{by_hand}".strip()
        words = wording(press, headline=now.headline, text=text, own_texts=own)
        words = replace(words, due_at=due_at, late_minutes=FOUR_HOURS)
        revise(
            edition_id=edition_id, seen_version=now.version, wording=words, by=press.chief, at=NOW
        )
    send_for_signature(press, edition_id)
    signed(press, edition_id, at=signed_at)
    return edition_id


def ends(press: Press) -> set[datetime | None]:
    return set(Dispatch.objects.values_list("expires_at", flat=True))


def test_t12_a_warning_that_is_over_does_not_leave_after_an_outage(press: Press) -> None:
    edition_id = warning(press)
    assert ends(press) == {ENDS}
    see_off(press, at=LATER)
    assert press.net.posts(author="townhall") == []
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"expired"}
    assert page(press, edition_id).state == "missed"


def test_t12_it_leaves_while_it_holds_however_late(press: Press) -> None:
    warning(press)
    see_off(press, at=ENDS - timedelta(minutes=5))
    assert len(press.net.posts(author="townhall")) == 1


def test_t12_asked_for_once_more_it_does_not_leave_either(press: Press) -> None:
    edition_id = warning(press)
    see_off(press, at=LATER)
    with pytest.raises(WordsOver, match="hold until 19:00 on"):
        say_again(rendition_id=page(press, edition_id).audiences[1].id, by=press.chief, at=LATER)
    assert press.net.posts(author="townhall") == []


def test_t12_signed_after_its_end_it_is_missed_and_says_why(press: Press) -> None:
    edition_id = warning(press, due_at=None, signed_at=LATER)
    assert page(press, edition_id).state == "missed"
    assert "hold until 19:00" in page(press, edition_id).reason
    assert not Dispatch.objects.exists()


def test_what_somebody_wrote_by_hand_for_one_network_is_not_kept_back_there(press: Press) -> None:
    edition_id = warning(press, own_text="Mill Lane: boil water for 5 minutes, until 22:00.")
    assert ends(press) == {None}  # our own page goes before it
    see_off(press, at=LATER)
    assert len(press.net.posts(author="townhall")) == 1
    assert page(press, edition_id).state == "published"


def test_another_time_that_somebody_wrote_by_hand_ends_nothing(press: Press) -> None:
    edition_id = warning(press, by_hand="In Weir Road until 20:00.")
    assert ends(press) == {None}
    see_off(press, at=LATER)
    assert page(press, edition_id).state == "published"
