"""What of all that we know a text is taken to speak of, when nobody looks at it first."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from clarion.desk.rules.known import ASKED, RUMOUR, Known, Way
from clarion.reading.known import Found, Match, Recognized, Side, Stance

# Whoever answers sees what is at least one half sure, and decides. What is counted without anybody
# having seen it is surer: a rumour that is not there is worse than one that is seen later.
# Of our own claims, each told in several ways, 50 of 53 tellings are found from here on and 1 of 31
# that is near and about something else; from one half on it would be 52 and 5.
COUNTED_FROM: Final = 0.8
# What speaks of more than this speaks of none of it.
KEPT_MAX: Final = 3
# In a list nobody reads on.
SAID_CHARS_MAX: Final = 300
WORD_CHARS_MAX: Final = 100

_SIDES: Final = {
    Stance.SAME: Side.SAYS,
    Stance.OTHER_FIGURES: Side.SAYS,
    Stance.ASKS: Side.ASKS,
    Stance.CONTRADICTS: Side.DENIES,
}


def recognized(found: Iterable[Found], known: Mapping[str, Known | None]) -> tuple[Recognized, ...]:
    """Return what one text speaks of, the surest first, each thing once; mostly nothing.

    What is not among the `known` any more is not meant.
    """
    best: dict[str, tuple[tuple[bool, float], Recognized]] = {}
    for match in chain.from_iterable(one.matches for one in found):
        name, _dot, by = match.claim.id.rpartition(".")
        its = known.get(name)
        if its is None or match.score < COUNTED_FROM:
            continue
        # Whoever says what the rumour says is not meant to have read its title.
        rank = by.startswith(RUMOUR), match.score
        if its.about not in best or rank > best[its.about][0]:
            best[its.about] = rank, _recognized(match, its, by=by)
    ranked = sorted(best.values(), key=lambda one: one[0], reverse=True)
    return tuple(one for _rank, one in ranked[:KEPT_MAX])


def _recognized(match: Match, known: Known, *, by: str) -> Recognized:
    rumour = match.claim.text if by.startswith(RUMOUR) else ""
    stance = None if by == ASKED else match.stance
    return Recognized(
        about=known.about,
        way=known.way.value,
        said=(rumour or _shown(known))[:SAID_CHARS_MAX],
        percent=round(match.score * 100),
        words=tuple(word[:WORD_CHARS_MAX] for word in match.words),
        differs=tuple(word[:WORD_CHARS_MAX] for word in match.differs) if stance else (),
        stance=stance,
        side=_side(stance, known.way, is_rumour=bool(rumour)),
    )


def _side(stance: Stance | None, way: Way, *, is_rumour: bool) -> Side | None:
    """Whoever denies what we tell everybody says something that has no ready words yet."""
    if is_rumour and stance:
        return _SIDES[stance]
    return Side.AGAINST if way is Way.SAID and stance is Stance.CONTRADICTS else None


def _shown(known: Known) -> str:
    """Return what may stand beside words of anybody: never what was written to one person."""
    return known.text if known.way is Way.SAID else known.title
