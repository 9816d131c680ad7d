"""What stands in the newsroom, and whether a copy of it is true."""

from clarion.newsroom.queries.chains import Chain, chain
from clarion.newsroom.queries.checking import (
    Place,
    Verdict,
    Verified,
    check_code,
    check_text,
)
from clarion.newsroom.queries.pages import Front, front, front_of, picture, statement

__all__ = [
    "Chain",
    "Front",
    "Place",
    "Verdict",
    "Verified",
    "chain",
    "check_code",
    "check_text",
    "front",
    "front_of",
    "picture",
    "statement",
]
