"""The guide is the office's own: each entry tried before it is kept, each change in the ledger."""

from dataclasses import replace

import pytest

from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.people.actions import choose_laws
from clarion.publishing import queries
from clarion.publishing.actions import (
    AimsWrong,
    Entry,
    EntryThere,
    ExampleWrong,
    end_guide_entry,
    plain_words,
    read_guide,
    set_aims,
    take_guide,
    write_guide_entry,
)
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.publishing import LINK, Press, a_draft

pytestmark = pytest.mark.django_db

NAME = Entry(
    code="our-name",
    level="warn",
    find=("MBC",),
    instead="Merrowby Council",
    why="People know us by this name.",
    language="en",
    theme="",
    hits=("MBC opens.",),
    misses=("Merrowby Council opens.",),
)


def codes(press: Press, text: str) -> set[str]:
    edition_id = a_draft(press, text=text)
    told = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW).told
    return {one.found.code for one in told}


def test_an_entry_is_kept_changed_and_ended(press: Press) -> None:
    entry_id = write_guide_entry(entry=NAME, by=press.chief, at=NOW)
    assert "guide-our-name" in codes(press, "MBC opens the bridge.")
    other = replace(NAME, why="It is our name.")
    write_guide_entry(entry_id=entry_id, entry=other, by=press.chief, at=NOW)
    assert queries.guide_entry(office_id=press.office_id, entry_id=entry_id).entry == other
    end_guide_entry(entry_id=entry_id, by=press.chief, at=NOW)
    assert "guide-our-name" not in codes(press, "MBC opens the bridge.")
    about = f"guide:{entry_id}"
    kept = ledger.history(office_id=press.office_id, about=about)
    assert sorted(one.deed for one in kept) == [
        "guide entry ended",
        "guide entry saved",
        "guide entry saved",
    ]
    reasons = {one.facts.get("why") for one in kept}
    assert {"People know us by this name.", "It is our name."} <= reasons


def test_a_name_that_the_guide_prescribes_is_no_unknown_source(press: Press) -> None:
    said = "Merrowby Council said that the bridge is open."
    assert "unknown-source" in codes(press, said)
    write_guide_entry(entry=NAME, by=press.chief, at=NOW)
    assert "unknown-source" not in codes(press, said)


def test_an_entry_that_does_not_behave_is_not_kept(press: Press) -> None:
    with pytest.raises(ExampleWrong):
        write_guide_entry(entry=replace(NAME, hits=("We open.",)), by=press.chief, at=NOW)
    assert queries.guide(office_id=press.office_id) == []


def test_a_name_is_given_once(press: Press) -> None:
    write_guide_entry(entry=NAME, by=press.chief, at=NOW)
    with pytest.raises(EntryThere):
        write_guide_entry(entry=NAME, by=press.chief, at=NOW)


def test_a_file_is_taken_whole_or_not_at_all(press: Press) -> None:
    count = take_guide(entries=plain_words(), by=press.chief, at=NOW)
    assert count == len(plain_words())
    text = queries.guide_file(office_id=press.office_id)
    assert take_guide(entries=read_guide(text), by=press.chief, at=NOW) == 0, "it is the same"
    wrong = replace(NAME, misses=NAME.hits)
    with pytest.raises(ExampleWrong):
        take_guide(entries=(replace(NAME, code="first"), wrong), by=press.chief, at=NOW)
    assert len(queries.guide(office_id=press.office_id)) == count


def test_aims_are_for_a_theme_or_for_all(press: Press) -> None:
    long = "word " * 20
    assert "long-sentence" not in codes(press, long)
    set_aims(sentence_words_max=15, reading_age_max=9, by=press.chief, at=NOW)
    assert "long-sentence" in codes(press, long)
    set_aims(theme="safety", sentence_words_max=30, reading_age_max=9, by=press.chief, at=NOW)
    assert "long-sentence" not in codes(press, long)
    with pytest.raises(AimsWrong):
        set_aims(sentence_words_max=3, reading_age_max=9, by=press.chief, at=NOW)


def test_a_draft_is_read_with_the_laws_that_the_office_has_chosen(press: Press) -> None:
    said = "The robber is guilty of arson."
    assert {"guilt"} == {"guilt", "us-guilt"} & codes(press, said)
    choose_laws(laws=("us",), by=press.signer, at=NOW)
    assert {"us-guilt"} == {"guilt", "us-guilt"} & codes(press, said)
    choose_laws(laws=(), by=press.signer, at=NOW)
    assert not {"guilt", "us-guilt"} & codes(press, said)


def test_is_for_those_who_write_and_for_their_own_office(press: Press) -> None:
    entry_id = write_guide_entry(entry=NAME, by=press.chief, at=NOW)
    handler = a_person(by=press.chief, role="Contact handler")
    with pytest.raises(NotAllowed):
        write_guide_entry(entry=replace(NAME, code="x"), by=handler, at=NOW)
    with pytest.raises(NotFound):
        end_guide_entry(entry_id=entry_id, by=an_actor(office_id=an_office()), at=NOW)
