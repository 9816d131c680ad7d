"""The kit's only nouns: when each lane last gave a sign of life, and why jobs failed."""

from clarion.kit.models.beat import Beat
from clarion.kit.models.mishap import Mishap

__all__ = ["Beat", "Mishap"]
