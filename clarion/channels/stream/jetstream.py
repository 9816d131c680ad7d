"""NATS JetStream as the stream: replicated, each thing once, handed out until it is confirmed."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, Self, TypeVar

import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error
from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DeliverPolicy,
)
from nats.js.errors import APIError

from clarion.channels.contract import Raw
from clarion.channels.stream.laying import NAME, PARTITIONS, Laid, keepers, lay
from clarion.channels.stream.port import Drawn, Lag, Poured, StreamRests

BATCH_MAX: Final = 500
# So long a call may take; a cluster that chooses a new leader takes some seconds of it.
CALL_SECONDS: Final = 10
# So long a partition is looked at before the next: what comes a moment later is taken next time.
_LOOK_SECONDS: Final = 0.02
# What is played again is asked for in such pieces; the cluster forgets a reader that is gone.
_AGAIN_TOGETHER: Final = 500
_AGAIN_IDLE_SECONDS: Final = 60
# What the cluster calls it when the stream takes no more (its list of errors, 10077).
_FULL: Final = 10077
# So many are on their way to the cluster at once.
_IN_FLIGHT: Final = 200

# How this process has laid the stream already; whatever goes wrong there, it is laid anew.
_laid: Final[dict[tuple[tuple[str, ...], int], Laid]] = {}

T = TypeVar("T")


class JetStream:
    """A line to a cluster. Not for several threads at once."""

    def __init__(
        self,
        urls: Sequence[str],
        *,
        copies: int = 0,
        call_seconds: float = CALL_SECONDS,
        partitions: Sequence[int] = range(PARTITIONS),
    ) -> None:
        self._urls = list(urls)
        self._whose = tuple(urls), copies
        self._call_seconds = call_seconds
        self._copies = copies
        self._loop = asyncio.Runner()
        self._client: Client | None = None
        self._here: Laid | None = None
        self._partitions = list(partitions)
        self._pullers: list[JetStreamContext.PullSubscription] = []
        self._turn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def pour(self, *, source_id: int, raws: Sequence[Raw]) -> Poured:
        """Publish with the thing's fingerprint as its name, and wait until it is replicated."""

        async def publish(lines: JetStreamContext) -> int:
            known = 0
            for start in range(0, len(raws), _IN_FLIGHT):
                batch = raws[start : start + _IN_FLIGHT]
                acks = await asyncio.gather(
                    *(
                        lines.publish(
                            f"clarion.heard.{source_id}.{partition_of(source_id, raw)}",
                            raw.body,
                            headers={"Nats-Msg-Id": f"{source_id}:{raw.fingerprint}"},
                            timeout=self._call_seconds,
                        )
                        for raw in batch
                    )
                )
                known += sum(bool(ack.duplicate) for ack in acks)
            return known

        return Poured(taken=len(raws), known=self._call(publish))

    def draw(self, *, most: int, wait_seconds: float) -> list[Drawn]:
        """Pull a batch as one of any number of workers, from each partition in its turn."""

        async def pull(lines: JetStreamContext) -> list[Msg]:
            self._pullers = self._pullers or [
                await lines.pull_subscribe_bind(keepers(number), NAME)
                for number in self._partitions
            ]
            patience = time.monotonic() + wait_seconds
            found: list[Msg] = []
            while True:
                for _ in self._pullers:
                    if len(found) < most:
                        self._turn = (self._turn + 1) % len(self._pullers)
                        found += await _look(self._pullers[self._turn], most - len(found))
                if found or time.monotonic() >= patience:
                    return found

        return [self._drawn(message) for message in self._call(pull)]

    def again(self, *, source_id: int, since: datetime) -> Iterator[Drawn]:
        """Read with a consumer of its own, which the cluster forgets by itself."""
        config = ConsumerConfig(
            ack_policy=AckPolicy.NONE,
            deliver_policy=DeliverPolicy.BY_START_TIME,
            opt_start_time=since,
            inactive_threshold=_AGAIN_IDLE_SECONDS,
        )

        async def open_reader(lines: JetStreamContext) -> JetStreamContext.PullSubscription:
            return await lines.pull_subscribe(
                f"clarion.heard.{source_id}.*", stream=NAME, config=config
            )

        reader = self._call(open_reader)

        async def read(_: JetStreamContext) -> list[Msg]:
            try:
                return await reader.fetch(_AGAIN_TOGETHER, timeout=1)
            except TimeoutError:
                return []

        while some := self._call(read):
            yield from map(self._drawn, some)
            if some[-1].metadata.num_pending == 0:
                return

    def confirm(self, drawn: Sequence[Drawn]) -> None:
        """Acknowledge, and send it off before returning."""

        async def acknowledge(_: JetStreamContext) -> None:
            for one in drawn:
                if isinstance(one.receipt, Msg):
                    await one.receipt.ack()
            if self._client is not None:
                await self._client.flush(int(self._call_seconds))

        self._call(acknowledge)

    def lag(self) -> Lag:
        """Ask the cluster."""

        async def ask(lines: JetStreamContext) -> Lag:
            told = await asyncio.gather(
                *(lines.consumer_info(NAME, keepers(number)) for number in range(PARTITIONS))
            )
            laid = self._here
            return Lag(
                waiting=sum(one.num_pending or 0 for one in told),
                unconfirmed=sum(one.num_ack_pending or 0 for one in told),
                copies=laid.copies if laid else 0,
                trouble=laid.trouble if laid else "",
            )

        return self._call(ask)

    def _drawn(self, message: Msg) -> Drawn:
        name = (message.headers or {}).get("Nats-Msg-Id", "")
        told = message.metadata
        raw = Raw(
            fingerprint=name.partition(":")[2],
            body=message.data,
            place=self._here.place(told.sequence.stream) if self._here else 0,
        )
        return Drawn(
            source_id=int(message.subject.split(".")[2]),
            raw=raw,
            poured_at=told.timestamp,
            receipt=message,
        )

    def close(self) -> None:
        """Let the line go; what was drawn and not confirmed is handed out again."""
        if self._client is not None:
            self._loop.run(self._client.close())
        self._loop.close()

    def _call(self, work: Callable[[JetStreamContext], Awaitable[T]]) -> T:
        async def whole() -> T:
            return await work(await self._lines())

        try:
            return self._loop.run(whole())
        except (Error, OSError, TimeoutError) as error:
            self._pullers = []
            _laid.pop(self._whose, None)
            raise StreamRests(_why(error)) from error

    async def _lines(self) -> JetStreamContext:
        if self._client is None or self._client.is_closed:
            self._pullers = []
            # By itself it would try for ever where no server answers at all.
            connecting = nats.connect(
                self._urls,
                name="clarion",
                connect_timeout=max(1, int(self._call_seconds)),
                allow_reconnect=True,
                max_reconnect_attempts=-1,
                reconnect_time_wait=0.2,
                error_cb=_noted,
            )
            self._client = await asyncio.wait_for(connecting, self._call_seconds)
        lines = self._client.jetstream(timeout=self._call_seconds)
        laid = _laid.get(self._whose)
        if laid is None or laid.is_over(time.monotonic()):
            # A cluster that has just begun has no leader yet: then it is laid with the next call.
            laid = _laid[self._whose] = await lay(lines, self._urls, copies=self._copies)
        self._here = laid
        return lines


def partition_of(source_id: int, raw: Raw) -> int:
    """Return the part of the stream that a thing goes into: one for all that one voice says.

    Nothing of who it is stands in a subject but this number, one of eight.
    """
    whose = f"{source_id}:{raw.voice}" if raw.voice else raw.fingerprint
    # Half of a sign, as a stranger may write it, is encoded all the same.
    return sha256(whose.encode("utf-8", "surrogatepass")).digest()[0] % PARTITIONS


async def _look(puller: JetStreamContext.PullSubscription, most: int) -> list[Msg]:
    try:
        return await puller.fetch(min(most, BATCH_MAX), timeout=_LOOK_SECONDS)
    except TimeoutError:
        return []  # nothing came in that time


async def _noted(_: Exception) -> None:
    """The client reconnects by itself; a call that fails meanwhile says so to its caller."""


def _why(error: Exception) -> str:
    """Say what the cluster said, which is about itself and nobody's words."""
    if isinstance(error, APIError) and error.err_code == _FULL:
        return "it is full"
    said = error.description if isinstance(error, APIError) else ""
    return (said or type(error).__name__)[:200]
