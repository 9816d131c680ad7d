"""The supervisor brings back what falls, stops in the right order and leaves nobody behind."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
import pytest

from clarion.config.postgres import Engine
from clarion.config.postgres.postmaster import Postmaster
from clarion.config.supervisor.program import PAUSE_SECONDS_MAX, pause_before_restart

PATIENCE_SECONDS = 30

BEGINNING = """
import sys
from clarion.config.supervisor import Program, supervise

def python(name, code, **more):
    return Program(name=name, argv=(sys.executable, "-c", code), **more)

POLITE = '''
import os, signal, sys, time
def leave(*_):
    print("leaves", flush=True)
    sys.exit()
signal.signal(signal.SIGTERM, leave)
print("here", os.getpid(), flush=True)
while True:
    time.sleep(1)
'''

class TracingEngine:
    def start(self):
        print("engine starts", flush=True)
    def is_alive(self):
        return True
    def stop(self):
        print("engine stops", flush=True)

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A supervisor at work, and what it has said."""

    process: subprocess.Popen[bytes]
    transcript: Path

    @property
    def lines(self) -> list[str]:
        return self.transcript.read_text().splitlines()

    def hears(self, pattern: str, *, times: int = 1) -> list[str]:
        """Wait until the pattern was said so often; return what its group caught."""
        wait_until(lambda: len(self.find(pattern)) >= times, f"{pattern!r} in {self.lines}")
        return self.find(pattern)

    def find(self, pattern: str) -> list[str]:
        return re.findall(pattern, self.transcript.read_text())

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)


def wait_until(happened: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.05)


@contextmanager
def a_house(folder: Path, script: str) -> Iterator[House]:
    transcript = folder / "transcript"
    argv = [sys.executable, "-c", BEGINNING + script]
    with transcript.open("wb") as said, subprocess.Popen(argv, stdout=said, stderr=said) as process:
        try:
            yield House(process=process, transcript=transcript)
        finally:
            process.terminate()


def test_brings_back_a_program_that_was_killed_and_says_so(tmp_path: Path) -> None:
    with a_house(tmp_path, "sys.exit(supervise([python('send', POLITE)]))") as house:
        (first,) = house.hears(r"here (\d+)")
        os.kill(int(first), signal.SIGKILL)
        second = house.hears(r"here (\d+)", times=2)[1]
        assert second != first
        assert house.find(r"send +\| It was killed \(SIGKILL\)\. Starting it again in 0\.5 s\.")


def test_waits_longer_each_time_for_a_program_that_keeps_falling(tmp_path: Path) -> None:
    with a_house(tmp_path, "sys.exit(supervise([python('read', 'raise SystemExit(3)')]))") as house:
        pauses = house.hears(r"stopped with an error \(code 3\)\. .* in ([\d.]+) s", times=3)
        assert pauses[:3] == ["0.5", "1", "2"]


@pytest.mark.parametrize("deaths", [1, 7, 10_000])
def test_never_waits_longer_than_the_limit(deaths: int) -> None:
    assert 0 < pause_before_restart(deaths) <= PAUSE_SECONDS_MAX


def test_keeps_the_others_running_while_one_keeps_falling(tmp_path: Path) -> None:
    script = "supervise([python('read', 'raise SystemExit(3)'), python('send', POLITE)])"
    with a_house(tmp_path, script) as house:
        house.hears("stopped with an error", times=2)
        assert len(house.find("here")) == 1


def test_closes_the_doors_first_and_the_database_last(tmp_path: Path) -> None:
    script = """
sys.exit(supervise(
    [python('send', POLITE), python('web', POLITE, is_door=True), python('watch', POLITE)],
    engine=TracingEngine(),
))
"""
    with a_house(tmp_path, script) as house:
        house.hears("here", times=3)
        assert house.stop() == 0
        endings = [line for line in house.lines if line.endswith(("leaves", "engine stops"))]
        assert endings[0].startswith("web")
        assert sorted(line.split()[0] for line in endings[1:3]) == ["send", "watch"]
        assert endings[3:] == ["engine stops"]


def test_ends_a_program_that_does_not_finish_in_its_time(tmp_path: Path) -> None:
    script = """
stubborn = POLITE.replace("sys.exit()", "pass")
sys.exit(supervise([python('slow', stubborn, finish_seconds_max=0.3)]))
"""
    with a_house(tmp_path, script) as house:
        (pid,) = house.hears(r"here (\d+)")
        assert house.stop() == 0
        assert not psutil.pid_exists(int(pid))


def test_waits_for_nobody_when_asked_twice(tmp_path: Path) -> None:
    script = """
