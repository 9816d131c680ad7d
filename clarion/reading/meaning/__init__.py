"""What sentences mean, as vectors: those that say the same lie near each other. English mainly."""

from clarion.reading.meaning.encoder import (
    WIDTH,
    Encoder,
    MeaningMissing,
    bundled_encoder,
    is_built,
)
from clarion.reading.meaning.remembering import Remembering

__all__ = ["WIDTH", "Encoder", "MeaningMissing", "Remembering", "bundled_encoder", "is_built"]
