"""The fast lane: of a whole network's posts those that are watched for, read and grouped."""

from clarion.reading.lane.lane import BATCH_MAX, FastLane, Heard, Passage, Wanted, parse

__all__ = ["BATCH_MAX", "FastLane", "Heard", "Passage", "Wanted", "parse"]