stubborn = POLITE.replace("sys.exit()", "pass")
sys.exit(supervise([python('slow', stubborn, finish_seconds_max=3600)]))
"""
    with a_house(tmp_path, script) as house:
        house.hears("here")
        house.process.send_signal(signal.SIGINT)
        house.hears("leaves")
        house.process.send_signal(signal.SIGINT)
        assert house.process.wait(PATIENCE_SECONDS) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tie a process to its parent")
def test_leaves_no_program_behind_when_it_is_killed_itself(tmp_path: Path) -> None:
    with a_house(tmp_path, "supervise([python('send', POLITE)])") as house:
        (pid,) = house.hears(r"here (\d+)")
        house.process.kill()
        wait_until(lambda: not is_living(int(pid)), "the orphan's end")


def is_living(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_runs_errands_in_order_before_anything_else(tmp_path: Path) -> None:
    script = """
supervise(
    [
        python('migrate', 'import time; time.sleep(0.3); print("moved")', once=True),
        python('web', POLITE),
    ],
    engine=TracingEngine(),
)
"""
    with a_house(tmp_path, script) as house:
        house.hears("here")
        assert [line.split()[-1] for line in house.lines[:2]] == ["starts", "moved"]


def test_gives_up_when_an_errand_fails(tmp_path: Path) -> None:
    script = """
errand = python('migrate', 'raise SystemExit("no such table")', once=True)
sys.exit(supervise([errand, python('web', POLITE)], engine=TracingEngine()))
"""
    with a_house(tmp_path, script) as house:
        assert house.process.wait(PATIENCE_SECONDS) == 1
        assert house.find(r"migrate +\| no such table")
        assert house.find("Clarion cannot run without it")
        assert not house.find("here")
        assert house.lines[-1] == "engine stops"


def test_says_why_the_database_cannot_run(tmp_path: Path) -> None:
    script = """
from clarion.config.postgres import EngineFailure
class Broken(TracingEngine):
    def start(self):
        raise EngineFailure("The disk is full.")
sys.exit(supervise([python('web', POLITE)], engine=Broken()))
"""
    with a_house(tmp_path, script) as house:
        assert house.process.wait(PATIENCE_SECONDS) == 1
        assert house.find(r"database +\| The disk is full\.")


def test_passes_on_whole_lines_under_the_programs_name(tmp_path: Path) -> None:
    script = """
talk = 'import sys, time; print("one"); print("two", end=""); time.sleep(3600)'
last = 'print("unfinished", end="")'
supervise([python('watch', talk), python('town', last)])
"""
    with a_house(tmp_path, script) as house:
        house.hears(r"watch +\| one\n")
        house.hears(r"town +\| unfinished\n")
        assert house.stop() == 0
        assert house.find(r"watch +\| two\n"), "what was begun is not lost at the end"


def test_announces_once_that_everything_is_ready(tmp_path: Path) -> None:
    script = """
asked = []
def third_time():
    asked.append(True)
    return len(asked) >= 3
supervise(
    [python('web', POLITE, ready=third_time), python('send', POLITE)],
    when_ready=lambda: print("ready after", len(asked), flush=True),
)
"""
    with a_house(tmp_path, script) as house:
        house.hears("ready after 3\n")
        (_, pid) = house.hears(r"here (\d+)", times=2)
        os.kill(int(pid), signal.SIGKILL)
        house.hears("here", times=3)
        assert len(house.find("ready after")) == 1


def test_brings_a_killed_database_back_with_every_confirmed_row() -> None:
    with tempfile.TemporaryDirectory(prefix="clarion-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        script = f"""
from pathlib import Path
from clarion.config.postgres import Engine
home = Path({name!r})
supervise([], engine=Engine(home), when_ready=lambda: print("ready", flush=True))
"""
        with a_house(home, script) as house:
            house.hears("ready")
            url = Engine(home).url
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("CREATE TABLE letter AS SELECT generate_series(1, 500)")
            postmaster = Postmaster.of(home / "postgres")
            assert postmaster is not None
            postmaster.process.kill()
            house.hears("It runs again, with everything that it had confirmed")
            with psycopg.connect(url) as connection:
                assert connection.execute("SELECT count(*) FROM letter").fetchone() == (500,)
            assert house.stop() == 0
        assert Postmaster.of(home / "postgres") is None


def test_starts_nothing_that_is_not_wanted(tmp_path: Path) -> None:
    script = """
supervise(
    [
        python('town', 'print("opened")', once=True, wanted=lambda: False),
        python('net', POLITE, wanted=lambda: False),
        python('web', POLITE),
    ],
    engine=TracingEngine(),
    when_ready=lambda: print("ready", flush=True),
)
"""
    with a_house(tmp_path, script) as house:
        house.hears("ready")
        assert not house.find("opened")
        assert not house.find(r"net +\|")


def test_asks_what_is_wanted_when_the_errands_before_are_done(tmp_path: Path) -> None:
    script = """
from pathlib import Path
moved = Path(sys.argv[0]).parent / "moved"
supervise(
    [
        python('migrate', f'open({str(moved)!r}, "w")', once=True),
        python('net', POLITE, wanted=moved.exists),
    ],
    engine=TracingEngine(),
)
""".replace("Path(sys.argv[0]).parent", f"Path({str(tmp_path)!r})")
    with a_house(tmp_path, script) as house:
        house.hears(r"net +\| here")
