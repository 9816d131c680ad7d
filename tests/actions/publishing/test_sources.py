"""Nobody's words are passed on before two people know who it is."""

from datetime import timedelta
from typing import Any

import pytest

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, NotAllowed, NotFound
from clarion.ledger import queries as ledger
from clarion.publishing import queries
from clarion.publishing.actions import (
    AddressForAll,
    NoReason,
    OwnSource,
    Proposal,
    SourceThere,
    SourceUnclear,
    SourceUntil,
    Stopped,
    agree_to_source,
    drop_source,
    end_source,
    propose_source,
    renew_source,
    submit,
)
from clarion.publishing.models import Source
from clarion.publishing.queries.standards.house_rules import known_sources
from clarion.publishing.rules.standards.sources import VALID_DAYS_MAX, Addresses
from tests.makers.people import NOW, a_person, an_actor, an_office
from tests.makers.publishing import LINK, Press, a_draft, let_pass, page

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
POST = "https://x.com/weirwater/status/123"
TODAY = NOW.date()


def a_proposal(**changed: Any) -> Proposal:
    said: dict[str, Any] = {
        "name": "Weir Water",
        "kind": "utility",
        "also_called": ("WW",),
        "lines": ("weirwater.example", "https://x.com/weirwater"),
        "how": "Rang its press office.",
        "valid_until": TODAY + 180 * DAY,
    }
    return Proposal(**(said | changed))


def proposed(press: Press, **changed: Any) -> int:
    return propose_source(proposal=a_proposal(**changed), by=press.chief, at=NOW)


def verified(press: Press, **changed: Any) -> int:
    source_id = proposed(press, **changed)
    agree_to_source(source_id=source_id, by=press.signer, at=NOW)
    return source_id


def now(press: Press, source_id: int) -> queries.SourceNow:
    return queries.source(office_id=press.office_id, source_id=source_id, today=TODAY)


def a_known(press: Press, source_id: int) -> Addresses:
    """The addresses of one entry, as the rules know them."""
    return Source.objects.of(press.office_id).get(pk=source_id).addresses


def codes(press: Press, text: str) -> set[str]:
    edition_id = a_draft(press, text=text)
    told = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW).told
    return {
        one.found.code for one in told if "source" in one.found.code or "repost" in one.found.code
    }


def test_holds_once_a_second_person_agrees(press: Press) -> None:
    source_id = proposed(press)
    (known,) = known_sources(office_id=press.office_id)
    assert known.waits
    with pytest.raises(OwnSource):
        agree_to_source(source_id=source_id, by=press.chief, at=NOW)
    agree_to_source(source_id=source_id, by=press.signer, at=NOW)
    (known,) = known_sources(office_id=press.office_id)
    assert not known.waits
    assert known.names == ("Weir Water", "WW")
    with pytest.raises(AlreadyMoved):
        agree_to_source(source_id=source_id, by=press.signer, at=NOW)
    deeds = [
        one.deed for one in ledger.history(office_id=press.office_id, about=f"source:{source_id}")
    ]
    assert set(deeds) == {"source proposed", "source agreed to"}


def test_a_post_of_somebody_unknown_is_not_passed_on(press: Press) -> None:
    assert codes(press, f"Look: {POST}") == {"unknown-repost"}
    edition_id = a_draft(press, text=f"Look: {POST}")
    version = page(press, edition_id).version
    with pytest.raises(Stopped):
        submit(edition_id=edition_id, seen_version=version, link=LINK, by=press.chief, at=NOW)
    let_pass(press, edition_id, "unknown-repost", POST, reason="Its chief rang us.")
    submit(edition_id=edition_id, seen_version=version, link=LINK, by=press.chief, at=NOW)


def test_what_is_verified_is_passed_on(press: Press) -> None:
    verified(press)
    assert codes(press, f"Look: {POST}. Weir Water said that it is fixed.") == set()


def test_our_own_accounts_and_page_need_no_entry(press: Press) -> None:
    assert codes(press, f"Follow @townhall, or read {LINK}") == set()


