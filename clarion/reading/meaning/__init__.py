"""What sentences mean, as vectors: those that say the same lie near each other. English mainly."""

from clarion.reading.meaning.encoder import (
    WIDTH,
    Encoder,
    MeaningMissing,
    bundled_encoder,
    is_built,
)

__all__ = ["WIDTH", "Encoder", "MeaningMissing", "bundled_encoder", "is_built"]
