"""Who may sign: never the one who wrote it, and never the one who asked."""

from clarion.kit.life import Life

REQUEST = Life(
    open={"signed", "returned", "withdrawn"},
    signed=set(),
    returned=set(),
    withdrawn=set(),
)


def is_own_work(*, signer_id: int | None, authors: frozenset[int]) -> bool:
    """Say whether the signer had a hand in the words. Nobody in particular may never sign."""
    return signer_id is None or signer_id in authors
