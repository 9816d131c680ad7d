"""A film in the library, as people add it, look at it, give it subtitles, and choose it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clarion.kit import clock
from clarion.postroom.actions import Upload
from clarion.publishing import queries
from clarion.publishing.actions import add_subtitles, keep_film
from clarion.publishing.models import Picture, Subtitles
from clarion.publishing.web.pictures import film
from tests.makers.films import WHERE, an_mp4
from tests.makers.publishing import Press, a_draft, page
from tests.screens.conftest import Screen
from tests.screens.publishing.test_library import CHOOSE, LIBRARY, PICTURE

# A draft with its film: with all around it, what may be done with the film, and its subtitles.
WRITE = 35
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nThe fair is on.\n"


def a_file(content: bytes | None = None, name: str = "fair.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, an_mp4() if content is None else content, "video/mp4")


def kept(press: Press) -> int:
    upload = Upload(name="fair.mp4", content=an_mp4())
    return keep_film(upload=upload, by=press.chief, at=clock.now())[0]


def test_comes_in_without_where_it_was_taken(press: Press, here: str, screen: Screen) -> None:
    answer = screen.client.post(f"{here}pictures/film/", {"film": a_file()}, follow=True)
    assert "The film is kept" in answer.content.decode()
    film = Picture.objects.get()
    assert (film.mime, film.name) == ("video/mp4", "fair.mp4")
    assert WHERE not in bytes(film.content)
    again = screen.client.post(f"{here}pictures/film/", {"film": a_file()}, follow=True)
    assert "in the library already" in again.content.decode()
    assert "Film" in screen.open(f"{here}pictures/", queries=LIBRARY).words


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (a_file(b"GIF89a" + bytes(40)), "is not taken"),
        (a_file(an_mp4(brand=b"qt  "), "fair.mov"), "another kind of film"),
        (a_file(an_mp4()[:-3]), "cut short"),
    ],
)
def test_says_why_it_is_not_taken(
    press: Press, here: str, screen: Screen, file: SimpleUploadedFile, why: str
) -> None:
    answer = screen.client.post(f"{here}pictures/film/", {"film": file})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Picture.objects.exists()


def test_takes_in_one_at_a_time(press: Press, here: str, screen: Screen) -> None:
    with film._ONE_AT_A_TIME:
        answer = screen.client.post(f"{here}pictures/film/", {"film": a_file()})
    assert answer.status_code == 503
    assert "Add yours in a minute" in answer.content.decode()
    assert not Picture.objects.exists()
    answer = screen.client.post(f"{here}pictures/film/", {"film": a_file()})
    assert answer.status_code == 302


def test_says_what_it_takes(press: Press, here: str, screen: Screen) -> None:
    words = screen.open(f"{here}pictures/", queries=LIBRARY).words
    assert "up to 100 MB" in words
    assert "MP4" in words


def test_is_shown_a_part_at_a_time(press: Press, here: str, screen: Screen) -> None:
    where = f"{here}pictures/{kept(press)}/"
    part = screen.client.get(where, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content, part["Accept-Ranges"]) == (206, b"ftyp", "bytes")
    assert screen.client.get(where)["Content-Type"] == "video/mp4"
    assert screen.client.get(where, headers={"Range": "bytes=9999999-"}).status_code == 416
    assert screen.client.get(f"{where}small/").status_code == 404


def test_is_given_subtitles_on_its_page(press: Press, here: str, screen: Screen) -> None:
    number = kept(press)
    about = f"{here}pictures/{number}/about/"
    assert "Whoever cannot hear" in screen.open(about, queries=PICTURE + 1).words
    sent = {"language": "en", "subtitles": SimpleUploadedFile("fair.vtt", VTT)}
    where = f"{here}pictures/{number}/subtitles/"
    assert "They are there" in screen.client.post(where, sent, follow=True).content.decode()
    shown = screen.open(about, queries=PICTURE + 1)
    assert "Added by" in shown.words
    (one,) = queries.subtitles_of(office_id=press.office_id, picture_id=number)
    said = screen.client.get(f"{where}{one.id}/")
    assert (said.content, said["Content-Type"]) == (VTT, "text/vtt; charset=utf-8")


def test_says_what_is_wrong_with_subtitles(press: Press, here: str, screen: Screen) -> None:
    where = f"{here}pictures/{kept(press)}/subtitles/"
    sent = {"language": "en", "subtitles": SimpleUploadedFile("fair.srt", b"1\n00:00:01,000")}
    assert "WEBVTT" in screen.client.post(where, sent, follow=True).content.decode()
    assert "its language" in screen.client.post(where, {}, follow=True).content.decode()
    assert not Subtitles.objects.exists()


def test_takes_the_place_of_those_before(press: Press) -> None:
    number = kept(press)
    for words in (VTT, VTT, VTT.replace(b"on", b"off")):
        add_subtitles(
            picture_id=number, language="en", content=words, by=press.chief, at=clock.now()
        )
    assert Subtitles.objects.count() == 2
    assert Subtitles.objects.get(ended_at=None).text.endswith("off.\n")


def test_is_chosen_for_a_draft_and_shown_beside_it(press: Press, here: str, screen: Screen) -> None:
    number, edition_id = kept(press), a_draft(press)
    screen.open(f"{here}{edition_id}/pictures/", queries=CHOOSE)
    answer = screen.client.post(
        f"{here}{edition_id}/pictures/", {"picture": str(number)}, follow=True
    )
    assert "<video" in answer.content.decode()
    (one,) = page(press, edition_id).pictures
    assert one.is_film
    words = screen.open(f"{here}{edition_id}/", queries=WRITE).words
    assert "The film is not shown there" in words


def test_one_film_goes_with_a_statement(press: Press, here: str, screen: Screen) -> None:
    edition_id = a_draft(press)
    other = Upload(name="b.mp4", content=an_mp4() + b"\0\0\0\x08free")
    second, _known = keep_film(upload=other, by=press.chief, at=clock.now())
    chosen = {"picture": [str(kept(press)), str(second)]}
    answer = screen.client.post(f"{here}{edition_id}/pictures/", chosen)
    assert answer.status_code == 422
    assert "One film at most" in answer.content.decode()
