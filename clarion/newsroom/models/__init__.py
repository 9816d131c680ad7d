"""The office's public key, and the imprints that it signs."""

from clarion.newsroom.models.imprint import Imprint, SigningKey

__all__ = ["Imprint", "SigningKey"]
