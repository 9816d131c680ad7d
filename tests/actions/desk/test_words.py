"""Ready words have an owner and a day on which they expire; lists say for what we listen."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.desk import queries
from clarion.desk.actions import (
    drop_keyword_list,
    end_snippet,
    write_keyword_list,
    write_snippet,
)
from clarion.desk.actions.write_snippet import AlreadyExpired, NoSuchOwner, TitleTaken
from clarion.kit.actor import Actor
from clarion.kit.refusals import NotFound
from tests.makers.people import NOW, an_actor, an_office

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


def write(chief: Actor, **other: Any) -> int:
    words: dict[str, Any] = {
        "title": "Bins",
        "text": "Dear {person}",
        "language": "en",
        "owner_id": chief.person,
        "expires_on": TODAY + timedelta(days=7),
    }
    return write_snippet(**(words | other), by=chief, at=NOW)


def test_offers_a_snippet_until_it_expires(chief: Actor) -> None:
    write(chief)
    offered = {
        days: len(queries.snippets(office_id=chief.office_id, on=TODAY + timedelta(days=days)))
        for days in (6, 7)
    }
    assert offered == {6: 1, 7: 0}
    (expired,) = queries.snippets(
        office_id=chief.office_id, on=TODAY + timedelta(days=7), only_offered=False
    )
    assert expired.expired


def test_refuses_what_would_mislead(chief: Actor) -> None:
    write(chief)
    with pytest.raises(TitleTaken):
        write(chief)
    with pytest.raises(AlreadyExpired):
        write(chief, title="Old", expires_on=TODAY)
    with pytest.raises(NoSuchOwner):
        write(chief, title="Ours", owner_id=an_actor(office_id=an_office()).person)


def test_frees_the_title_of_an_ended_snippet(chief: Actor) -> None:
    end_snippet(snippet_id=write(chief), by=chief, at=NOW)
    assert queries.snippets(office_id=chief.office_id, on=TODAY) == []
    write(chief)


def test_replaces_the_list_of_that_name(chief: Actor) -> None:
    for terms in (["pothole"], ["sinkhole", "pothole"]):
        list_id = write_keyword_list(
            name="Roads", terms=terms, weight=99, team_id=None, by=chief, at=NOW
        )
    (found,) = queries.keyword_lists(office_id=chief.office_id)
    assert (found.terms, found.weight) == (("pothole", "sinkhole"), 10)
    drop_keyword_list(list_id=list_id, by=chief, at=NOW)
    assert queries.keyword_lists(office_id=chief.office_id) == []


def test_gives_no_list_to_a_team_of_another_office(chief: Actor) -> None:
    with pytest.raises(NotFound):
        write_keyword_list(name="Roads", terms=["x"], weight=1, team_id=4711, by=chief, at=NOW)
