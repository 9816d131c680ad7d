"""A stream between those who listen and those who keep, for offices that outgrow one machine."""

from clarion.channels.stream.jetstream import BATCH_MAX, PARTITIONS, JetStream
from clarion.channels.stream.port import Drawn, Lag, Poured, Stream

__all__ = ["BATCH_MAX", "PARTITIONS", "Drawn", "JetStream", "Lag", "Poured", "Stream"]
