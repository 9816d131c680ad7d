"""Lays the stream and its consumers in the cluster, with as many copies as they should have."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
    StreamInfo,
)
from nats.js.errors import APIError, NotFoundError

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
# The one consumer that an older Clarion had; what it had not confirmed comes again, and is known.
_FORMER: Final = "keepers"
# Three copies where there are as many servers: one may be lost without loss. Two are no better than
# one, as a cluster of two stands still without either.
COPIES: Final = 3
# What could not be changed is tried again so often.
_TRIED_AGAIN_SECONDS: Final = 60
# A place is when its stream was made, and its number there: one made anew begins behind the old.
_NUMBER_BITS: Final = 36
_FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """How the stream lies there. `trouble`: why it does not lie as it should."""

    copies: int
    made_at: datetime
    trouble: str
    laid_at: float

    def place(self, number: int) -> int:
        """Return where a thing stands among all that was ever poured."""
        minutes = int((self.made_at - _FIRST).total_seconds()) // 60
        return (max(minutes, 0) << _NUMBER_BITS) + number

    def is_over(self, now: float) -> bool:
        """Whether it is time to try again what could not be changed."""
        return bool(self.trouble) and now - self.laid_at > _TRIED_AGAIN_SECONDS


async def lay(lines: JetStreamContext, urls: Sequence[str], *, copies: int) -> Laid:
    """Make the stream, or change what differs; what is in it stays. Raises what the client raises.

    `copies`: how many there should be; 0 means as many as the servers that are named allow, and
    never fewer than there are. What cannot be changed stays as it is, with the reason.
    """
    usual, trouble = COPIES if len(urls) >= COPIES else 1, ""
    try:
        there = await lines.stream_info(NAME)
    except NotFoundError:
        there = await lines.add_stream(_wanted(copies or usual))
    # Before it is changed: a consumer that is named while the copies are made stays at one.
    await _lay_consumers(lines)
    wanted = _wanted(copies or max(usual, there.config.num_replicas or 1))
    if there.cluster is None and wanted.num_replicas != 1:
        # It would take the number, and keep one copy all the same.
        trouble, wanted = "it is one server and no cluster", _wanted(1)
    if differs := _differing(there, wanted):
        try:
            there = await lines.update_stream(there.config, **differs)
        except APIError as error:
            trouble = error.description or type(error).__name__
    return Laid(
        copies=(there.config.num_replicas or 1) if there.cluster else 1,
        made_at=there.created or _FIRST,
        trouble=trouble[:200],
        laid_at=time.monotonic(),
    )


def keepers(partition: int) -> str:
    """Return what the consumer of a part is called."""
    return f"keepers-{partition}"


def _wanted(copies: int) -> StreamConfig:
    return StreamConfig(
        name=NAME,
        subjects=["clarion.heard.*.*"],
        retention=RetentionPolicy.LIMITS,
        discard=DiscardPolicy.NEW,
        storage=StorageType.FILE,
        max_age=AGE_SECONDS_MAX,
        max_bytes=BYTES_MAX,
        duplicate_window=SAME_SECONDS,
        num_replicas=copies,
    )


def _differing(there: StreamInfo, wanted: StreamConfig) -> dict[str, object]:
    """Return what may be changed of a stream that is there, where it is not as it should be."""
    names = ("subjects", "discard", "max_age", "max_bytes", "duplicate_window", "num_replicas")
    pairs = {name: (getattr(there.config, name), getattr(wanted, name)) for name in names}
    return {name: new for name, (old, new) in pairs.items() if old != new}


async def _lay_consumers(lines: JetStreamContext) -> None:
    for number in range(PARTITIONS):
        wanted = ConsumerConfig(
            durable_name=keepers(number),
            filter_subject=f"clarion.heard.*.{number}",
            ack_policy=AckPolicy.EXPLICIT,
            ack_wait=CONFIRM_SECONDS,
            max_ack_pending=UNCONFIRMED_MAX,
        )
        try:
            there = (await lines.consumer_info(NAME, keepers(number))).config
        except NotFoundError:
            there = None
        if there is None or any(
            getattr(there, name) != getattr(wanted, name)
            for name in ("filter_subject", "ack_wait", "max_ack_pending")
        ):
            await lines.add_consumer(NAME, wanted)
    with suppress(NotFoundError):
        await lines.delete_consumer(NAME, _FORMER)
