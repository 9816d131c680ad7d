"""The embedded PostgreSQL starts anywhere, is never started twice, and loses nothing."""

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from clarion.config.postgres import Engine, EngineFailure
from clarion.config.postgres.postmaster import Postmaster
from clarion.config.postgres.tuning import GIGABYTE, MEGABYTE, tuned
from tests.peers.waiting import wait_until


@pytest.fixture
def home() -> Iterator[Path]:
    """A short path, since a socket's name may not be long."""
    with tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def server_of(home: Path) -> int:
    postmaster = Postmaster.of(home / "postgres")
    assert postmaster is not None
    return postmaster.process.pid


def kill(home: Path) -> None:
    postmaster = Postmaster.of(home / "postgres")
    assert postmaster is not None
    postmaster.process.kill()
    postmaster.process.wait(10)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        answer = connection.execute(question).fetchone()
    assert answer is not None
    return answer[0]


def test_gives_our_role_its_own_database_with_vectors_and_no_more(home: Path) -> None:
    with Engine(home) as engine:
        assert ask(engine.url, "SELECT '[1,2]'::vector <-> '[1,2]'") == 0
        assert ask(engine.url, "SELECT current_user") == "clarion"
        mighty = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        assert ask(engine.url, mighty) is False


def test_writes_to_the_disk_before_it_answers(home: Path) -> None:
    with Engine(home) as engine:
        assert ask(engine.url, "SHOW fsync") == "on"
        assert ask(engine.url, "SHOW synchronous_commit") == "on"


def test_keeps_every_confirmed_row_when_the_server_is_killed(home: Path) -> None:
    with Engine(home) as engine:
        with psycopg.connect(engine.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE letter (number integer)")
            for number in range(200):
                connection.execute("INSERT INTO letter VALUES (%s)", [number])
            kill(home)
        assert not engine.is_alive()
        engine.start()
        assert ask(engine.url, "SELECT count(*) FROM letter") == 200


def test_shares_one_server_between_two_starts(home: Path) -> None:
    with Engine(home) as keeper:
        first = server_of(home)
        with Engine(home) as guest:
            assert server_of(home) == first
            assert guest.url == keeper.url
        assert keeper.is_alive(), "a guest that leaves does not turn the light off"
    assert not keeper.is_alive()


def test_lets_a_guest_take_over_when_the_keeper_has_stopped(home: Path) -> None:
    with Engine(home) as keeper, Engine(home) as guest:
        keeper.stop()
        assert not guest.is_alive()
        guest.start()
        assert guest.is_alive()
    assert not guest.is_alive()


def start_and_kill_a_keeper(home: Path, *, durable: bool) -> None:
    script = (
        "import sys, pathlib, clarion.config.postgres as p\n"
        f"engine = p.Engine(pathlib.Path(sys.argv[1]), durable={durable})\n"
        "engine.start()\n"
        "print('up', flush=True)\n"
        "sys.stdin.read()\n"
    )
    argv = [sys.executable, "-c", script, str(home)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as keeper:
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == b"up\n"
        keeper.kill()


def test_adopts_the_server_of_a_keeper_that_was_killed(home: Path) -> None:
    start_and_kill_a_keeper(home, durable=True)
    orphan = server_of(home)
    with Engine(home) as heir:
        assert server_of(home) == orphan
    assert not heir.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tie a process to its parent")
def test_leaves_no_server_behind_when_tests_are_killed(home: Path) -> None:
    start_and_kill_a_keeper(home, durable=False)
    engine = Engine(home)
    wait_until(lambda: not engine.is_alive(), what="the end of the server")


def test_lets_nobody_else_reach_the_server(home: Path) -> None:
    with Engine(home) as engine:
        folder = home / "socket"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "postgres").stat().st_mode) == 0o700
        assert ask(engine.url, "SHOW listen_addresses") == ""
        with pytest.raises(psycopg.OperationalError, match=r"(?i)peer"):
            psycopg.connect(f"host={folder} user=somebody dbname=clarion")


def test_starts_although_another_program_has_the_old_servers_number(home: Path) -> None:
    with Engine(home) as engine:
        kill(home)
        (home / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n")
        assert not engine.is_alive()
        engine.start()
        assert engine.is_alive()


def test_starts_over_when_the_first_start_was_cut_short(home: Path) -> None:
    half = home / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with Engine(home) as engine:
        assert ask(engine.url, "SELECT 1") == 1
    assert not half.exists()


def test_launches_no_second_server_while_the_first_is_slow(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clarion.config.postgres.engine.PAUSE_SECONDS", 0)
    with Engine(home):
        log = next((home / "postgres" / "log").iterdir()).read_text()
    assert log.count("starting PostgreSQL") == 1
    assert "could not open file" not in log


def test_reaches_its_server_in_a_home_with_a_very_long_path(home: Path) -> None:
    deep = home / ("a-long-name-" * 6) / ("and-another-" * 6)
    with Engine(deep) as engine:
        folder = Path(str(conninfo_to_dict(engine.url)["host"]))
        assert not folder.is_relative_to(home)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()


def test_leaves_files_of_another_major_version_alone(home: Path) -> None:
    (home / "postgres").mkdir()
    (home / "postgres" / "PG_VERSION").write_text("19\n")
    with pytest.raises(EngineFailure, match="written by PostgreSQL 19"):
        Engine(home).start()
    assert [path.name for path in (home / "postgres").iterdir()] == ["PG_VERSION"]


@pytest.mark.parametrize(
    ("memory", "shared_buffers"),
    [(512 * MEGABYTE, "128MB"), (8 * GIGABYTE, "1024MB"), (512 * GIGABYTE, "4096MB")],
)
def test_takes_an_eighth_of_the_memory_within_reason(memory: int, shared_buffers: str) -> None:
    assert tuned(memory)["shared_buffers"] == shared_buffers
