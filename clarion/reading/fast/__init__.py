"""The fast tier: what many short texts say at a glance, to keep up with a whole network."""

from clarion.reading.fast.reader import FastReader, FastReading, fast_reader

__all__ = ["FastReader", "FastReading", "fast_reader"]
