"""Who is calling: we take a proxy's word only if it is one of ours."""

from collections.abc import Collection


def caller(*, peer: str, forwarded_for: str, trusted: Collection[str]) -> str:
    """Return the address of whoever called.

    `forwarded_for` is the X-Forwarded-For header: each proxy adds on the right whom it heard it
    from, so we walk from the right for as long as the speaker is a proxy of ours.
    """
    chain = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    speaker = peer
    while speaker in trusted and chain:
        speaker = chain.pop()
    return speaker