def test_a_change_takes_the_place_of_the_old_words(press: Press) -> None:
    old = verified(press)
    changed = a_proposal(lines=("weirwater.example", "https://bsky.app/profile/weir.example"))
    new = propose_source(proposal=changed, replaces_id=old, by=press.chief, at=NOW)
    assert now(press, old).changes == new
    assert codes(press, f"Look: {POST}") == set(), "the old words hold until then"
    with pytest.raises(SourceThere):
        propose_source(proposal=changed, replaces_id=old, by=press.chief, at=NOW)
    agree_to_source(source_id=new, by=press.signer, at=NOW)
    assert (now(press, old).state, now(press, new).state) == ("over", "verified")
    assert codes(press, f"Look: {POST}") == {"unknown-repost"}


def test_is_looked_at_again(press: Press) -> None:
    source_id = verified(press, valid_until=TODAY + DAY)
    later = NOW + 3 * DAY
    until = later.date() + 30 * DAY
    with pytest.raises(SourceUnclear):
        renew_source(source_id=source_id, how=" ", valid_until=until, by=press.chief, at=later)
    renewed = renew_source(
        source_id=source_id, how="Rang again.", valid_until=until, by=press.chief, at=later
    )
    assert now(press, source_id).valid_until == TODAY + DAY, "one person has looked"
    with pytest.raises(SourceThere):
        renew_source(source_id=source_id, how="Again.", valid_until=until, by=press.chief, at=later)
    with pytest.raises(OwnSource):
        agree_to_source(source_id=renewed, by=press.chief, at=later)
    agree_to_source(source_id=renewed, by=press.signer, at=later)
    (known,) = known_sources(office_id=press.office_id)
    assert (known.names, known.valid_until) == (("Weir Water", "WW"), until)
    assert known.addresses == a_known(press, source_id)
    assert now(press, source_id).state == "over"


def test_what_has_expired_is_said(press: Press) -> None:
    verified(press, valid_until=TODAY + DAY)
    edition_id = a_draft(press, text=f"Look: {POST}", due_at=NOW + 3 * DAY)
    told = queries.preview(office_id=press.office_id, edition_id=edition_id, link=LINK, at=NOW).told
    assert "source-expired" in {one.found.code for one in told}


def test_ends_with_a_reason_by_one_person(press: Press) -> None:
    source_id = verified(press)
    with pytest.raises(NoReason):
        end_source(source_id=source_id, why=" ", by=press.chief, at=NOW)
    end_source(source_id=source_id, why="Its account was taken.", by=press.chief, at=NOW)
    assert now(press, source_id).ended_why == "Its account was taken."
    assert codes(press, f"Look: {POST}") == {"unknown-repost"}
    verified(press)  # the name is free again


def test_is_turned_down_or_taken_back(press: Press) -> None:
    source_id = proposed(press)
    drop_source(source_id=source_id, by=press.chief, at=NOW)
    with pytest.raises(AlreadyMoved):
        agree_to_source(source_id=source_id, by=press.signer, at=NOW)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": " "}, SourceUnclear),
        ({"how": ""}, SourceUnclear),
        ({"kind": "friend"}, SourceUnclear),
        ({"valid_until": TODAY}, SourceUntil),
        ({"valid_until": TODAY + (VALID_DAYS_MAX + 1) * DAY}, SourceUntil),
        ({"lines": ("*.com",)}, AddressForAll),
    ],
)
def test_what_is_not_whole_is_refused(
    press: Press, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        proposed(press, **changed)


def test_a_name_stands_in_it_once(press: Press) -> None:
    proposed(press)
    with pytest.raises(SourceThere):
        proposed(press, name="weir water")


def test_is_for_those_who_write_and_for_their_own_office(press: Press) -> None:
    source_id = proposed(press)
    handler = a_person(by=press.chief, role="Contact handler")
    stranger: Actor = an_actor(office_id=an_office())
    with pytest.raises(NotAllowed):
        propose_source(proposal=a_proposal(name="X"), by=handler, at=NOW)
    with pytest.raises(NotAllowed):
        agree_to_source(source_id=source_id, by=handler, at=NOW)
    with pytest.raises(NotFound):
        agree_to_source(source_id=source_id, by=stranger, at=NOW)


def test_a_word_is_found_in_names_and_addresses(press: Press) -> None:
    verified(press)
    verified(press, name="Railway", also_called=(), lines=("*.rail.example",))

    def named(words: str) -> list[str]:
        found, _more = queries.sources(
            office_id=press.office_id, tab="known", words=words, today=TODAY
        )
        return [one.name for one in found]

    assert named("") == ["Railway", "Weir Water"]
    assert named("x.com/weir") == ["Weir Water"]
    assert named("rail.ex") == ["Railway"]
    assert named("nothing") == []
