"""O13: no address of the desk says anything about another office's cases and words."""

from datetime import timedelta

import pytest
from django.urls import URLPattern

from clarion.desk.actions import write_keyword_list, write_snippet
from clarion.desk.web.urls import urlpatterns
from clarion.kit import clock
from tests.makers.desk import Desk
from tests.makers.lessons import a_lesson
from tests.makers.people import NOW, an_actor, an_office
from tests.screens.conftest import Screen

WORDS = {
    "to": "1",
    "text": "x",
    "tags": "x",
    "label": "x",
    "whom": "x",
    "why": "x",
    "life_at_risk": "no",
    "outcome": "answered",
    "edge": "public",
    "key": "k" * 32,
    "seen_message_id": "999",
    "seen_answer_id": "999",
    "title": "x",
    "language": "en",
    "name": "x",
    "terms": "x",
    "weight": "1",
}
ABOUT_ONE_THING = [one for one in urlpatterns if "<int:" in str(one.pattern)]


@pytest.mark.parametrize("address", ABOUT_ONE_THING, ids=lambda one: str(one.name))
def test_is_not_there_for_another_office(
    desk: Desk, screen: Screen, case_id: int, address: URLPattern
) -> None:
    things = {
        "case_id": case_id,
        "snippet_id": write_snippet(
            title="Bins",
            text="x",
            language="en",
            owner_id=desk.chief.person,
            expires_on=clock.now().date() + timedelta(days=9),
            by=desk.chief,
            at=NOW,
        ),
        "list_id": write_keyword_list(
            name="Roads", terms=["x"], weight=1, team_id=None, by=desk.chief, at=NOW
        ),
        "lesson_id": a_lesson(desk),
        "attachment_id": 1,
    }
    where = str(address.pattern)
    for name, number in things.items():
        where = where.replace(f"<int:{name}>", str(number))
    stranger = an_actor(office_id=an_office(slug="elsewhere"))
    screen.sign_in(stranger)
    words = WORDS | {
        "to": str(stranger.person),
        "owner_id": str(stranger.person),
        "expires_on": "2999-01-01",
    }
    answers = [
        screen.client.get(f"/elsewhere/desk/{where}"),
        screen.send(f"/elsewhere/desk/{where}", words),
        screen.client.get(f"/millbrook/desk/{where}"),
        screen.send(f"/millbrook/desk/{where}", words),
    ]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers[:2]}
