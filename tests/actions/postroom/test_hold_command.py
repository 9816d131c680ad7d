"""Whoever has the machine can hold an office's post when no screen can be reached."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clarion.people import queries as people
from clarion.postroom import queries
from tests.makers.people import an_office

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


def test_holds_a_theme_only(office_id: int) -> None:
    said(office_id, "Mill Lane flood", what="theme:promotional")
    assert queries.holds_in_force(office_id=office_id)[0].subject == "promotional"


def test_says_what_it_does_not_know(office_id: int) -> None:
    with pytest.raises(CommandError, match="no office"):
        call_command("hold", "nowhere", "why")
    with pytest.raises(CommandError, match="no such thing"):
        said(office_id, "why", what="colour:red")


def test_lifting_asks_for_a_reason(office_id: int) -> None:
    with pytest.raises(CommandError, match="Say why it is lifted"):
        said(office_id, lift=1)
