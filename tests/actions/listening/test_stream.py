"""What the stream hands out is kept once and confirmed after it was kept, never before."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection

from clarion.channels.contract import Raw
from clarion.channels.stream import Drawn, Lag, Poured
from clarion.kit.refusals import NotFound
from clarion.listening import queries
from clarion.listening.actions import end_watch, keep_drawn, move_source, pour
from clarion.listening.actions.sources.take_file import NoPurpose, NotThisFile
from clarion.listening.models import Mention, Missing, Source
from tests.makers.listening import Ear, a_watch, an_ear
from tests.makers.people import NOW

pytestmark = pytest.mark.django_db


@dataclass(slots=True)
class Brook:
    """A stream in memory: whatever is not confirmed is handed out again."""

    held: dict[tuple[int, str], Raw] = field(default_factory=dict)
    poured_at: datetime | None = None

    def pour(self, *, source_id: int, raws: Sequence[Raw]) -> Poured:
        known = sum((source_id, raw.fingerprint) in self.held for raw in raws)
        self.held |= {(source_id, raw.fingerprint): raw for raw in raws}
        return Poured(taken=len(raws), known=known)

    def draw(self, *, most: int, wait_seconds: float) -> list[Drawn]:
        return [
            Drawn(source_id=name[0], raw=raw, receipt=name, poured_at=self.poured_at)
            for name, raw in list(self.held.items())[:most]
        ]

    def confirm(self, drawn: Sequence[Drawn]) -> None:
        for one in drawn:
            del self.held[one.source_id, one.raw.fingerprint]

    def again(self, *, source_id: int, since: datetime) -> Iterator[Drawn]:
        yield from self.draw(most=len(self.held), wait_seconds=0)

    def lag(self) -> Lag:
        return Lag(waiting=len(self.held), unconfirmed=0)


def lines(*texts: str) -> list[bytes]:
    return [json.dumps({"id": f"p{n}", "text": text}).encode() for n, text in enumerate(texts)]


def poured(ear: Ear, stream: Brook, *texts: str) -> tuple[int, int]:
    return pour(
        stream=stream, source_id=ear.files_id, lines=lines(*texts), by=ear.clockwork, at=NOW
    )


def kept(ear: Ear) -> list[str]:
    return list(Mention.objects.of(ear.office_id).order_by("pk").values_list("text", flat=True))


def test_keeps_what_is_watched_for_and_confirms_all_of_it() -> None:
    ear, stream = an_ear(), Brook()
    a_watch(ear)
    assert poured(ear, stream, "no water here", "nice cake") == (2, 0)
    assert keep_drawn(stream=stream, wait_seconds=0, at=NOW) == 2
    assert kept(ear) == ["no water here"]
    assert stream.lag().waiting == 0
    assert Source.objects.get(pk=ear.files_id).heard == 2


def test_keeps_nothing_twice_when_a_batch_comes_again() -> None:
    ear, stream = an_ear(), Brook()
    a_watch(ear)
    for _ in range(2):
        poured(ear, stream, "no water here")
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert kept(ear) == ["no water here"]


def test_confirms_nothing_that_could_not_be_kept() -> None:
    ear, stream = an_ear(), Brook()
    a_watch(ear)
    poured(ear, stream, "no water here")

    def broken(*_: object) -> object:
        raise OperationalError

    with connection.execute_wrapper(broken), pytest.raises(OperationalError):
        keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert stream.lag().waiting == 1
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert kept(ear) == ["no water here"]


def test_lets_go_of_what_nobody_watches_for_any_more() -> None:
    ear, stream = an_ear(), Brook()
    watch_id = a_watch(ear)
    poured(ear, stream, "no water here")
    end_watch(watch_id=watch_id, why="It is over now, all repaired.", by=ear.chief, at=NOW)
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert (kept(ear), stream.lag().waiting) == ([], 0)


def test_pours_nothing_without_a_purpose_a_source_or_a_file_that_can_be_read() -> None:
    ear, stream, other = an_ear(), Brook(), an_ear()
    with pytest.raises(NoPurpose):
        poured(ear, stream, "no water here")
    a_watch(ear)
    with pytest.raises(NotFound):
        pour(stream=stream, source_id=ear.files_id, lines=lines("x"), by=other.clockwork, at=NOW)
    with pytest.raises(NotThisFile):
        pour(stream=stream, source_id=ear.files_id, lines=[b"\xff"], by=ear.clockwork, at=NOW)
    assert not stream.held


def test_loses_nothing_that_was_poured_before_a_pause() -> None:
    ear, stream = an_ear(), Brook()
    a_watch(ear)
    poured(ear, stream, "no water here")
    move_source(source_id=ear.files_id, to="paused", by=ear.chief, at=NOW)
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert kept(ear) == ["no water here"]


def test_what_lay_in_the_stream_for_nearly_a_day_may_not_have_been_the_first() -> None:
    ear = an_ear()
    a_watch(ear)
    stream = Brook(poured_at=NOW - timedelta(hours=23))
    poured(ear, stream, "no water here")
    keep_drawn(stream=stream, wait_seconds=0, at=NOW)
    assert not Missing.objects.exists()
    for hours in (1, 2):
        poured(ear, stream, f"no water at {hours}")
        keep_drawn(stream=stream, wait_seconds=0, at=NOW + timedelta(hours=hours))
    (shown,) = queries.sources(office_id=ear.office_id, at=NOW)
    assert [one.what.startswith("Nobody kept for a whole day") for one in shown.gaps] == [True]
    poured(ear, stream, "no water the day after")
    keep_drawn(stream=stream, wait_seconds=0, at=NOW + timedelta(hours=26))
    assert Missing.objects.count() == 2
