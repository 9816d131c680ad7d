"""The office's public key, the imprints that it signs, and by which words they are found."""

from clarion.newsroom.models.imprint import Imprint, SigningKey, Trace

__all__ = ["Imprint", "SigningKey", "Trace"]
