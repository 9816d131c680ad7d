"""Does it say the same thing everywhere, and the same as what was said before?"""

import re
from collections.abc import Iterator

from clarion.publishing.rules.checks.found import Checked, Found, Level, Piece, Standing
from clarion.publishing.rules.facts import facts_in, places_in, times_after

_BOUNDS = ("until", "till", "by", "from", "at")
_SHUT = re.compile(r"\b(?:closed|shut|cancelled|suspended|unsafe)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:open|reopened|running|restored|safe)\b", re.IGNORECASE)
_RULE = "One set of facts: correct what stands, or say that it has changed."


def agreement(checked: Checked) -> Iterator[Found]:
    """Compare each rendition with the message, and the message with what stands."""
    for piece in checked.pieces if checked.message else ():
        yield from _same_everywhere(piece, checked.whole)
    for standing in checked.standing:
        yield from _contradicts(checked.message, standing)


def _same_everywhere(piece: Piece, message: str) -> Iterator[Found]:
    """The checksum of a message: no number, time or day is lost on its way to a network."""
    meant, said = facts_in(message), facts_in(piece.whole)
    added = sorted(said.all - meant.all - said.links)
    if added:
        yield Found(
            code=f"another-fact-{piece.account_id}",
            level=Level.WARN,
            says=f"It says {', '.join(added)}, and the statement does not.",
            rule="Every rendition says the same numbers, times and days.",
            do="Put it right in the one or in the other.",
            where=(piece.where,),
        )
    lost = sorted(meant.all - said.all)
    if lost:
        yield Found(
            code=f"lost-fact-{piece.account_id}",
            level=Level.NOTE if piece.short else Level.WARN,
            says=f"It leaves out {', '.join(lost)}.",
            rule="Every rendition says the same numbers, times and days.",
            do="Say it there as well, unless the link is enough.",
            where=(piece.where,),
        )


def _contradicts(message: str, standing: Standing) -> Iterator[Found]:
    shared = places_in(message) & places_in(standing.text)
    if not shared:
        return
    place = min(shared)
    for word in _BOUNDS:
        now, before = times_after(message, word), times_after(standing.text, word)
        if now and before and not now & before:
            yield Found(
                code=f"contradicts-{standing.code}-{word}",
                level=Level.WARN,
                says=f"“{standing.headline}” says {word} {', '.join(sorted(before))}.",
                rule=_RULE,
                do="Correct that one, if this is what is true now.",
                quote=f"{word} {', '.join(sorted(now))}",
            )
    if _states(message, place) and _states(standing.text, place) == -_states(message, place):
        yield Found(
            code=f"contradicts-{standing.code}-state",
            level=Level.WARN,
            says=f"“{standing.headline}” says the opposite about {place}.",
            rule=_RULE,
            do="Correct that one, if this is what is true now.",
            quote=place,
        )


def _states(text: str, place: str) -> int:
    """Return 1 where sentences about a place say that it is open, -1 shut, 0 neither or both."""
    about = " ".join(one for one in re.split(r"[.!?\n]+", text) if place in one)
    return bool(_OPEN.search(about)) - bool(_SHUT.search(about))
