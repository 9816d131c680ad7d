"""A picture goes with the words: signed with them, described for those who cannot see it."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.test import Client
from PIL import Image

from clarion.channels import registry
from clarion.channels.connectors.fakenet.capabilities import CAPABILITIES
from clarion.channels.connectors.fakenet.connector import FakeNet as Plug
from clarion.channels.contract import Access, Outgoing, Sent
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.newsroom.actions import print_pages
from clarion.people import queries as people
from clarion.postroom.actions import NotReadable, Upload
from clarion.postroom.models import Dispatch, Enclosed
from clarion.postroom.models.lending import lent_address
from clarion.publishing import queries
from clarion.publishing.actions import (
    About,
    NotADraft,
    Stopped,
    TooManyPictures,
    add_pictures,
    begin_edition,
    choose_pictures,
    describe_picture,
    revise,
    withdraw,
)
from clarion.publishing.models import Edition, Illustration, Picture
from clarion.publishing.queries.saying.published import published
from clarion.signoff.actions import OwnWork, sign
from fakenet import FakeNet
from tests.makers.people import NOW
from tests.makers.publishing import (
    LINK,
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


def said(press: Press, *, at: datetime = NOW) -> int:
    edition_id = illustrated(press)
    send_for_signature(press, edition_id, at=at)
    signed(press, edition_id, at=at)
    see_off(press, at=at)
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


def test_is_not_sent_for_signature_with_a_name_below_it_that_the_law_protects(
    press: Press,
) -> None:
    edition_id = illustrated(press)
    (one,) = page(press, edition_id).pictures
    words = wording(press, captions={one.id: "Jane Smith, 19, was raped here."})
    shown = queries.preview(
        office_id=press.office_id, edition_id=edition_id, link=LINK, wording=words, at=NOW
    )
    assert "victim-anonymity" in {told.found.code for told in shown.told if told.stops}
    words = replace(words, alts={one.id: ALT})
    version = page(press, edition_id).version
    revise(edition_id=edition_id, seen_version=version, wording=words, by=press.chief, at=NOW)
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


def test_leaves_as_it_was_signed_although_somebody_has_tidied_up_the_library(
    press: Press,
) -> None:
    edition_id = illustrated(press)
    send_for_signature(press, edition_id)
    renamed(press, edition_id)
    signed(press, edition_id)
    see_off(press)
    assert page(press, edition_id).state == "published"
    assert len(press.net.posts(author="townhall")) == 1


def test_what_was_signed_before_names_were_kept_leaves_as_well(press: Press) -> None:
    edition_id = illustrated(press)
    Illustration.objects.update(name="")
    send_for_signature(press, edition_id)
    renamed(press, edition_id)
    signed(press, edition_id)
    see_off(press)
    assert page(press, edition_id).state == "published"


def renamed(press: Press, edition_id: int) -> None:
    picture_id = page(press, edition_id).pictures[0].id
    about = About(name="Flood barrier.jpg", alts={})
    describe_picture(picture_id=picture_id, seen_version=0, about=about, by=press.chief, at=NOW)


def test_is_gone_from_our_pages_when_the_statement_is(press: Press) -> None:
    statement_id = page(press, said(press)).statement_id
    (shown,) = published(office_id=press.office_id)
    ((name, *_words),) = shown.now.pictures
    print_pages(by=press.clockwork, at=NOW)
    withdraw(statement_id=statement_id, why="Wrong map", by=press.chief, at=LATER)
    see_off(press, at=LATER)
    print_pages(by=press.clockwork, at=LATER)
    assert Client().get(f"/{slug(press)}/news/pictures/{name}").status_code == 404


class Fetching(Plug):
    """FakeNet, if it fetched pictures from us instead of taking them."""

    capabilities = replace(CAPABILITIES, fetches_media=True)

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.fetched: list[bytes] = []

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        for one in outgoing.rendition.media:
            self.addresses.append(urlsplit(one.address).path)
            self.fetched.append(Client().get(self.addresses[-1]).content)
        return super().send(access, outgoing)


@pytest.fixture
def fetching(monkeypatch: pytest.MonkeyPatch) -> Fetching:
    plug = Fetching()
    monkeypatch.setitem(registry.CONNECTORS, "fakenet", plug)
    return plug


def test_is_lent_to_a_network_that_fetches_it_while_it_is_said(
    press: Press, fetching: Fetching
) -> None:
    edition_id = said(press, at=clock.now())
    (address,) = fetching.addresses
    assert fetching.fetched == [content for _mime, content in kept(press, edition_id)]
    assert Client().get(address).status_code == 404, "it was said: nobody needs it any more"


def test_is_lent_a_while_longer_to_a_network_that_may_fetch_it_later(
    press: Press, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition_id = said(press, at=clock.now())
    (address,) = fetching.addresses
    late = replace(fetching.capabilities, fetches_later=True)
    monkeypatch.setattr(fetching, "capabilities", late)
    assert [Client().get(address).content] == [kept(press, edition_id)[0][1]]
    Dispatch.objects.filter(account_id=press.account_id).update(state="failed")
    assert Client().get(address).status_code == 404


def test_is_not_lent_to_whoever_guesses(press: Press, fetching: Fetching) -> None:
    said(press)
    number = Enclosed.objects.get(dispatch__account_id=press.account_id).pk
    over = urlsplit(lent_address(enclosed_id=number, at=clock.now() - timedelta(hours=2))).path
    now = urlsplit(lent_address(enclosed_id=number, at=clock.now())).path
    Dispatch.objects.filter(account_id=press.account_id).update(state="unknown")
    assert Client().get(now).status_code == 200
    assert Client().post(now).status_code == 405
    others = now.replace(f"/{number}-", f"/{number + 1}-")
    for address in (over, others, "/media/1.jpg", "/media/x:y.jpg", "/media/-.jpg"):
        assert Client().get(address).status_code == 404


def kept(press: Press, edition_id: int) -> list[tuple[str, bytes]]:
    """Return the pictures of an edition as the office keeps them."""
    shown = page(press, edition_id).pictures
    return [queries.picture(office_id=press.office_id, picture_id=one.id) for one in shown]


def test_o12_whoever_wrote_what_stands_for_a_picture_cannot_sign_it(press: Press) -> None:
    picture_id = page(press, illustrated(press)).pictures[0].id
    about = About(name="Barrier", alts={"en": "The barrier stands.", "cy": ""}, caption="Today")
    describe_picture(picture_id=picture_id, seen_version=0, about=about, by=press.signer, at=NOW)
    again = replace(about, caption="This morning")
    describe_picture(picture_id=picture_id, seen_version=1, about=again, by=press.chief, at=NOW)
    ours, theirs = press.chief.person, press.signer.person
    both = sorted({ours, theirs})
    assert Picture.objects.get().writers == {"alt:en": [theirs], "caption": both}
    edition_id = a_draft(press)
    choose_pictures(edition_id=edition_id, picture_ids=[picture_id], by=press.chief, at=NOW)
    send_for_signature(press, edition_id)
    request_id = page(press, edition_id).request_id
    assert request_id is not None
    with pytest.raises(OwnWork):
        sign(request_id=request_id, by=press.signer, at=NOW)


def written(by: Actor, version: int, *, caption: str = "", credit: str = "") -> None:
    """Write what stands below it, or change it."""
    picture = Picture.objects.get()
    about = About(name="Barrier", alts={}, caption=caption, credit=credit)
    describe_picture(picture_id=picture.pk, seen_version=version, about=about, by=by, at=NOW)


def test_o12_a_comma_of_somebody_else_takes_nobodys_words_from_them(press: Press) -> None:
    picture_id = page(press, illustrated(press)).pictures[0].id
    written(press.signer, 0, caption="The barrier stands tonight")
    written(press.chief, 1, caption="The barrier stands, tonight")
    edition_id = a_draft(press)
    choose_pictures(edition_id=edition_id, picture_ids=[picture_id], by=press.chief, at=NOW)
    assert press.signer.person in Edition.objects.get(pk=edition_id).authors


def test_o12_whoever_wrote_words_that_are_gone_has_no_hand_in_new_ones(press: Press) -> None:
    illustrated(press)
    written(press.signer, 0, caption="The barrier stands", credit="Town")
    written(press.chief, 1, credit="Town")
    written(press.chief, 2, caption="It rains", credit="Town")
    ours, theirs = press.chief.person, press.signer.person
    assert Picture.objects.get().writers == {"caption": [ours], "credit": [theirs]}


def test_o12_a_writer_of_before_is_kept_beside_those_who_follow(press: Press) -> None:
    illustrated(press)
    Picture.objects.update(caption="Today", writers={"caption": press.signer.person})
    assert Picture.objects.get().writers_in("en") == {press.signer.person}
    written(press.chief, 0, caption="Today.")
    both = {press.signer.person, press.chief.person}
    assert Picture.objects.get().writers_in("en") == both
