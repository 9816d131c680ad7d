"""Somebody takes their consent back: nothing leaves with their face, and it leaves our own page."""

from datetime import date, timedelta

import pytest
from django.test import Client

from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.models import Entry
from clarion.newsroom.actions import print_pages
from clarion.people import queries as people
from clarion.postroom.actions import Upload, lift_hold, place_hold, release_held
from clarion.postroom.models import Dispatch
from clarion.publishing import queries
from clarion.publishing.actions import (
    About,
    Agreement,
    AgreementOver,
    People,
    PictureWithdrawn,
    Stopped,
    Use,
    add_pictures,
    begin_edition,
    choose_pictures,
    describe_picture,
    end_picture,
    keep_pictures,
    revise,
    say_again,
    withdraw_picture,
    write_down_consent,
)
from clarion.publishing.queries.saying.published import published
from fakenet import FakeNet
from tests.flows.test_pictures import ALT, a_picture
from tests.makers.people import NOW
from tests.makers.publishing import (
    Press,
    a_draft,
    a_press_office,
    page,
    see_off,
    send_for_signature,
    signed,
    wording,
)

DUE = NOW + timedelta(hours=4)
MEANWHILE = NOW + timedelta(hours=1)
TODAY = NOW.date()
EVERYWHERE = frozenset({Use.PAGE, Use.NETWORKS, Use.LETTERS})


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def in_library(press: Press, colour: str = "red") -> int:
    (one,) = keep_pictures(uploads=[a_picture(colour)], by=press.chief, at=NOW)
    assert one.picture_id is not None
    return one.picture_id


def agreed(press: Press, picture_id: int, *, until_on: date | None = None) -> None:
    agreement = Agreement(
        given_by="Ida Hart", given_on=TODAY, uses=EVERYWHERE, until_on=until_on, note="Drawer 4"
    )
    write_down_consent(picture_id=picture_id, agreement=agreement, by=press.chief, at=NOW)


def with_picture(press: Press, picture_id: int, **changed: object) -> int:
    """Write a draft with this picture."""
    edition_id = a_draft(press)
    choose_pictures(edition_id=edition_id, picture_ids=[picture_id], by=press.chief, at=NOW)
    words = wording(
        press,
        alts={picture_id: ALT},
        captions={picture_id: "The fair on Mill Lane"},
        credits={picture_id: "Photo: Ana Ruiz"},
        **changed,
    )
    version = page(press, edition_id).version
    revise(edition_id=edition_id, seen_version=version, wording=words, by=press.chief, at=NOW)
    return edition_id


def timed(press: Press, picture_id: int) -> int:
    """Have it signed for later."""
    edition_id = with_picture(press, picture_id, due_at=DUE)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    assert page(press, edition_id).state == "scheduled"
    return edition_id


def withdrawn(press: Press, picture_id: int) -> int:
    return withdraw_picture(picture_id=picture_id, why="They called.", by=press.chief, at=MEANWHILE)


def nothing_left(press: Press) -> bool:
    return not press.net.posts(author="townhall") and not published(office_id=press.office_id)


