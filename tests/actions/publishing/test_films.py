"""Whoever looks for viruses looks at films too; and what it cannot look at does not come in."""

from dataclasses import replace

import pytest

from clarion.channels import scanner
from clarion.channels.contract import Reason, Temporary
from clarion.kit.actor import Actor
from clarion.kit.refusals import NotAllowed, NotFound
from clarion.ledger.models import Entry
from clarion.postroom.actions import Infected, NotScanned, Upload
from clarion.publishing.actions import add_subtitles, keep_film
from clarion.publishing.models import Picture
from clarion.publishing.rules.pictures import films
from clarion.publishing.rules.pictures.films import FilmNotReadable
from tests.makers.films import an_mp4
from tests.makers.people import NOW
from tests.makers.publishing import Press

FILM = Upload(name="lane.mp4", content=an_mp4())
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nClosed.\n"


def kept(by: Actor) -> int:
    return keep_film(upload=FILM, by=by, at=NOW)[0]


def test_is_entered_in_the_ledger(press: Press) -> None:
    number = kept(press.chief)
    add_subtitles(picture_id=number, language="en", content=VTT, by=press.chief, at=NOW)
    deeds = Entry.objects.filter(about=f"picture:{number}").order_by("pk")
    assert [one.deed for one in deeds] == ["film kept", "subtitles added"]


def test_what_the_scanner_finds_does_not_come_in(
    press: Press, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VIRUS_SCAN = "tcp://127.0.0.1:9"  # type: ignore[attr-defined]
    monkeypatch.setattr(scanner, "scan", lambda *_a, **_k: "Eicar-Test")
    with pytest.raises(Infected):
        kept(press.chief)
    assert not Picture.objects.exists()


def test_what_the_scanner_cannot_look_at_does_not_come_in(
    press: Press, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_large(*_a: object, **_k: object) -> str:
        raise Temporary(Reason.UNRECOGNISED, "INSTREAM size limit exceeded. ERROR")

    settings.VIRUS_SCAN = "tcp://127.0.0.1:9"  # type: ignore[attr-defined]
    monkeypatch.setattr(scanner, "scan", too_large)
    with pytest.raises(NotScanned):
        kept(press.chief)
    assert not Picture.objects.exists()


def test_what_is_too_large_does_not_come_in(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    assert films.FILM_BYTES_MAX == 100_000_000
    monkeypatch.setattr(
        "clarion.publishing.actions.pictures.keep_film.FILM_BYTES_MAX", len(FILM.content) - 1
    )
    with pytest.raises(FilmNotReadable):
        kept(press.chief)


def test_subtitles_are_of_a_film_and_in_a_language_of_the_office(press: Press) -> None:
    number = kept(press.chief)
    for picture_id, language in ((number, "xx"), (number + 1, "en")):
        with pytest.raises(NotFound):
            add_subtitles(
                picture_id=picture_id, language=language, content=VTT, by=press.chief, at=NOW
            )


def test_only_whoever_publishes_adds_one(press: Press) -> None:
    reader = replace(press.chief, powers=frozenset())
    with pytest.raises(NotAllowed):
        kept(reader)
