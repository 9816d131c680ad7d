"""One running program: what it says is passed on, its end is told, and it never outlives us."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from clarion.config.leash import leash
from clarion.config.supervisor.program import WELL_AFTER_SECONDS, Program, pause_before_restart

Say = Callable[[str, str], None]

READ_BYTES_MAX = 65_536


class Child:
    """A program and the process that runs it, now or again soon."""

    def __init__(self, program: Program, *, hall: selectors.BaseSelector, say: Say) -> None:
        self.program = program
        self._hall = hall
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._voice: IO[bytes] | None = None
        self._begun_line = b""
        self._started_at = 0.0
        self._due_at = 0.0
        self._deaths = 0
        self._is_ready = False

    def start(self) -> None:
        """Start the process, in a group of its own so that Ctrl-C reaches only us."""
        self._process = subprocess.Popen(  # noqa: S603 - our own list of programs, no shell
            self.program.argv,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self.program.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
            preexec_fn=leash(signal.SIGKILL),  # noqa: PLW1509 - the supervisor has no other threads
        )
        self._started_at = time.monotonic()
        self._voice = self._process.stdout
        if self._voice is not None:
            os.set_blocking(self._voice.fileno(), False)
            self._hall.register(self._voice, selectors.EVENT_READ, self)

    def hear(self) -> bool:
        """Pass on the whole lines that the program has said; False when there is no more now."""
        if self._voice is None:
            return False
        try:
            heard = os.read(self._voice.fileno(), READ_BYTES_MAX)
        except BlockingIOError:
            return False
        *lines, self._begun_line = (self._begun_line + heard).split(b"\n")
        if not heard or len(self._begun_line) > READ_BYTES_MAX:
            lines, self._begun_line = [*lines, self._begun_line], b""
        for line in filter(None, lines):
            self._say(self.program.name, line.decode(errors="replace"))
        if not heard:
            self._stop_listening()
        return bool(heard)

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def code(self) -> int | None:
        """How the process ended: 0 well, above an error, below a signal; None while it runs."""
        return None if self._process is None else self._process.poll()

    def tend(self) -> None:
        """If the program has died say so, and start it again when its pause is over."""
        now = time.monotonic()
        if self._process is None:
            if now >= self._due_at:
                self._start_or_wait(now)
        elif not self.is_running:
            self._deaths = 1 if now - self._started_at > WELL_AFTER_SECONDS else self._deaths + 1
            pause = pause_before_restart(self._deaths)
            self._due_at = now + pause
            self.bury(then=f"Starting it again in {pause:g} s.")

    def _start_or_wait(self, now: float) -> None:
        """Start it; where the machine has no room for it now, try again after a pause."""
        try:
            self.start()
        except OSError as failure:
            self._deaths += 1
            pause = pause_before_restart(self._deaths)
            self._due_at = now + pause
            self._say(self.program.name, f"{failure.strerror}. Starting it in {pause:g} s.")

    def ending(self) -> str:
        """How the process ended, as a sentence."""
        match self.code:
            case None | 0:
                return "It stopped."
            case code if code < 0:
                return f"It was killed ({signal.Signals(-code).name})."
            case code:
                return f"It stopped with an error (code {code})."

    def bury(self, *, then: str) -> None:
        """Pass on a dead program's last words, say how it ended, and forget its process."""
        self._hear_out()
        self._say(self.program.name, f"{self.ending()} {then}")
        self._process = None

    def forget(self) -> None:
        """Pass on the last words of a program that was asked to go, and let it go."""
        self._hear_out()
        self._process = None

    def is_ready(self) -> bool:
        """Whether the program has once been ready; one that is not asked is so when it runs."""
        if not self._is_ready and self.is_running:
            self._is_ready = self.program.ready is None or self.program.ready()
        return self._is_ready

    def ask_to_stop(self) -> None:
        """Let the program finish what it is doing."""
        if self._process is not None:
            self._process.terminate()

    def kill(self) -> None:
        """End the program and whatever it has started, at once."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _hear_out(self) -> None:
        while self.hear():
            pass
        self._stop_listening()

    def _stop_listening(self) -> None:
        if self._voice is not None:
            self._hall.unregister(self._voice)
            self._voice.close()
            self._voice = None
