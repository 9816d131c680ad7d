"""NATS JetStream as the stream: replicated, each thing once, handed out until it is confirmed."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
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
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import APIError, NotFoundError

from clarion.channels.contract import Raw
from clarion.channels.stream.port import Drawn, Lag, Poured, StreamRests

NAME: Final = "CLARION_HEARD"
# By the hash of who said it, so that what one person says, changes and deletes keeps its order.
# Each has a consumer of its own, so that no single one of them has to keep the books of a whole
# network; workers share all of them, or take some each.
PARTITIONS: Final = 8
# What nobody has kept within a day is of no use; and nothing that names people lies here longer.
AGE_SECONDS_MAX: Final = 86_400
# The same thing within this time is taken once: longer than any source repeats itself.
SAME_SECONDS: Final = 3_600
# Full, the stream refuses new things, and whoever listens waits: nothing old is thrown away.
BYTES_MAX: Final = 4 * 1024**3
# A worker that has not confirmed by then is taken for dead, and another one gets its batch.
CONFIRM_SECONDS: Final = 30
# Of one partition, more than all workers together can have in hand: one that hangs hoards little.
UNCONFIRMED_MAX: Final = 2_500
BATCH_MAX: Final = 500
# So long a call may take; a cluster that chooses a new leader takes some seconds of it.
CALL_SECONDS: Final = 10
# So long a partition is looked at before the next: what comes a moment later is taken next time.
_LOOK_SECONDS: Final = 0.02
# What is played again is asked for in such pieces; the cluster forgets a reader that is gone.
_AGAIN_TOGETHER: Final = 500
_AGAIN_IDLE_SECONDS: Final = 60
# The one consumer that an older Clarion had; what it had not confirmed comes again, and is known.
_FORMER: Final = "keepers"
# As many copies as there are servers, up to three: with three, one may be lost without loss.
COPIES_MAX: Final = 3
# What the cluster calls it when the stream takes no more (its list of errors, 10077).
_FULL: Final = 10077
# So many are on their way to the cluster at once.
_IN_FLIGHT: Final = 200

# Where this process has laid the stream already; whatever goes wrong there, it is laid anew.
_laid: Final[set[tuple[str, ...]]] = set()

T = TypeVar("T")


class JetStream:
    """A line to a cluster. Not for several threads at once."""

    def __init__(
        self,
        urls: Sequence[str],
        *,
        replicas: int | None = None,
        call_seconds: float = CALL_SECONDS,
        partitions: Sequence[int] = range(PARTITIONS),
    ) -> None:
        self._urls = list(urls)
        self._whose = tuple(urls)
        self._call_seconds = call_seconds
        self._replicas = replicas or min(COPIES_MAX, len(self._urls))
        self._loop = asyncio.Runner()
        self._client: Client | None = None
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
                await lines.pull_subscribe_bind(_keepers(number), NAME)
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

        return [_drawn(message) for message in self._call(pull)]

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
            yield from map(_drawn, some)
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
                *(lines.consumer_info(NAME, _keepers(number)) for number in range(PARTITIONS))
            )
            return Lag(
                waiting=sum(one.num_pending or 0 for one in told),
                unconfirmed=sum(one.num_ack_pending or 0 for one in told),
            )

        return self._call(ask)

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
            _laid.discard(self._whose)
            full = isinstance(error, APIError) and error.err_code == _FULL
            raise StreamRests("it is full" if full else type(error).__name__) from error

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
        if self._whose not in _laid:
            # A cluster that has just begun has no leader yet: then it is laid with the next call.
            await self._lay(lines)
            _laid.add(self._whose)
        return lines

    async def _lay(self, lines: JetStreamContext) -> None:
        """Lay the stream and its consumer; both stay as they are where they are there."""
        await lines.add_stream(
            StreamConfig(
                name=NAME,
                subjects=["clarion.heard.*.*"],
                retention=RetentionPolicy.LIMITS,
                discard=DiscardPolicy.NEW,
                storage=StorageType.FILE,
                max_age=AGE_SECONDS_MAX,
                max_bytes=BYTES_MAX,
                duplicate_window=SAME_SECONDS,
                num_replicas=self._replicas,
            )
        )
        for number in range(PARTITIONS):
            await lines.add_consumer(
                NAME,
                ConsumerConfig(
                    durable_name=_keepers(number),
                    filter_subject=f"clarion.heard.*.{number}",
                    ack_policy=AckPolicy.EXPLICIT,
                    ack_wait=CONFIRM_SECONDS,
                    max_ack_pending=UNCONFIRMED_MAX,
                ),
            )
        with suppress(NotFoundError):
            await lines.delete_consumer(NAME, _FORMER)


def partition_of(source_id: int, raw: Raw) -> int:
    """Return the part of the stream that a thing goes into: one for all that one voice says.

    Nothing of who it is stands in a subject but this number, one of eight.
    """
    whose = f"{source_id}:{raw.voice}" if raw.voice else raw.fingerprint
    return sha256(whose.encode()).digest()[0] % PARTITIONS


async def _look(puller: JetStreamContext.PullSubscription, most: int) -> list[Msg]:
    try:
        return await puller.fetch(min(most, BATCH_MAX), timeout=_LOOK_SECONDS)
    except TimeoutError:
        return []  # nothing came in that time


async def _noted(_: Exception) -> None:
    """The client reconnects by itself; a call that fails meanwhile says so to its caller."""


def _keepers(partition: int) -> str:
    return f"keepers-{partition}"


def _drawn(message: Msg) -> Drawn:
    name = (message.headers or {}).get("Nats-Msg-Id", "")
    return Drawn(
        source_id=int(message.subject.split(".")[2]),
        raw=Raw(fingerprint=name.partition(":")[2], body=message.data),
        receipt=message,
    )
