"""The library of pictures, as people look through it, add to it and choose from it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from clarion.kit import clock
from clarion.publishing import queries
from clarion.publishing.actions import keep_pictures, withdraw_picture
from clarion.publishing.models import Picture
from tests.flows.test_pictures import a_picture
from tests.makers.people import a_person
from tests.makers.publishing import Press, a_draft, page
from tests.screens.conftest import Screen
from tests.screens.publishing.buttons import buttons

# Who asks (3), the office's day, and the pictures.
LIBRARY = 5
# Who asks; the picture, its office, its consents, and where it is shown.
PICTURE = 7
# Who asks; the draft with all around it; the office's day, and the pictures.
CHOOSE = 12
ABOUT = {
    "name": "The fair",
    "alt_en": "A fair on a meadow",
    "caption": "The fair on Mill Lane",
    "credit": "Photo: Ana Ruiz",
    "people": "nobody",
}


def a_file(colour: str = "red", name: str = "fair.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_picture(colour).content, "image/jpeg")


def in_library(press: Press, colour: str = "red") -> int:
    (one,) = keep_pictures(uploads=[a_picture(colour)], by=press.chief, at=clock.now())
    assert one.picture_id is not None
    return one.picture_id


def now(press: Press, picture_id: int) -> queries.PicturePage:
    return queries.picture_page(office_id=press.office_id, picture_id=picture_id, at=clock.now())


def test_says_of_each_file_what_became_of_it(press: Press, here: str, screen: Screen) -> None:
    assert "No pictures or films yet" in screen.open(f"{here}pictures/", queries=LIBRARY).words
    files = [a_file(), a_file(name="copy.jpg"), SimpleUploadedFile("logo.svg", b"<svg/>")]
    answer = screen.client.post(f"{here}pictures/add/", {"pictures": files}, follow=True)
    words = answer.content.decode()
    assert "1 picture is new" in words
    assert "“copy.jpg” was in the library already" in words
    assert "“logo.svg” cannot be taken" in words
    screen.open(f"{here}pictures/", queries=LIBRARY)


def test_takes_ten_at_once(press: Press, here: str, screen: Screen) -> None:
    files = [SimpleUploadedFile(f"{n}.jpg", b"?") for n in range(11)]
    answer = screen.client.post(f"{here}pictures/add/", {"pictures": files})
    assert answer.status_code == 422
    assert "Ten pictures at most" in answer.content.decode()


def test_is_looked_through_by_words_and_by_what_is_wrong(
    press: Press, here: str, screen: Screen
) -> None:
    one = in_library(press)
    other = in_library(press, "blue")
    screen.send(f"{here}pictures/{one}/about/", {**ABOUT, "seen_version": "0"})
    withdraw_picture(picture_id=other, why="Blurred", by=press.chief, at=clock.now())
    found = screen.open(f"{here}pictures/?words=fair+ruiz", queries=LIBRARY).words
    assert "The fair" in found
    assert "map.jpg" not in found
    assert "No such picture" in screen.open(f"{here}pictures/?words=bridge", queries=LIBRARY).words
    for shelf, name in (("usable", "The fair"), ("withdrawn", "map.jpg")):
        shown = screen.open(f"{here}pictures/?shelf={shelf}", queries=LIBRARY)
        assert name in shown.words
    for shelf in ("needs_consent", "ends_soon", "expired", "stands"):
        assert (
            "No such picture"
            in screen.open(f"{here}pictures/?shelf={shelf}", queries=LIBRARY).words
        )


def test_comes_page_by_page(press: Press, here: str, screen: Screen) -> None:
    kept = in_library(press)
    row = Picture.objects.get(pk=kept)
    for number in range(30):
        row.pk, row.digest, row.name = None, f"{number:064d}", f"p{number}.jpg"
        row.save(force_insert=True)
    first = screen.client.get(f"{here}pictures/")
    assert len(first.context["lines"]) == 24
    second = screen.client.get(f"{here}pictures/{first.context['older']}")
    assert [one.name for one in second.context["lines"]][-1] == "map.jpg"
    for odd in ("x", "9" * 30, "-1"):
        assert screen.client.get(f"{here}pictures/?before={odd}").status_code == 200


def test_is_described(press: Press, here: str, screen: Screen) -> None:
    number = in_library(press)
    place = f"{here}pictures/{number}/about/"
    shown = screen.open(place, queries=PICTURE)
    assert "Nobody has said yet whether people can be recognised." in shown.words
    assert "Nowhere" in shown.words
    screen.send(place, {**ABOUT, "seen_version": "0", "expires_on": "2030-01-02"})
    found = now(press, number)
    assert found.alts == {"en": "A fair on a meadow"}
    assert (found.caption, found.people) == ("The fair on Mill Lane", "nobody")
    late = screen.send_and_read(place, {**ABOUT, "seen_version": "0"}, status=422)
    assert "has saved other words meanwhile" in late.words
    why = {**ABOUT, "seen_version": "1", "people": "not_needed"}
    assert "Say why nobody" in screen.send_and_read(place, why, status=422).words


def test_consent_is_written_down_and_withdrawn(press: Press, here: str, screen: Screen) -> None:
    number = in_library(press)
    place = f"{here}pictures/{number}/"
    today = clock.now().date()
    words = {
        "given_by": "Ida Hart",
        "uses": ["page"],
        "given_on": today.isoformat(),
        "until_on": (today - timedelta(days=1)).isoformat(),
    }
    wrong = screen.send_and_read(f"{place}consent/", words, status=422)
    assert "before they gave it" in wrong.words
    missing = screen.send_and_read(f"{place}consent/", {}, status=422)
    assert "Fill this in" in missing.words
    screen.send(f"{place}consent/", {**words, "until_on": ""})
    assert "Ida Hart" in screen.open(f"{place}about/", queries=PICTURE).words
    screen.send(f"{place}withdraw/", {"why": ""})
    assert "Give a reason" in screen.open(f"{place}about/", queries=PICTURE).words
    screen.send(f"{place}withdraw/", {"why": "They called"})
    shown = screen.open(f"{place}about/", queries=PICTURE)
    assert "Withdrawn. 0 statements on their way were stopped" in shown.words
    assert "They called" in shown.words
    assert "Ask for it" in buttons(shown)
    screen.send(f"{place}back/", {"why": "A mistake"})
    assert (
        "nobody’s consent is written down" in screen.open(f"{place}about/", queries=PICTURE).words
    )


def test_a_second_person_lets_it_be_shown_again(press: Press, here: str, screen: Screen) -> None:
    number = in_library(press)
    place = f"{here}pictures/{number}/"
    screen.send(f"{place}withdraw/", {"why": "Blurred"})
    screen.send(f"{place}back/", {"why": "It was not"})
    own = screen.open(f"{place}about/", queries=PICTURE)
    assert "You have asked for this yourself" in own.words
    assert {"Let it be shown again", "Withdraw it", "Ask for it"}.isdisjoint(buttons(own))
    assert "map.jpg" in screen.open(f"{here}pictures/?shelf=back", queries=LIBRARY).words
    screen.send(f"{place}agree/", {"seen_version": now(press, number).version})
    screen.sign_in(press.signer)
    shown = screen.open(f"{place}about/", queries=PICTURE)
    assert "It was not" in shown.words
    assert "Turn it down" in buttons(shown)
    screen.send(f"{place}agree/", {"seen_version": "x"})
    assert now(press, number).fitness == "withdrawn"
    screen.send(f"{place}agree/", {"seen_version": now(press, number).version})
    assert now(press, number).fitness == "needs_consent"
    screen.send(f"{place}withdraw/", {"why": "Blurred"})
    screen.send(f"{place}back/", {"why": "It was not"})
    screen.send(f"{place}drop/")
    assert now(press, number).back_at is None


def test_a_writer_chooses_from_it(press: Press, here: str, screen: Screen) -> None:
    number, gone = in_library(press), in_library(press, "blue")
    screen.send(f"{here}pictures/{number}/about/", {**ABOUT, "seen_version": "0"})
    withdraw_picture(picture_id=gone, why="Blurred", by=press.chief, at=clock.now())
    edition_id = a_draft(press)
    place = f"{here}{edition_id}/pictures/"
    assert "Put them beside the words" in buttons(screen.open(place, queries=CHOOSE))
    assert "Choose at least one" in screen.send_and_read(place, {}, status=422).words
    refused = screen.send_and_read(place, {"picture": [gone]}, status=422)
    assert "was withdrawn" in refused.words
    screen.send(place, {"picture": [number]})
    (one,) = page(press, edition_id).pictures
    assert (one.alt, one.caption, one.credit) == (
        "A fair on a meadow",
        "The fair on Mill Lane",
        "Photo: Ana Ruiz",
    )
    written = screen.client.get(f"{here}{edition_id}/").content.decode()
    assert "The fair on Mill Lane" in written


def test_pictures_are_served_as_what_they_are(press: Press, here: str, screen: Screen) -> None:
    number = in_library(press)
    Picture.objects.filter(pk=number).update(thumbnail=None)  # from before there were any
    for way in ("", "small/"):
        answer = screen.client.get(f"{here}pictures/{number}/{way}")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"].startswith("private")
        assert Image.open(BytesIO(answer.content)).format == "JPEG"


def test_whoever_only_signs_reads_no_names(press: Press, here: str, screen: Screen) -> None:
    number = in_library(press)
    screen.sign_in(a_person(by=press.chief, role="Desk supervisor"))
    shown = screen.client.get(f"{here}pictures/{number}/about/")
    assert shown.status_code == 200
    assert "Who agreed to be shown" not in shown.content.decode()


@given(st.binary(max_size=300), st.integers(0, 900))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_bytes_break_it(press: Press, junk: bytes, cut: int) -> None:
    """Truncated, mixed up, or no picture at all: taken or refused with a sentence, never worse."""
    from_camera = a_picture().content
    for content in (junk, from_camera[:cut] + junk, from_camera[:-1] + junk):
        upload = a_picture().__class__(name="x.jpg", content=content)
        (one,) = keep_pictures(uploads=[upload], by=press.chief, at=clock.now())
        assert bool(one.refused) is (one.picture_id is None)


@pytest.mark.parametrize("side", [6_000, 20_000])
def test_a_bomb_is_not_unfolded(press: Press, side: int) -> None:
    folded = BytesIO()
    Image.new("1", (side, side)).save(folded, "PNG")
    upload = a_picture().__class__(name="bomb.png", content=folded.getvalue())
    (one,) = keep_pictures(uploads=[upload], by=press.chief, at=clock.now())
    assert "cannot be taken" in one.refused
