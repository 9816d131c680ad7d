"""Whose laws bind an office is its own to say, and stands in the ledger."""

import pytest

from clarion.kit.refusals import NotAllowed
from clarion.ledger import queries as ledger
from clarion.people import queries
from clarion.people.actions import NoSuchLaw, choose_laws, open_office
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("zone", "laws"), [("America/Chicago", ("us",)), ("Asia/Tokyo", ())])
def test_a_new_office_begins_with_those_of_its_zone(zone: str, laws: tuple[str, ...]) -> None:
    office_id = open_office(
        name="Office", slug="office", exercise=False, zone=zone, languages=["en"], at=NOW
    )
    assert queries.office(office_id).laws == laws


def test_they_are_chosen_for_one_office_and_entered_once() -> None:
    here, there = an_office(), an_office()
    chief = an_actor(office_id=here)
    assert queries.office(here).laws == ("uk",)
    for _again in range(2):
        choose_laws(laws=("eu", "us"), by=chief, at=NOW)
    assert queries.office(here).laws == ("us", "eu")
    assert queries.office(there).laws == ("uk",)
    kept = ledger.history(office_id=here, about=f"office:{here}")
    (entry,) = [one for one in kept if one.deed == "laws chosen"]
    assert (entry.facts["before"], entry.facts["after"]) == ("uk", "us, eu")


def test_nobody_chooses_what_nobody_knows_or_without_the_power() -> None:
    chief = an_actor(office_id=an_office())
    with pytest.raises(NoSuchLaw):
        choose_laws(laws=("fr",), by=chief, at=NOW)
    handler = a_person(by=chief, role="Contact handler")
    with pytest.raises(NotAllowed):
        choose_laws(laws=(), by=handler, at=NOW)
