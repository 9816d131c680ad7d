"""The public chain: each imprint names the one before it and is signed.

Anybody can check it with the public key and no program of ours: every value that is hashed stands
in `chain.json`, and how stands here. What was withdrawn stands there by its digest only. What was
said elsewhere than on our own page, or there in another language, has a `telling`, which is hashed
too; the original has none.
"""

import hashlib
import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FIRST = "0" * 64


class Way(StrEnum):
    """How words reach people other than as the original on our own page."""

    ACCOUNT = "account"  # said by an account of ours
    PAGE = "page"  # stood on our own page in another language
    HANDED = "handed"  # signed for others, who hand them on


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where a statement was told in words of its own.

    `channel` is a network (`bluesky`), what others use (`sms`) or our own `page`, `account` our
    name there as people see it. `piece` is which post of a thread it is, 0 for what is one post.
    """

    way: Way
    channel: str
    account: str = ""
    piece: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said, and when. `number` is the edition's.

    `withdrawn` says that it, and every edition before it, is read no more.
    """

    code: str
    number: int
    language: str
    headline: str
    text: str
    said_at: datetime
    withdrawn: bool = False
    telling: Telling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An imprint at its place in the chain."""

    position: int
    previous: str
    words: Words
    hash: str
    signature: str


def plain(text: str) -> str:
    """Return words as they are compared: composed letters (NFC), single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def words_digest(headline: str, text: str) -> str:
    """Return the SHA-256 of the words alone, so that the chain holds without showing them."""
    exact = json.dumps([plain(headline), plain(text)], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(exact.encode()).hexdigest()


def link_hash(previous: str, position: int, words: Words) -> str:
    """Return the SHA-256 of the words at this place: 64 hexadecimal characters."""
    said: dict[str, object] = {
        "previous": previous,
        "position": position,
        "code": words.code,
        "number": words.number,
        "language": words.language,
        "words": words_digest(words.headline, words.text),
        "said_at": words.said_at.astimezone(UTC).isoformat(timespec="seconds"),
        "withdrawn": words.withdrawn,
    }
    if words.telling is not None:
        said["telling"] = asdict(words.telling)
    exact = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(exact.encode()).hexdigest()


def new_key() -> tuple[str, str]:
    """Return a new pair of keys, private and public, in hexadecimal (RFC 8032)."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw().hex(), private.public_key().public_bytes_raw().hex()


def sign(hash_: str, private: str) -> str:
    """Sign a hash; the signature is 128 hexadecimal characters."""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return key.sign(hash_.encode()).hex()


def is_signed(hash_: str, signature: str, public: str) -> bool:
    """Say whether this key has signed this hash."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), hash_.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def holds(link: Link, public: str) -> bool:
    """Say whether an imprint is what was printed: its words, its place and its signature."""
    fits = link.hash == link_hash(link.previous, link.position, link.words)
    return fits and is_signed(link.hash, link.signature, public)
