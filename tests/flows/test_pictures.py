"""A picture goes with the words: signed with them, described for those who cannot see it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from clarion.newsroom.actions import print_pages
from clarion.people import queries as people
from clarion.postroom.actions import NotReadable, Upload
from clarion.publishing.actions import (
    NotADraft,
    Stopped,
    TooManyPictures,
    add_pictures,
    begin_edition,
    revise,
    withdraw,
)
from clarion.publishing.queries.published import published
from fakenet import FakeNet
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

ALT = "A map: Mill Lane is red, Weir Road is green."
LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def press(net: FakeNet, committed: None) -> Press:
    return a_press_office(net)


def a_picture(colour: str = "red", *, name: str = "map.jpg") -> Upload:
    kept = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera that somebody owns"
    Image.new("RGB", (40, 30), colour).save(kept, "JPEG", exif=exif)
    return Upload(name=name, content=kept.getvalue())


def illustrated(press: Press, *, alt: str = ALT) -> int:
    """Write a draft with one picture."""
    edition_id = a_draft(press)
    add_pictures(edition_id=edition_id, uploads=[a_picture()], by=press.chief, at=NOW)
    now = page(press, edition_id)
    words = wording(press, alts={now.pictures[0].id: alt})
    revise(edition_id=edition_id, seen_version=now.version, wording=words, by=press.chief, at=NOW)
    return edition_id


def slug(press: Press) -> str:
    return people.office(press.office_id).slug


def said(press: Press) -> int:
    edition_id = illustrated(press)
    send_for_signature(press, edition_id)
    signed(press, edition_id)
    see_off(press)
    return edition_id


def test_goes_with_the_words_everywhere(press: Press) -> None:
    assert page(press, said(press)).state == "published"
    (post,) = press.net.posts(author="townhall")
    assert [one["alt"] for one in post.media] == [ALT]
    (shown,) = published(office_id=press.office_id)
    ((name, alt, *_below),) = shown.now.pictures
    assert alt == ALT
    answer = Client().get(f"/{slug(press)}/news/pictures/{name}")
    assert answer.status_code == 200
    assert b"somebody owns" not in answer.content
    assert ALT in Client().get(f"/{slug(press)}/news/{shown.code}/").content.decode()


def test_is_not_sent_for_signature_without_words_for_it(press: Press) -> None:
    edition_id = illustrated(press, alt=" ")
    with pytest.raises(Stopped):
        send_for_signature(press, edition_id)


def test_takes_pictures_only_and_four_at_most(press: Press) -> None:
    edition_id = a_draft(press)
    pdf = Upload(name="plan.pdf", content=b"%PDF-1.4 ...")
    with pytest.raises(NotReadable):
        add_pictures(edition_id=edition_id, uploads=[pdf], by=press.chief, at=NOW)
    many = [a_picture(colour) for colour in ("red", "green", "blue", "black", "white")]
    with pytest.raises(TooManyPictures):
        add_pictures(edition_id=edition_id, uploads=many, by=press.chief, at=NOW)
    assert page(press, edition_id).pictures == ()


def test_stays_as_it_was_signed_and_comes_along_into_a_correction(press: Press) -> None:
    first = said(press)
    with pytest.raises(NotADraft):
        add_pictures(edition_id=first, uploads=[a_picture("blue")], by=press.chief, at=NOW)
    second = begin_edition(edition_id=first, by=press.chief, at=LATER)
    assert [one.alt for one in page(press, second).pictures] == [ALT]


def test_is_gone_from_our_pages_when_the_statement_is(press: Press) -> None:
    statement_id = page(press, said(press)).statement_id
    (shown,) = published(office_id=press.office_id)
    ((name, *_words),) = shown.now.pictures
    print_pages(by=press.clockwork, at=NOW)
    withdraw(statement_id=statement_id, why="Wrong map", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    print_pages(by=press.clockwork, at=LATER)
    assert Client().get(f"/{slug(press)}/news/pictures/{name}").status_code == 404
