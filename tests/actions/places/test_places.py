"""Places are added, removed, brought as lists and undone, and the gazetteer follows."""

import sys
from datetime import datetime, timedelta

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.places import actions, queries
from clarion.places.models import Place
from clarion.places.rules.refusals import AlreadyThere, BadPlace, LaterList, TooMany
from clarion.reading.folding import split_words
from tests.makers.people import NOW, a_person, an_actor, an_office

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def chief() -> Actor:
    return an_actor(office_id=an_office())


def add(by: Actor, name: str = "Mill Lane", *, kind: str = "road", area: str = "") -> int:
    said = {"name": name, "kind": kind, "lat": "", "lon": "", "area": area}
    return actions.add_place(**said, other_names=("The Mill",), by=by, at=NOW)


def propose(by: Actor, *names: str) -> int:
    content = ("name,kind\n" + "".join(f"{name},road\n" for name in names)).encode()
    return actions.propose_places(file_name="streets.csv", content=content, by=by, at=NOW)


def bring(by: Actor, *names: str, replace: bool = False, at: datetime = NOW) -> int:
    listing_id = propose(by, *names)
    actions.import_places(listing_id=listing_id, replace=replace, by=by, at=at)
    return listing_id


def names(by: Actor) -> list[str]:
    return [place.name for place in queries.places(office_id=by.office_id).places]


def found(by: Actor, text: str) -> list[str]:
    gazetteer = queries.gazetteer(office_id=by.office_id)
    return [one.quote.words for one in gazetteer.find(split_words(text))] if gazetteer else []


def test_a_place_is_found_from_when_it_is_added_until_it_is_removed(chief: Actor) -> None:
    assert queries.gazetteer(office_id=chief.office_id) is None
    place_id = add(chief)
    assert found(chief, "water in mill ln") == ["mill ln"]
    actions.remove_place(place_id=place_id, by=chief, at=NOW)
    assert found(chief, "water in mill ln") == []


def test_the_gazetteer_is_kept_until_something_changes(chief: Actor) -> None:
    add(chief)
    kept = queries.gazetteer(office_id=chief.office_id)
    assert queries.gazetteer(office_id=chief.office_id) is kept
    add(chief, "Weir Road")
    assert queries.gazetteer(office_id=chief.office_id) is not kept


@pytest.mark.parametrize(("name", "kind"), [("", "road"), ("!!", "road"), ("Mill Lane", "alley")])
def test_what_cannot_be_a_place_is_refused(chief: Actor, name: str, kind: str) -> None:
    with pytest.raises(BadPlace):
        add(chief, name, kind=kind)


def test_one_place_is_not_added_twice(chief: Actor) -> None:
    add(chief)
    with pytest.raises(AlreadyThere):
        add(chief, "mill lane")
    add(chief, area="Oakham")


def test_whoever_does_not_manage_the_office_changes_no_place(chief: Actor) -> None:
    other = a_person(by=chief)
    place_id = add(chief)
    with pytest.raises(NotAllowed):
        add(other, "Weir Road")
    with pytest.raises(NotAllowed):
        actions.remove_place(place_id=place_id, by=other, at=NOW)
    with pytest.raises(NotAllowed):
        propose(other, "Weir Road")


def test_another_offices_places_are_not_there(chief: Actor) -> None:
    stranger = an_actor(office_id=an_office())
    place_id, listing_id = add(chief), propose(chief, "Weir Road")
    with pytest.raises(NotFound):
        actions.remove_place(place_id=place_id, by=stranger, at=NOW)
    with pytest.raises(NotFound):
        actions.import_places(listing_id=listing_id, replace=True, by=stranger, at=NOW)
    assert names(stranger) == []


def test_nothing_is_known_of_a_list_before_it_is_taken(chief: Actor) -> None:
    listing_id = propose(chief, "Weir Road")
    assert names(chief) == []
    proposal = queries.proposal(office_id=chief.office_id, listing_id=listing_id)
    assert [place.name for place in proposal.first] == ["Weir Road"]


def test_a_second_proposal_takes_the_place_of_the_first(chief: Actor) -> None:
    first = propose(chief, "Weir Road")
    propose(chief, "Mill Lane")
    with pytest.raises(NotFound):
        actions.import_places(listing_id=first, replace=False, by=chief, at=NOW)


def test_a_list_is_added_to_what_is_there_and_brings_nothing_twice(chief: Actor) -> None:
    add(chief)
    bring(chief, "Mill Lane", "Weir Road")
    assert names(chief) == ["Mill Lane", "Weir Road"]


def test_a_list_is_taken_once(chief: Actor) -> None:
    listing_id = bring(chief, "Weir Road")
    with pytest.raises(AlreadyMoved):
        actions.import_places(listing_id=listing_id, replace=False, by=chief, at=NOW)


def test_a_list_that_replaces_is_undone_to_what_was_there(chief: Actor) -> None:
    add(chief)
    listing_id = bring(chief, "Weir Road", replace=True, at=LATER)
    assert names(chief) == ["Weir Road"]
    add(chief, "High Street")
    actions.undo_import(listing_id=listing_id, by=chief, at=LATER)
    assert names(chief) == ["High Street", "Mill Lane"]
    assert found(chief, "water in Mill Lane") == ["Mill Lane"]


def test_only_the_last_list_can_be_undone(chief: Actor) -> None:
    first = bring(chief, "Weir Road")
    second = bring(chief, "Mill Lane", at=LATER)
    with pytest.raises(LaterList):
        actions.undo_import(listing_id=first, by=chief, at=LATER)
    actions.undo_import(listing_id=second, by=chief, at=LATER)
    actions.undo_import(listing_id=first, by=chief, at=LATER)
    assert names(chief) == []


def test_what_was_replaced_before_the_last_list_is_not_kept(chief: Actor) -> None:
    add(chief)
    bring(chief, "Weir Road", replace=True, at=LATER)
    bring(chief, "High Street", replace=True, at=LATER + timedelta(hours=1))
    assert sorted(Place.objects.of(chief.office_id).values_list("name", flat=True)) == [
        "High Street",
        "Weir Road",
    ]


def test_a_list_that_would_be_too_many_changes_nothing(
    chief: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(chief)
    listing_id = propose(chief, "Weir Road")
    monkeypatch.setattr(sys.modules[actions.import_places.__module__], "PLACES_MAX", 1)
    with pytest.raises(TooMany):
        actions.import_places(listing_id=listing_id, replace=False, by=chief, at=NOW)
    assert names(chief) == ["Mill Lane"]


def test_every_change_is_in_the_ledger(chief: Actor) -> None:
    before = Entry.objects.count()
    actions.remove_place(place_id=add(chief), by=chief, at=NOW)
    actions.undo_import(listing_id=bring(chief, "Weir Road"), by=chief, at=LATER)
    deeds = list(Entry.objects.order_by("id").values_list("deed", flat=True)[before:])
    assert deeds == ["place added", "place removed", "places brought", "places undone"]
