"""What a network says of how far something that we said has gone."""

from collections.abc import Iterator
from dataclasses import dataclass

FIGURES = ("replies", "reposts", "likes", "seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How often it was answered, passed on, liked and seen; None: the network does not say.

    `gone`: the network says that it is not there any more.
    """

    replies: int | None = None
    reposts: int | None = None
    likes: int | None = None
    seen: int | None = None
    gone: bool = False


def batches(remote_ids: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """Cut a list into pieces that a network takes in one call."""
    for start in range(0, len(remote_ids), size):
        yield remote_ids[start : start + size]
