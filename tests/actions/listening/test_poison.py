"""One thing that cannot be kept is parked with its reason, and keeps no other from being kept."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DataError, OperationalError, connection
from pytest_django import Settings

from clarion.channels.contract import Access, Harvest, Raw
from clarion.listening import queries
from clarion.listening.actions import follow, keep_drawn, replay_parked
from clarion.listening.actions.intake.apart import BLAMED_MAX
from clarion.listening.models import Mention, Parked, Source
from clarion.listening.web.labels import TROUBLES
from clarion.reading.fast import fast_reader
from tests.actions.listening.test_stream import Brook, kept
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db

POISON = "no water, says the one who breaks it"
TEXTS = ["no water 1", POISON, "no water 2", "nice cake", "no water 3"]
WELL = ["no water 1", "no water 2", "no water 3"]

Way = Callable[[Ear, Sequence[str]], None]


def raws(texts: Sequence[str]) -> list[Raw]:
    return [
        Raw(fingerprint=text, body=json.dumps({"id": text, "text": text}).encode())
        for text in texts
    ]


def by_the_stream(ear: Ear, texts: Sequence[str]) -> None:
    stream = Brook()
    stream.pour(source_id=ear.files_id, raws=raws(texts))
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert not stream.held, "what is parked is confirmed"


@pytest.fixture(params=["stream", "follow"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Way:
    """Both ways in: by the stream, and by a look at the source."""
    if request.param == "stream":
        return by_the_stream

    def by_a_look(ear: Ear, texts: Sequence[str]) -> None:
        def listen(_: object, access: Access, cursor: str) -> Iterator[Harvest]:
            yield Harvest(items=tuple(raws(texts)), cursor="after")

        monkeypatch.setattr("clarion.channels.sources.file.source.File.listen", listen)
        follow(source_id=ear.files_id, by=ear.clockwork, at=NOW)
        source = Source.objects.get(pk=ear.files_id)
        assert (source.cursor, source.heard, source.trouble) == ("after", len(texts), "")

    return by_a_look


@pytest.fixture
def ear() -> Ear:
    ear = an_ear()
    a_watch(ear)
    return ear


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Let reading break on these texts, as long as they stand here."""
    poisonous = {POISON}
    reader = fast_reader()
    read_many = type(reader).read_many

    def reads(self: object, texts: Iterator[str]) -> object:
        texts = list(texts)  # type: ignore[assignment]  # read twice here
        if poisonous & set(texts):
            raise RuntimeError(POISON)
        return read_many(self, texts)  # type: ignore[arg-type]  # the one that is wrapped

    monkeypatch.setattr(type(reader), "read_many", reads)
    return poisonous


def test_a_text_on_which_reading_breaks_is_parked_and_all_others_are_kept(
    ear: Ear, way: Way, breaking: set[str]
) -> None:
    way(ear, TEXTS)
    assert kept(ear) == WELL
    parked = Parked.objects.get()
    assert parked.reason.startswith("RuntimeError at clarion/")
    assert POISON not in parked.reason
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 1
    breaking.clear()
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 0
    assert kept(ear) == [*WELL, POISON]


def test_a_row_that_the_database_refuses_is_parked_and_all_others_are_kept(
    ear: Ear, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing = import_module("clarion.listening.actions.sources.storing")
    row = storing._row

    def too_long(source: Source, one: object, *rest: object) -> Mention:
        made: Mention = row(source, one, *rest)
        if made.text == POISON:
            made.need = "x" * 31
        return made

    monkeypatch.setattr(storing, "_row", too_long)
    way(ear, TEXTS)
    assert kept(ear) == WELL
    assert Parked.objects.get().reason.startswith(DataError.__name__)
    assert replay_parked(source_id=ear.files_id, by=ear.chief, at=NOW) == 1


def test_where_nothing_at_all_can_be_kept_it_is_our_fault_and_all_of_it_comes_again(
    ear: Ear, breaking: set[str]
) -> None:
    texts = [f"no water {number}" for number in range(BLAMED_MAX)]
    breaking |= set(texts)
    stream = Brook()
    stream.pour(source_id=ear.files_id, raws=raws(texts))
    with pytest.raises(RuntimeError):
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert len(stream.held) == len(texts)
    assert not Parked.objects.exists()
    (shown,) = queries.sources(office_id=ear.office_id, at=NOW)
    assert shown.health == "troubled"
    assert shown.trouble.startswith("RuntimeError at clarion/")
    assert "our own fault" in str(TROUBLES[shown.trouble_kind])
    breaking.clear()
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert len(kept(ear)) == len(texts)
    assert Source.objects.get(pk=ear.files_id).trouble == ""


def test_what_is_wrong_with_one_source_keeps_no_other_from_being_kept(
    ear: Ear, breaking: set[str]
) -> None:
    other = an_ear()
    a_watch(other)
    texts = [f"no water {number}" for number in range(BLAMED_MAX)]
    breaking |= set(texts)
    stream = Brook()
    stream.pour(source_id=ear.files_id, raws=raws(texts))
    stream.pour(source_id=other.files_id, raws=raws(["no water at all"]))
    with pytest.raises(RuntimeError):
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert kept(other) == ["no water at all"]
    assert {name for name, _ in stream.held} == {ear.files_id}


def test_a_database_that_is_away_is_nobodys_fault(ear: Ear) -> None:
    stream = Brook()
    stream.pour(source_id=ear.files_id, raws=raws(TEXTS))

    def away(execute: Callable[..., object], sql: str, *rest: object) -> object:
        if "listening_mention" in sql:
            raise OperationalError
        return execute(sql, *rest)

    with connection.execute_wrapper(away), pytest.raises(OperationalError):
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert len(stream.held) == len(TEXTS)
    assert not Parked.objects.exists()
    assert Source.objects.get(pk=ear.files_id).trouble == ""


def test_a_look_that_fails_for_any_reason_says_so_on_the_card(
    ear: Ear, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def listen(_: object, access: Access, cursor: str) -> Iterator[Harvest]:
        raise RuntimeError(POISON)

    monkeypatch.setattr("clarion.channels.sources.file.source.File.listen", listen)
    with pytest.raises(RuntimeError):
        follow(source_id=ear.files_id, by=ear.clockwork, at=NOW)
    (shown,) = queries.sources(office_id=ear.office_id, at=NOW)
    assert (shown.health, shown.trouble_kind, shown.troubled_at) == ("troubled", "our_keeping", NOW)
    source = Source.objects.get(pk=ear.files_id)
    assert POISON not in source.trouble
    assert source.busy_until is None
    assert source.due_at > NOW + timedelta(minutes=1)
