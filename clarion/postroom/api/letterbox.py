"""Letters that come at the same moment are stored in one transaction, and each is answered after.

Storing one by one would make a burst wait for a thousand commits; together they wait for a few.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.db import close_old_connections

from clarion.kit import clock
from clarion.postroom.actions import Letter, Verdict, receive

# More than this at once and the transaction grows long; the rest go with the next one.
TOGETHER_MAX = 250
# What waits is in memory alone. Beyond this a network is asked to come again: it will.
WAITING_BYTES_MAX = 64_000_000


class Full(Exception):
    """More is waiting to be stored than this process may hold."""


@dataclass(slots=True, eq=False)
class Sack:
    """Letters that are stored together. `stored` becomes one verdict for each, in order."""

    letters: list[Letter] = field(default_factory=list)
    stored: asyncio.Task[list[Verdict]] | None = None


@dataclass(slots=True, eq=False)
class Letterbox:
    """Fills one sack while the one before is being stored, by a thread of its own."""

    _sack: Sack = field(default_factory=Sack)
    _waiting_bytes: int = 0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _clerk: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="letterbox")
    )

    async def put(self, letter: Letter) -> Verdict:
        """Return what became of a letter, once it is on disk; raises `Full`."""
        if self._waiting_bytes + len(letter.body) > WAITING_BYTES_MAX:
            raise Full
        sack, place = self._sack, len(self._sack.letters)
        sack.letters.append(letter)
        self._waiting_bytes += len(letter.body)
        if sack.stored is None:
            sack.stored = asyncio.create_task(self._carry(sack))
        if len(sack.letters) == TOGETHER_MAX:
            self._sack = Sack()
        # Whoever hangs up must not take the others' letters along.
        return (await asyncio.shield(sack.stored))[place]

    async def _carry(self, sack: Sack) -> list[Verdict]:
        """Wait until the sacks before are stored, close this one, and store it."""
        async with self._turn:
            if self._sack is sack:
                self._sack = Sack()
            try:
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._clerk, _store, sack.letters)
            finally:
                self._waiting_bytes -= sum(len(letter.body) for letter in sack.letters)


def _store(letters: list[Letter]) -> list[Verdict]:
    """Store on this thread's own connection, which may have been lost since the last time."""
    close_old_connections()
    return receive(letters=letters, at=clock.now())
