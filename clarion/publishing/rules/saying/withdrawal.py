"""What becomes of each audience when a statement is withdrawn: shown before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clarion.channels.contract import Capabilities


class Fate(StrEnum):
    """What withdrawing does on one account."""

    DOWN = "down"  # what stands there is taken down
    EMPTIED = "emptied"  # our own page: the address stays, without the words
    STAYS = "stays"  # what was sent there cannot be taken back
    NAMELESS = "nameless"  # it could be taken down, but the network has not told us its name
    CUT_OFF = "cut_off"  # it could be taken down, but the account is not connected any more
    ARRIVES = "arrives"  # on its way, or nobody knows: taken down once it is found there
    MAY_STAY = "may_stay"  # on its way, or nobody knows; what arrives cannot be taken back
    GONE = "gone"  # it does not stand there any more
    UNSAID = "unsaid"  # nothing was said there, and nothing will be


# Whoever has read it there learns nothing of it unless somebody tells them.
UNDONE = frozenset({Fate.STAYS, Fate.NAMELESS})
_ON_ITS_WAY = frozenset({"sending", "processing", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of any edition. `remote_id`: what the network calls it, if it has told us."""

    said: bool
    gone: bool
    remote_id: str
    state: str  # of its dispatch; empty while there is none


def fate(capabilities: Capabilities, posts: Sequence[Post], *, closed: bool) -> Fate:
    """Return what becomes of an account that has these posts."""
    gone = {one.remote_id for one in posts if one.gone} - {""}
    standing = [one for one in posts if one.said and not one.gone and one.remote_id not in gone]
    can = capabilities.delete and not closed
    if standing and not capabilities.delete:
        return Fate.STAYS
    if standing and closed:
        return Fate.CUT_OFF
    if any(not one.remote_id for one in standing):
        return Fate.NAMELESS
    if standing:
        return Fate.EMPTIED if capabilities.house else Fate.DOWN
    if any(one.state in _ON_ITS_WAY for one in posts):
        return Fate.ARRIVES if can else Fate.MAY_STAY
    return Fate.GONE if any(one.gone for one in posts) else Fate.UNSAID
