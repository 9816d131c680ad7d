"""What sentences mean, as vectors: those that say the same lie near each other. English mainly."""

from clarion.reading.meaning.encoder import Encoder, MeaningMissing, bundled_encoder

__all__ = ["Encoder", "MeaningMissing", "bundled_encoder"]
