"""What came with a message is a file to keep, whatever it says it is."""

from clarion.desk import queries
from clarion.postroom.models import Attachment
from tests.makers.desk import Desk
from tests.makers.people import NOW, an_actor, an_office
from tests.screens.conftest import Screen

EVIL = b"<script>alert(1)</script>"


def attached(desk: Desk, case_id: int) -> int:
    """Put a page full of mischief beside the message."""
    page = queries.case_page(
        office_id=desk.office_id, case_id=case_id, staff_id=desk.chief.person, at=NOW
    )
    row = Attachment.objects.create(
        message_id=page.seen_message_id,
        name='photo".html',
        mime="text/html",
        size=len(EVIL),
        content=EVIL,
    )
    return row.pk


def test_is_handed_out_and_never_shown(desk: Desk, screen: Screen, case_id: int) -> None:
    attachment_id = attached(desk, case_id)
    address = f"/millbrook/desk/attachment/{attachment_id}/"
    page = screen.open(f"/millbrook/desk/{case_id}/", queries=31)
    assert page.links()['photo".html'] == address
    answer = screen.client.get(address)
    assert answer.content == EVIL
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_is_not_there_for_another_office(desk: Desk, screen: Screen, case_id: int) -> None:
    attachment_id = attached(desk, case_id)
    screen.sign_in(an_actor(office_id=an_office(slug="elsewhere")))
    answer = screen.client.get(f"/elsewhere/desk/attachment/{attachment_id}/")
    assert answer.status_code == 404
