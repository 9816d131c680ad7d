"""Whoever has the machine can hold an office's post when no screen can be reached."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clarion.people import queries as people
from clarion.postroom import queries
from clarion.postroom.actions import NoSuchScope, deliver, place_hold
from clarion.postroom.models import Dispatch, Hold
from fakenet import FakeNet
from tests.flows.conftest import net as net  # noqa: PLC0414  (a fixture is found by its name)
from tests.makers.desk import a_desk
from tests.makers.people import NOW, an_actor, an_office
from tests.makers.postroom import a_dispatch

pytestmark = pytest.mark.django_db


@pytest.fixture
def office_id() -> int:
    return an_office(exercise=True)


def said(office_id: int, *words: str, **more: object) -> str:
    out = StringIO()
    call_command("hold", people.office(office_id).slug, *words, stdout=out, **more)
    return out.getvalue()


def test_holds_lists_and_lifts(office_id: int) -> None:
    assert said(office_id) == "Nothing is held.\n"
    assert "Nothing is sent after this." in said(office_id, "Mill Lane flood")
    (one,) = queries.holds_in_force(office_id=office_id)
    assert one.placed_by.endswith("at the machine")
    assert f"{one.id}: everything" in said(office_id)
    assert "Lifted." in said(office_id, "It is over", lift=one.id)
    assert queries.hold_now(office_id=office_id) is None


def test_lifts_with_the_reason_before_or_after_the_number(office_id: int) -> None:
    said(office_id, "Mill Lane flood")
    (one,) = queries.holds_in_force(office_id=office_id)
    assert "Lifted." in said(office_id, "--lift", str(one.id), "It is over")
    said(office_id, "Mill Lane flood")
    (two,) = queries.holds_in_force(office_id=office_id)
    assert "Lifted." in said(office_id, "It is over", "--lift", str(two.id))


def test_tells_the_time_of_the_office(office_id: int) -> None:
    at = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    chief = an_actor(office_id=office_id)
    place_hold(scope="everything", why="Mill Lane flood", by=chief, at=at)
    assert "2026-07-01 10:00:01 BST: Mill Lane flood" in said(office_id), "never before the door"


def test_holds_a_theme_only(office_id: int) -> None:
    answer = said(office_id, "Mill Lane flood", what="theme:promotional")
    assert "Nothing of this is sent after this: Promotional." in answer
    assert "Everything else still leaves." in answer
    assert queries.holds_in_force(office_id=office_id)[0].subject == "promotional"


def test_says_that_nothing_leaves_where_another_hold_stands(office_id: int) -> None:
    said(office_id, "Mill Lane flood")
    (first,) = queries.holds_in_force(office_id=office_id)
    answer = said(office_id, "Advert pulled", what="theme:promotional")
    assert f"Held besides: everything (number {first.id})." in answer
    assert "still leaves" not in answer


def test_an_account_is_held_however_its_number_is_written(net: FakeNet) -> None:
    desk = a_desk(net)
    number = a_dispatch(desk, "Hello.")
    said(desk.office_id, "Wrong words", what=f"account:0{desk.account_id}")
    deliver(dispatch_id=number, by=desk.clockwork, at=NOW)
    assert Dispatch.objects.get(pk=number).reason.startswith("held by")


@pytest.mark.parametrize(
    ("what", "subject"), [("statement:12", "statement:12"), ("campaign:04", "4")]
)
def test_holds_by_number_and_says_when_nothing_of_it_waits(
    office_id: int, what: str, subject: str
) -> None:
    answer = said(office_id, "Mill Lane flood", what=what)
    assert f"Nothing of this is sent after this: {what}." in answer
    assert f"So far nothing of {what} is on its way." in answer
    assert Hold.objects.get(office_id=office_id).subject == subject


@pytest.mark.parametrize("what", ["campaign:Flood", "statement:case:3", "statement:", "campaign:0"])
def test_refuses_what_nothing_could_match(office_id: int, what: str) -> None:
    with pytest.raises(CommandError, match=r"no such thing.*campaign:NUMBER"):
        said(office_id, "Mill Lane flood", what=what)


def test_a_message_is_held_however_its_number_is_written(net: FakeNet) -> None:
    desk = a_desk(net)
    number = a_dispatch(desk, "Hello.")
    place_hold(scope="dispatch", subject=f"00{number}", why="Wrong", by=desk.chief, at=NOW)
    deliver(dispatch_id=number, by=desk.clockwork, at=NOW)
    assert Dispatch.objects.get(pk=number).reason.startswith("held by")
    with pytest.raises(NoSuchScope):
        place_hold(scope="dispatch", subject="x", why="Wrong", by=desk.chief, at=NOW)


def test_says_what_it_does_not_know(office_id: int) -> None:
    with pytest.raises(CommandError, match="no office"):
        call_command("hold", "nowhere", "why")
    with pytest.raises(CommandError, match=r"no such thing.*theme:promotional"):
        said(office_id, "why", what="colour:red")


def test_says_what_is_still_held_after_lifting(office_id: int) -> None:
    said(office_id, "Budget talks", what="theme:promotional")
    said(office_id, "Mill Lane flood")
    everything, budget = queries.holds_in_force(office_id=office_id)
    answer = said(office_id, "It is over", lift=everything.id)
    assert "0 stopped messages wait" in answer
    assert f"Still held:\n{budget.id}: Promotional" in answer


def test_lifting_asks_for_a_reason(office_id: int) -> None:
    with pytest.raises(CommandError, match="Say why it is lifted"):
        said(office_id, lift=1)


def test_spares_emergencies_and_says_who_may_still_send(office_id: int) -> None:
    people_ = sorted(an_actor(office_id=office_id).name for _ in range(3))
    answer = said(office_id, "Mill Lane flood", spare=["emergency"])
    assert "Nothing but emergencies is sent after this." in answer
    assert f"signed by two of {', '.join(people_)}." in answer
    listed = said(office_id)
    assert "everything, except emergencies" in listed
    assert "May still send: Emergencies: Person" in listed
    assert Hold.objects.get(office_id=office_id).spares == ["emergency"]


def test_says_when_nobody_may_send_what_is_spared(office_id: int) -> None:
    answer = said(office_id, "Mill Lane flood", "--spare", "emergency", "--spare", "theme:safety")
    assert "May still send: Emergencies: nobody, through Clarion." in answer
    assert "May still send: Safety: nobody, through Clarion." in answer


def test_refuses_to_spare_what_it_does_not_know(office_id: int) -> None:
    with pytest.raises(CommandError, match="cannot let that pass"):
        said(office_id, "Mill Lane flood", spare=["answers"])
    assert not Hold.objects.exists()


def test_is_looked_at_again_by_the_clock_of_the_office(office_id: int) -> None:
    said(office_id, "Mill Lane flood", look_at="2099-07-01T16:00")
    assert Hold.objects.get().look_at == datetime(2099, 7, 1, 15, 0, tzinfo=UTC)
    assert "To be looked at again at 2099-07-01 16:00:00 BST." in said(office_id)
    with pytest.raises(CommandError, match="No such time"):
        said(office_id, "Mill Lane flood", look_at="at four")


@pytest.mark.parametrize("more", [{"spare": ["emergency"]}, {"what": "theme:event"}])
def test_does_not_list_when_something_was_to_be_held(office_id: int, more: dict[str, str]) -> None:
    with pytest.raises(CommandError, match="Say why it is held"):
        said(office_id, **more)
