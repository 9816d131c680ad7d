"""A real cluster with three copies loses a node and a worker in mid-stream, and nothing else."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from nats import connect
from pytest_django import Settings

from clarion.channels.contract import Raw, Temporary
from clarion.channels.stream import Drawn, JetStream, Lag, jetstream, laying
from clarion.config.health import Level, _stream
from clarion.config.streams import lag_now
from clarion.kit import clock
from clarion.listening.models import Mention
from clarion.listening.models import Source as SourceRow
from tests.flows.processes import environment
from tests.makers.listening import Ear, a_watch, an_ear
from tests.peers.nats.server import Cluster, nats_alone
from tests.peers.waiting import wait_until

pytestmark = [pytest.mark.peer, pytest.mark.cluster]
POSTS = 4_000


@pytest.fixture
def stream(nats: Cluster) -> Iterator[JetStream]:
    with JetStream(nats.urls) as line:
        wait_until(lambda: answers(line), what="a leader")
        yield line


def answers(line: JetStream) -> bool:
    try:
        return bool(line.lag())
    except Temporary:
        return False


def is_empty(line: JetStream) -> bool:
    """Whether all is confirmed; not, while the line looks for another node."""
    try:
        lag = line.lag()
    except Temporary:
        return False
    return not lag.waiting and not lag.unconfirmed


def draws(line: JetStream, many: int) -> list[Drawn]:
    """Draw until so many came: a busy server hands them out in several goes."""
    drawn: list[Drawn] = []
    patience = time.monotonic() + 25
    while len(drawn) < many and time.monotonic() < patience:
        drawn += line.draw(most=many, wait_seconds=1)
    return drawn


def raws(*numbers: int) -> list[Raw]:
    return [Raw(fingerprint=f"f{n}", body=f'{{"id": "{n}"}}'.encode()) for n in numbers]


def test_takes_each_thing_once_and_hands_out_what_was_not_confirmed(
    nats: Cluster, stream: JetStream
) -> None:
    assert stream.pour(source_id=7, raws=raws(1, 2, 3)).known == 0
    assert stream.pour(source_id=7, raws=raws(2, 3, 4)).known == 2
    drawn = draws(stream, 4)
    assert {(one.source_id, one.raw.fingerprint) for one in drawn} == {
        (7, f"f{n}") for n in range(1, 5)
    }
    stream.confirm(drawn[:3])
    # A confirmation goes out without waiting for an answer: the cluster takes it a moment later.
    patience = time.monotonic() + 10
    while (lag := stream.lag()).unconfirmed != 1 and time.monotonic() < patience:
        time.sleep(0.1)
    assert (lag.waiting, lag.unconfirmed) == (0, 1)
    assert stream.draw(most=10, wait_seconds=0.2) == []
    # Played again it is all there, in the order in which it came, and nobody's work is disturbed.
    begin = clock.now() - timedelta(hours=1)
    assert [one.raw.fingerprint for one in stream.again(source_id=7, since=begin)] == [
        f"f{n}" for n in range(1, 5)
    ]
    assert list(stream.again(source_id=8, since=begin)) == []
    assert stream.lag().unconfirmed == 1


def test_workers_take_partitions_apart_or_all_of_them(nats: Cluster, stream: JetStream) -> None:
    stream.pour(source_id=9, raws=raws(*range(100)))
    with JetStream(nats.urls, partitions=[0, 1, 2, 3]) as low:
        some = low.draw(most=200, wait_seconds=1)
        low.confirm(some)
        while more := low.draw(most=200, wait_seconds=1):
            low.confirm(more)
            some += more
    rest = draws(stream, 100 - len(some))
    stream.confirm(rest)
    assert 0 < len(some) < 100
    assert len(some) + len(rest) == 100


def test_says_that_it_does_not_answer_and_goes_on_when_it_does(nats: Cluster) -> None:
    nats.kill(0)
    nats.kill(1)
    with JetStream(nats.urls) as line, pytest.raises(Temporary):
        line.pour(source_id=7, raws=raws(1))


def test_one_copy_becomes_three_and_what_was_in_it_is_still_there(
    nats: Cluster, settings: Settings
) -> None:
    with JetStream(nats.urls[:1]) as line:
        wait_until(lambda: answers(line), what="a leader")
        assert line.lag().copies == 1
        line.pour(source_id=7, raws=raws(*range(50)))
    # The setting says how many where one name stands for a whole cluster.
    settings.STREAM_URL, settings.STREAM_COPIES = nats.urls[:1], 3
    # While copies are made it chooses new leaders, which takes a moment.
    wait_until(lambda: isinstance(lag_now(), Lag), what="an answer")
    told = lag_now()
    assert isinstance(told, Lag)
    assert (told.copies, told.trouble) == (3, "")
    wait_until(lambda: holds_all(nats), what="the copies")
    wait_until(lambda: waiting_now() == 50, what="all that was in it")
    nats.kill(0)
    with JetStream(nats.urls) as line:
        wait_until(lambda: answers(line), what="another leader")
        drawn = draws(line, 50)
        assert {one.raw.fingerprint for one in drawn} == {f"f{n}" for n in range(50)}
        assert [one.raw.place for one in drawn if one.raw.place <= 0] == []
        line.confirm(drawn)
        # Named by three, it keeps them; and by one it does not lose any either.
        assert line.lag().copies == 3
    jetstream._laid.clear()
    with JetStream(nats.urls[1:2]) as line:
        assert line.lag().copies == 3


def test_what_cannot_be_changed_stays_as_it_is_and_health_says_why(settings: Settings) -> None:
    with nats_alone() as alone:
        with JetStream(alone.urls) as line:
            line.pour(source_id=7, raws=raws(1))
        settings.STREAM_URL, settings.STREAM_COPIES = alone.urls, 3
        told = lag_now()
        assert isinstance(told, Lag)
        assert (told.copies, told.waiting) == (1, 1)
        assert "no cluster" in told.trouble
        sign = _stream(told)
        assert (sign.level, "no cluster" in sign.words) == (Level.LOOK, True)
    settings.STREAM_URL = ["nats://127.0.0.1:9"]
    assert isinstance(lag_now(), str)


def waiting_now() -> int:
    told = lag_now()
    return told.waiting if isinstance(told, Lag) else 0


def holds_all(nats: Cluster) -> bool:
    """Whether every copy has caught up, and those of the books of who has drawn what."""

    async def ask() -> bool:
        client = await connect(nats.urls[1])
        lines = client.jetstream()
        told = [await lines.stream_info(laying.NAME)]
        for number in range(laying.PARTITIONS):
            told.append(await lines.consumer_info(laying.NAME, laying.keepers(number)))
        await client.close()
        copies = [one.cluster.replicas or [] if one.cluster else [] for one in told]
        return all(len(each) == 2 and all(one.current for one in each) for each in copies)

    return asyncio.run(ask())


@pytest.mark.usefixtures("committed")
def test_loses_nothing_and_keeps_nothing_twice_when_a_node_and_a_worker_die(
    nats: Cluster, stream: JetStream, tmp_path: Path
) -> None:
    ear = an_ear(at=clock.now())
    a_watch(ear, at=clock.now())
    file = tmp_path / "posts.jsonl"
    file.write_text("\n".join(post(n) for n in range(POSTS)))
    surroundings = environment() | {"STREAM_URL": ",".join(nats.urls)}
    workers = [started(surroundings, "listen") for _ in range(2)]
    pouring = started(
        surroundings, "pour", str(file), "--source", str(ear.files_id), "--per-second", "400"
    )
    try:
        wait_until(lambda: kept(ear) > POSTS // 20, what="the first mentions")
        workers[0].kill()
        nats.kill(1)
        assert pouring.wait(120) == 0
        # What the dead worker had in hand is handed out again after half a minute.
        wait_until(lambda: kept(ear) == POSTS // 2, what="all mentions", seconds_max=120)
        wait_until(lambda: is_empty(stream), what="the last confirmation")
    finally:
        for one in (*workers, pouring):
            one.kill()
            one.wait()
    assert kept(ear) == POSTS // 2
    assert SourceRow.objects.get(pk=ear.files_id).heard >= POSTS


def kept(ear: Ear) -> int:
    return Mention.objects.of(ear.office_id).count()


def post(number: int) -> str:
    """Every second one is what the watch looks for."""
    text = f"no water at number {number}" if number % 2 else f"nice cake number {number}"
    return json.dumps({"id": f"p{number}", "text": text, "author": f"a{number % 97}"})


def started(surroundings: dict[str, str], *words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "clarion", *words], env=surroundings)


def test_says_that_there_is_no_stream_where_none_is_named(
    committed: None, settings: object
) -> None:
    settings.STREAM_URL = []  # type: ignore[attr-defined]  # pytest-django's own
    with pytest.raises(CommandError, match="STREAM_URL"):
        call_command("listen")
    with pytest.raises(CommandError, match="no source"):
        call_command("pour", source=999_999)
