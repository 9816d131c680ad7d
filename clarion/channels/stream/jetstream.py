"""NATS JetStream as the stream: replicated, each thing once, handed out until it is confirmed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
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
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)

from clarion.channels.contract import Raw, Reason, Temporary
from clarion.channels.stream.port import Drawn, Lag, Poured

NAME: Final = "CLARION_HEARD"
KEEPERS: Final = "keepers"
# By the hash of what was said, so that workers of one partition each can be set up later.
PARTITIONS: Final = 8
# What nobody has kept within a day is of no use; and nothing that names people lies here longer.
AGE_SECONDS_MAX: Final = 86_400
# The same thing within this time is taken once: longer than any source repeats itself.
SAME_SECONDS: Final = 3_600
# Full, the stream refuses new things, and whoever listens waits: nothing old is thrown away.
BYTES_MAX: Final = 4 * 1024**3
# A worker that has not confirmed by then is taken for dead, and another one gets its batch.
CONFIRM_SECONDS: Final = 30
# More than all workers together can have in hand: one that hangs does not hoard the stream.
UNCONFIRMED_MAX: Final = 20_000
BATCH_MAX: Final = 500
# So long a call may take; a cluster that chooses a new leader takes some seconds of it.
CALL_SECONDS: Final = 10
# So many are on their way to the cluster at once.
_IN_FLIGHT: Final = 200

T = TypeVar("T")


class JetStream:
    """A line to a cluster. Not for several threads at once."""

    def __init__(
        self, urls: Sequence[str], *, replicas: int = 3, call_seconds: float = CALL_SECONDS
    ) -> None:
        self._urls = list(urls)
        self._call_seconds = call_seconds
        self._replicas = replicas
        self._loop = asyncio.Runner()
        self._client: Client | None = None
        self._puller: JetStreamContext.PullSubscription | None = None
        self._is_laid = False

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
                            f"clarion.heard.{source_id}.{_partition(raw)}",
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
        """Pull a batch as one of any number of workers."""

        async def pull(lines: JetStreamContext) -> list[Msg]:
            if self._puller is None:
                self._puller = await lines.pull_subscribe_bind(KEEPERS, NAME)
            try:
                return await self._puller.fetch(min(most, BATCH_MAX), timeout=wait_seconds)
            except TimeoutError:
                return []  # nothing came in that time

        return [_drawn(message) for message in self._call(pull)]

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
            told = await lines.consumer_info(NAME, KEEPERS)
            return Lag(waiting=told.num_pending or 0, unconfirmed=told.num_ack_pending or 0)

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
            self._puller = None
            raise Temporary(Reason.UNREACHABLE, f"stream: {type(error).__name__}") from error

    async def _lines(self) -> JetStreamContext:
        if self._client is None or self._client.is_closed:
            self._puller = None
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
        if not self._is_laid:
            # A cluster that has just begun has no leader yet: then it is laid with the next call.
            await self._lay(lines)
            self._is_laid = True
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
        await lines.add_consumer(
            NAME,
            ConsumerConfig(
                durable_name=KEEPERS,
                ack_policy=AckPolicy.EXPLICIT,
                ack_wait=CONFIRM_SECONDS,
                max_ack_pending=UNCONFIRMED_MAX,
            ),
        )


async def _noted(_: Exception) -> None:
    """The client reconnects by itself; a call that fails meanwhile says so to its caller."""


def _partition(raw: Raw) -> int:
    return sha256(raw.fingerprint.encode()).digest()[0] % PARTITIONS


def _drawn(message: Msg) -> Drawn:
    name = (message.headers or {}).get("Nats-Msg-Id", "")
    return Drawn(
        source_id=int(message.subject.split(".")[2]),
        raw=Raw(fingerprint=name.partition(":")[2], body=message.data),
        receipt=message,
    )
