"""Letters that come at the same moment are stored in one transaction, and each is answered after.

Storing one by one would make a burst wait for a thousand commits; together they wait for a few.
"""

import asyncio
from dataclasses import dataclass, field

from asgiref.sync import sync_to_async

from clarion.kit import clock
from clarion.postroom.actions import Letter, Verdict, receive

# More than this at once and the transaction grows long; the rest go with the next one.
TOGETHER_MAX = 250


@dataclass(slots=True)
class Letterbox:
    """Collects letters while the ones before them are being stored."""

    _waiting: list[tuple[Letter, asyncio.Future[Verdict]]] = field(default_factory=list)
    _emptying: asyncio.Task[None] | None = None

    async def put(self, letter: Letter) -> Verdict:
        """Return what became of a letter, once it is on disk."""
        answer: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._waiting.append((letter, answer))
        if self._emptying is None or self._emptying.done():
            self._emptying = asyncio.create_task(self._empty())
        return await answer

    async def _empty(self) -> None:
        while self._waiting:
            together, self._waiting = self._waiting[:TOGETHER_MAX], self._waiting[TOGETHER_MAX:]
            try:
                verdicts = await sync_to_async(receive)(
                    letters=[letter for letter, _ in together], at=clock.now()
                )
            except BaseException as error:
                for _, answer in together:
                    if not answer.done():
                        answer.set_exception(error)
                raise
            for (_, answer), verdict in zip(together, verdicts, strict=True):
                if not answer.done():
                    answer.set_result(verdict)
