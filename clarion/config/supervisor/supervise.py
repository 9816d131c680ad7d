"""One process keeps the whole house running: the database, the web, the workers, the mail lines."""

import selectors
import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Protocol

import psycopg

from clarion.config.postgres import EngineFailure
from clarion.config.supervisor.child import Child, Say
from clarion.config.supervisor.program import Program, pause_before_restart

LOOK_SECONDS = 0.2
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Kept(Protocol):
    """The database, as the supervisor sees it (see clarion.config.postgres.Engine)."""

    def start(self) -> str: ...
    def is_alive(self) -> bool: ...
    def stop(self) -> None: ...


def supervise(
    programs: Sequence[Program],
    *,
    engine: Kept | None = None,
    when_ready: Callable[[], None] = lambda: None,
    say: Say | None = None,
) -> int:
    """Run the engine and the programs until somebody asks us to stop; return our exit code.

    `when_ready` is called once, when every program has said that it is ready.
    """
    return Supervisor(programs, engine=engine, when_ready=when_ready, say=say or _print).run()


class Supervisor:
    """The keeper of all programs; it has one thread, one loop and no opinion on what they do."""

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        engine: Kept | None,
        when_ready: Callable[[], None],
        say: Say,
    ) -> None:
        self._hall = selectors.DefaultSelector()
        self._errands = [Child(p, hall=self._hall, say=say) for p in programs if p.once]
        self._children = [Child(p, hall=self._hall, say=say) for p in programs if not p.once]
        self._engine = engine
        self._when_ready = when_ready
        self._say = say
        self._stops_asked = 0
        self._engine_deaths = 0
        self._engine_due_at = 0.0

    def run(self) -> int:
        """Open the house, watch over it, close it."""
        before = {number: signal.signal(number, self._ask_to_stop) for number in STOP_SIGNALS}
        try:
            return self._open() or self._watch()
        finally:
            self._close()
            for number, handler in before.items():
                signal.signal(number, handler)
            self._hall.close()

    def _open(self) -> int:
        """Start the database and run the errands, in order; anything but 0 means give up."""
        try:
            if self._engine is not None:
                self._engine.start()
        except EngineFailure as failure:
            self._say("database", str(failure))
            return 1
        for errand in self._errands:
            if not errand.program.is_wanted():
                continue
            errand.start()
            while errand.is_running and not self._stops_asked:
                self._listen()
            if errand.code:
                errand.bury(then="Clarion cannot run without it.")
                return 1
        self._children = [child for child in self._children if child.program.is_wanted()]
        return 0

    def _watch(self) -> int:
        announced = False
        while not self._stops_asked:
            self._tend_engine()
            for child in self._children:
                child.tend()
            self._listen()
            if not announced and all(child.is_ready() for child in self._children):
                announced = True
                self._when_ready()
        return 0

    def _close(self) -> None:
        """The doors first; then the rest together, finishing their work; the database last."""
        doors = [child for child in self._children if child.program.is_door]
        others = [child for child in self._children if not child.program.is_door]
        for leaving in (doors, [*self._errands, *others]):
            self._see_out(leaving)
        if self._engine is not None:
            self._engine.stop()

    def _see_out(self, leaving: Sequence[Child]) -> None:
        asked_at = time.monotonic()
        for child in leaving:
            child.ask_to_stop()
        while staying := [child for child in leaving if child.is_running]:
            self._listen()
            waited = time.monotonic() - asked_at
            for child in staying:
                if self._stops_asked > 1 or waited > child.program.finish_seconds_max:
                    child.kill()
        for child in leaving:
            child.forget()

    def _tend_engine(self) -> None:
        """A database that has died is started at once; one that cannot start is tried again."""
        now = time.monotonic()
        if self._engine is None or now < self._engine_due_at or self._engine.is_alive():
            return
        self._say("database", "It stopped. Starting it again.")
        try:
            self._engine.start()
        except (EngineFailure, OSError, psycopg.Error) as failure:  # a full disk, say
            self._engine_deaths += 1
            self._engine_due_at = now + pause_before_restart(self._engine_deaths)
            self._say("database", str(failure))
        else:
            self._engine_deaths = 0
            self._say("database", "It runs again, with everything that it had confirmed.")

    def _listen(self) -> None:
        """Pass on what the programs say, for as long as one look takes."""
        for voice, _ in self._hall.select(timeout=LOOK_SECONDS):
            voice.data.hear()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Stop in good order; asked twice, stop without waiting for anybody."""
        self._stops_asked += 1


def _print(name: str, line: str) -> None:
    print(f"{name:<9}| {line}", flush=True)
