"""What we know that somebody may be writing about, and what of it is offered, to whom, and how."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from itertools import chain

from clarion.reading.known import Claim, Found, Match, Stance
from clarion.reading.personal.find import redact

# Of each kind so many are offered: who has to read more does not read.
OFFERED_MAX = 2
# So many of somebody's newest messages are looked up: what they wrote since we answered last.
MESSAGES_MAX = 3
RUMOUR = "rumour"
ASKED = "asked"
_MASK = "█"
_HANDLE = re.compile(r"(?<![\w/.])@[\w.-]*\w")
# A shorter part of a name is a word as well.
_NAME_MIN = 3
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Way(StrEnum):
    """How we know it; in this order it is offered."""

    SAID = "said"
    """A statement that everybody can read now."""
    AGREED = "agreed"
    """Ready words, with an owner and a day on which they end."""
    TOLD = "told"
    """Cleared for all in a matter, and told to them."""
    ANSWERED = "answered"
    """One of us wrote it to one person."""
    OVER = "over"
    """Ready words whose day has come: nobody is offered them, and the rumour may go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Something that we say. `name` is the same as long as its words are; `about` leads to it.

    `title` is what colleagues call it. `asked` are words that somebody else used for it: they are
    compared, and shown to nobody. `rumours` are ways of saying what is being said that it answers.
    """

    name: str
    way: Way
    about: str
    title: str
    text: str
    at: datetime
    asked: str = ""
    rumours: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that we know of what somebody wrote. `stance` is how they stand to our words.

    None: they asked what somebody had asked before. `differs` are the words by which they differ.
    `rumour` is what is being said, where they say it or deny it: then `stance` is towards that.
    """

    known: Known
    score: float
    stance: Stance | None
    differs: tuple[str, ...]
    rumour: str = ""

    @property
    def percent(self) -> int:
        """How sure it is that both are about one thing."""
        return round(self.score * 100)


def without_person(text: str, names: Iterable[str]) -> str:
    """Return our words without what tells to whom they were written: names, handles, numbers.

    Blacked out rather than left out, so that nobody sends it without having seen the gap.
    """
    text = redact(_HANDLE.sub(_black, text))
    parts = {
        part
        for part in chain.from_iterable(re.findall(r"[^\W\d_]+", name) for name in names)
        if len(part) >= _NAME_MIN or not part.isascii() or part.istitle()
    }
    if not parts:
        return text
    either = "|".join(map(_as_pattern, sorted(parts, key=len, reverse=True)))
    return re.sub(either, _black, text)


def digest(text: str) -> str:
    """Return by what name the meaning of these words is kept."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def claims_of(known: Known) -> Iterable[Claim]:
    """Return by what words it is found: ours, those of whoever asked, and what is being said.

    What is over is found by what is being said alone. Whoever spoke before a statement was made
    has not contradicted it: it is known since then, where somebody asks by moment.
    """
    if known.way is not Way.OVER:
        since = known.at if known.way is Way.SAID else None
        yield Claim(id=f"{known.name}.said", text=known.text, since=since)
    if known.asked.strip() and known.way is not Way.OVER:
        yield Claim(id=f"{known.name}.{ASKED}", text=known.asked)
    for number, rumour in enumerate(known.rumours):
        yield Claim(id=f"{known.name}.{RUMOUR}{number}", text=rumour)


def offers(
    found: Iterable[Found], known: Mapping[str, Known | None], *, is_theirs: Callable[[Known], bool]
) -> list[Offer]:
    """Return what to offer: each thing once, what everybody is told first, of answers the newest.

    What `is_theirs` they have had already; what is not among the `known` any more is not offered.
    """
    best: dict[str, Offer] = {}
    for match in chain.from_iterable(one.matches for one in found):
        name, _dot, by = match.claim.id.rpartition(".")
        its = known.get(name)
        if its is None or its.way is Way.OVER or is_theirs(its):
            continue
        offer = _offer(match, its, by=by)
        before = best.get(offer.known.text)
        if before is None or _rank(offer) > _rank(before):
            best[offer.known.text] = offer
    return [one for way in Way for one in _of_one_way(way, best.values())]


def _of_one_way(way: Way, every: Iterable[Offer]) -> Sequence[Offer]:
    ours = [one for one in every if one.known.way is way]
    surest = sorted(ours, key=lambda one: -one.score)[:OFFERED_MAX]
    return sorted(surest, key=lambda one: one.known.at, reverse=True)


def _rank(offer: Offer) -> tuple[float, datetime]:
    return offer.score, offer.known.at


def _offer(match: Match, known: Known, *, by: str) -> Offer:
    asked = by == ASKED
    return Offer(
        known=known,
        score=match.score,
        stance=None if asked else match.stance,
        differs=() if asked else match.differs,
        rumour=match.claim.text if by.startswith(RUMOUR) else "",
    )


def _as_pattern(part: str) -> str:
    """Find a name however it is written; a short one, which is a word as well, only as it is.

    Scripts without spaces have no edges of words.
    """
    if _WITHOUT_SPACES.search(part):
        return re.escape(part)
    same = "" if len(part) < _NAME_MIN else "i"
    return rf"(?{same}:\b{re.escape(part)}\b)"


def _black(found: re.Match[str]) -> str:
    return _MASK * len(found.group())
