"""In the town a colleague signs what the visitor wrote, so one person can see the whole way."""

from datetime import timedelta

import pytest

from clarion.exercises.actions import countersign
from clarion.exercises.actions.countersign import READS_FOR
from clarion.exercises.actions.furnish import furnish
from clarion.exercises.rules.director import director
from clarion.kit.actor import Actor
from clarion.people.rules.presets import FIRST_ADMINISTRATOR
from clarion.signoff.actions import ask
from tests.makers.people import NOW, an_actor, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Actor:
    office_id = an_office(exercise=True)
    furnish(office_id=office_id, by=director(office_id), at=NOW)
    return an_actor(office_id=office_id, role=FIRST_ADMINISTRATOR)


def asked(by: Actor) -> None:
    ask(
        about="statement:1",
        words="Mill Lane is closed.",
        where="Everybody",
        digests=("0" * 64,),
        authors=frozenset(),
        by=by,
        at=NOW,
    )


def test_signs_after_reading(visitor: Actor) -> None:
    asked(visitor)
    assert countersign(office_id=visitor.office_id, at=NOW + timedelta(seconds=5)) == 0
    assert countersign(office_id=visitor.office_id, at=NOW + READS_FOR) == 1
    assert countersign(office_id=visitor.office_id, at=NOW + READS_FOR) == 0
