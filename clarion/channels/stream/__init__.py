"""A stream between those who listen and those who keep, for offices that outgrow one machine."""

from clarion.channels.stream.jetstream import BATCH_MAX, JetStream
from clarion.channels.stream.laying import AGE_SECONDS_MAX, PARTITIONS
from clarion.channels.stream.port import (
    THING_BYTES_MAX,
    Drawn,
    Lag,
    Poured,
    Stream,
    StreamRests,
)

__all__ = [
    "AGE_SECONDS_MAX",
    "BATCH_MAX",
    "PARTITIONS",
    "THING_BYTES_MAX",
    "Drawn",
    "JetStream",
    "Lag",
    "Poured",
    "Stream",
    "StreamRests",
]
