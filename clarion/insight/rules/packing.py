"""What a finder knows, small enough to be kept: a table, packed; too much of it is let go."""

import json
from base64 import b64decode, b64encode
from binascii import Error
from itertools import chain
from zlib import compress, decompressobj
from zlib import error as Torn  # noqa: N812  (an error by its name)

from clarion.insight.rules.limits import STATE_BYTES_MAX
from clarion.reading.bursts import BurstFinder
from clarion.reading.bursts.saved import restore, save

# A finder with 20,000 subjects that all know their week; whatever unpacks to more is none of ours.
_UNPACKED_MAX = 200_000_000
_LEVEL = 3  # of zlib: it is done every few seconds


def pack(finder: BurstFinder, *, most: int = STATE_BYTES_MAX) -> str:
    """Return it as signs that fit; the subjects least spoken of are forgotten until it does."""
    while True:
        packed = b64encode(compress(json.dumps(save(finder)).encode(), _LEVEL)).decode()
        if len(packed) <= most or not finder.tracks.followed:
            return packed
        kept = chain.from_iterable(burst.subjects for burst in finder.open.values())
        many = len(finder.tracks.followed)
        finder.tracks.let_go(keep=kept, most=many // 2)
        if len(finder.tracks.followed) == many:
            finder.tracks.followed.clear()


def unpack(packed: str) -> BurstFinder:
    """Return the finder; ValueError for what cannot be understood."""
    try:
        unpacked = decompressobj().decompress(b64decode(packed), _UNPACKED_MAX)
        return restore(json.loads(unpacked))
    except (Error, Torn) as trouble:
        raise ValueError(f"What was saved is damaged: {trouble!r}") from trouble
