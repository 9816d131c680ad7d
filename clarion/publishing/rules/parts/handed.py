"""The exact words that others will send or say for us, and the digest that is signed for them."""

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Words for one medium in one language, of the statement that `about` names."""

    about: str
    medium: str
    language: str
    subject: str
    text: str

    def digest(self) -> str:
        """SHA-256 over all of it. Nothing that is sent has the same: this names no account."""
        exact = json.dumps({"handed": asdict(self)}, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(exact.encode()).hexdigest()