def test_nothing_leaves_that_was_signed_before_it_was_taken_back(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = timed(press, picture_id)
    assert withdrawn(press, picture_id) == 1
    see_off(press, at=DUE + timedelta(minutes=1))
    assert nothing_left(press)
    now = page(press, edition_id)
    assert now.state == "missed"
    assert "was withdrawn: They called." in now.reason
    with pytest.raises(AgreementOver):
        say_again(rendition_id=now.audiences[0].id, by=press.chief, at=DUE)


def test_what_waits_for_a_signature_goes_back_to_whoever_wrote_it(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = with_picture(press, picture_id)
    send_for_signature(press, edition_id)
    withdrawn(press, picture_id)
    now = page(press, edition_id)
    assert (now.state, "They called." in now.reason) == ("returned", True)
    again = begin_edition(edition_id=edition_id, by=press.chief, at=MEANWHILE)
    assert page(press, again).pictures == ()


def test_a_draft_with_it_is_not_sent_for_signature(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = with_picture(press, picture_id)
    withdrawn(press, picture_id)
    with pytest.raises((PictureWithdrawn, Stopped)):
        send_for_signature(press, edition_id)
    with pytest.raises(PictureWithdrawn):
        choose_pictures(
            edition_id=a_draft(press), picture_ids=[picture_id], by=press.chief, at=MEANWHILE
        )
    with pytest.raises(PictureWithdrawn):
        add_pictures(edition_id=a_draft(press), uploads=[a_picture()], by=press.chief, at=MEANWHILE)


def test_signed_after_its_last_day_it_does_not_leave(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id, until_on=TODAY)
    edition_id = with_picture(press, picture_id)
    send_for_signature(press, edition_id)
    signed(press, edition_id, at=NOW + timedelta(days=2))
    see_off(press, at=NOW + timedelta(days=2))
    assert page(press, edition_id).state == "missed"
    assert nothing_left(press)


def test_held_beyond_its_last_day_it_does_not_leave(press: Press) -> None:
    """The gate itself knows the end, whatever becomes of the rest of the house."""
    picture_id = in_library(press)
    agreed(press, picture_id, until_on=TODAY)
    dispatches = Dispatch.objects.filter(about=page(press, timed(press, picture_id)).about)
    late = NOW + timedelta(days=1, hours=1)
    dispatches.update(stale_at=late + timedelta(days=1))
    see_off(press, at=late)
    assert {one.state for one in dispatches.all()} == {"expired"}
    assert nothing_left(press)


def test_a_shorter_time_stops_what_would_leave_after_it_and_nothing_else(press: Press) -> None:
    picture_id = in_library(press)
    edition_id = timed(press, picture_id)
    about = {"name": "fair.jpg", "alts": {"en": ALT}, "people": People.NOBODY}
    describe_picture(
        picture_id=picture_id,
        seen_version=0,
        about=About(**about, expires_on=TODAY + timedelta(days=30)),  # type: ignore[arg-type]  # as above
        by=press.chief,
        at=MEANWHILE,
    )
    assert page(press, edition_id).state == "scheduled"
    describe_picture(
        picture_id=picture_id,
        seen_version=1,
        about=About(**about, expires_on=TODAY - timedelta(days=1)),  # type: ignore[arg-type]  # as above
        by=press.chief,
        at=MEANWHILE,
    )
    assert page(press, edition_id).state == "missed"
    see_off(press, at=DUE)
    assert nothing_left(press)


def said(press: Press, picture_id: int) -> int:
    edition_id = with_picture(press, picture_id)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    see_off(press, at=NOW + timedelta(seconds=1))
    assert page(press, edition_id).state == "published"
    return edition_id


def test_it_leaves_our_own_page_and_is_listed_where_it_stands(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id)
    edition_id = said(press, picture_id)
    slug = people.office(press.office_id).slug
    (shown,) = published(office_id=press.office_id)
    ((name, _alt, caption, credit),) = shown.now.pictures
    assert (caption, credit) == ("The fair on Mill Lane", "Photo: Ana Ruiz")
    words = Client().get(f"/{slug}/news/{shown.code}/").content.decode()
    assert "The fair on Mill Lane" in words
    assert "Photo: Ana Ruiz" in words
    assert "Ida Hart" not in words
    withdrawn(press, picture_id)
    print_pages(by=press.clockwork, at=MEANWHILE)
    assert Client().get(f"/{slug}/news/pictures/{name}").status_code == 404
    assert "The fair" not in Client().get(f"/{slug}/news/{shown.code}/").content.decode()
    found = queries.picture_page(office_id=press.office_id, picture_id=picture_id, at=MEANWHILE)
    (one,) = found.standing
    assert (one.edition_id, one.posts, one.on_own_page) == (edition_id, 1, True)
    assert queries.troubled(office_id=press.office_id, at=MEANWHILE).pictures == 1


def test_its_last_day_ends_it_once(press: Press) -> None:
    picture_id = in_library(press)
    agreed(press, picture_id, until_on=TODAY)
    said(press, picture_id)
    for at in (NOW + timedelta(hours=1), *[NOW + timedelta(days=1, hours=1)] * 2):
        end_picture(picture_id=picture_id, by=press.clockwork, at=at)
    assert Entry.objects.filter(deed="picture ended").count() == 1
    (shown,) = published(office_id=press.office_id)
    assert shown.now.pictures == ()


def test_nobody_who_agreed_is_named_in_the_ledger(press: Press) -> None:
    agreed(press, in_library(press))
    assert not [one for one in Entry.objects.all() if "Ida Hart" in str(one.facts)]


def test_the_same_bytes_are_the_same_picture(press: Press) -> None:
    first = in_library(press)
    (again,) = keep_pictures(uploads=[a_picture(name="copy.jpg")], by=press.chief, at=NOW)
    assert (again.picture_id, again.known) == (first, True)
    added = add_pictures(edition_id=a_draft(press), uploads=[a_picture()], by=press.chief, at=NOW)
    assert added.known == ("map.jpg",)


def test_one_that_is_refused_holds_up_no_other(press: Press) -> None:
    svg = Upload(name="logo.svg", content=b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    outcomes = keep_pictures(uploads=[svg, a_picture("green")], by=press.chief, at=NOW)
    assert [one.picture_id is not None for one in outcomes] == [False, True]
    assert "logo.svg" in outcomes[0].refused


def test_holds_are_no_way_around(press: Press) -> None:
    """Held, withdrawn meanwhile, lifted and released: it stays where it is."""
    picture_id = in_library(press)
    timed(press, picture_id)
    placed = place_hold(scope="everything", why="A drill", by=press.chief, at=NOW)
    withdrawn(press, picture_id)
    lift_hold(hold_id=placed.hold_id, why="Over", by=press.chief, at=MEANWHILE)
    for one in Dispatch.objects.all():
        with pytest.raises(AlreadyMoved):
            release_held(dispatch_id=one.pk, at=MEANWHILE, by=press.chief)
    see_off(press, at=DUE)
    assert nothing_left(press)
