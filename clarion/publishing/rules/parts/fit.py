"""One message put into one channel: the most important parts first, and nothing ever cut.

What is documented here is all that is ever done to make it fit (decision 27): the source by its
short name, days by their short names, and parts left out that nobody marked as needed. A part is
there whole or it is not there; if what is needed does not fit, the answer is by how much.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clarion.publishing.rules.checksum import plain, stands_in
from clarion.publishing.rules.facts import plain_link
from clarion.publishing.rules.parts.media import WEB, Measure, Medium, Shape, measure, rooms
from clarion.publishing.rules.parts.parts import Moment, Part, Parts, places_of
from clarion.publishing.rules.saying.marks import marked
from clarion.publishing.rules.saying.plain import made_safe
from clarion.publishing.rules.saying.tongues import Tongue, tongue_of

# RFC 5322, section 2.1.1: a line that every mail program shows whole.
SUBJECT_AIM = 78
_ENDS = (".", "!", "?", "…", "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """It fits: the words, how long they are, and everything that was done to get there.

    `bare` are the words without the marks that stand in front of them.
    """

    medium: Medium
    language: str
    subject: str
    text: str
    bare: str
    measure: Measure
    parts: tuple[Part, ...]
    left_out: tuple[Part, ...]
    short_source: bool
    short_days: bool
    replaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """It does not fit: what is needed, at its shortest, and by how much that is too long."""

    medium: Medium
    language: str
    text: str
    measure: Measure
    needed: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    parts: frozenset[Part]
    short_source: bool
    short_days: bool


def fit(
    parts: Parts, medium: Medium, *, language: str, marks: tuple[str, ...] = ()
) -> Fitted | TooLong:
    """Put a message into a medium, in the language of its words. `marks` stand in front of it."""
    writer = _Writer(parts, medium, language, marks)
    # A text message that is only one, with all that is needed, is better than two with the rest.
    for room in rooms(medium):
        choice = _shortest(parts)
        if writer.fits(choice, room):
            return writer.fitted(_as_much_as_fits(parts, choice, writer, room))
    text, _replaced = writer.text(_shortest(parts))
    return TooLong(
        medium=medium,
        language=language,
        text=text,
        measure=measure(text, medium),
        needed=_in_order(parts.must),
    )


def headline(parts: Parts) -> str:
    """Return what happened and where, as a line without a full stop."""
    what = parts.spoken.what.strip().rstrip(".")
    return ", ".join(one for one in (what, _elsewhere(parts)) if one)


def _elsewhere(parts: Parts) -> str:
    """Return the places that the words for what happened do not name."""
    places = places_of(parts.spoken.where)
    return ", ".join(one for one in places if not stands_in(one, parts.spoken.what))


def _ends_at_a_place(parts: Parts) -> bool:
    """Say whether what happened ends with its place: another alone in a sentence reads as more."""
    what, places = plain(parts.spoken.what), places_of(parts.spoken.where)
    return any(re.search(rf"(?<!\w){re.escape(plain(one))}\Z", what) for one in places)


def _shortest(parts: Parts) -> _Choice:
    return _Choice(parts=parts.must, short_source=True, short_days=True)


def _as_much_as_fits(parts: Parts, choice: _Choice, writer: "_Writer", room: Medium) -> _Choice:
    """Add what fits beside what is needed: parts by their importance, then names in full."""
    for part in Part:
        more = replace(choice, parts=choice.parts | ({part} & parts.there))
        if _belongs(part, room) and writer.fits(more, room):
            choice = more
    for longer in (replace(choice, short_days=False), replace(choice, short_source=False)):
        both = replace(
            choice,
            short_days=choice.short_days and longer.short_days,
            short_source=choice.short_source and longer.short_source,
        )
        choice = both if writer.fits(both, room) else choice
    return choice


def _belongs(part: Part, medium: Medium) -> bool:
    """Say whether the part is of use there, where nobody marked it as needed."""
    return not (part is Part.SOURCE and medium.signed_above)


class _Writer:
    """Writes a choice of parts as the medium and the language want them."""

    def __init__(self, parts: Parts, medium: Medium, language: str, marks: tuple[str, ...]) -> None:
        self.parts, self.medium, self.language, self.marks = parts, medium, language, marks
        self.tongue: Tongue | None = tongue_of(language)

    def fits(self, choice: _Choice, room: Medium) -> bool:
        """Say whether there is room for it."""
        return not measure(self.text(choice)[0], room).over

    def fitted(self, choice: _Choice) -> Fitted:
        """Return the rendition, with what was done to it."""
        text, replaced = self.text(choice)
        gone = self.parts.there - choice.parts
        spoken = self.parts.spoken
        has_short = Part.SOURCE in choice.parts and bool(spoken.source_short)
        return Fitted(
            medium=self.medium,
            language=self.language,
            subject=marked(self._subject(), self.marks) if self.medium.subject else "",
            text=text,
            bare=self.text(choice, marked_too=False)[0],
            measure=measure(text, self.medium),
            parts=_in_order(choice.parts),
            left_out=_in_order({part for part in gone if _belongs(part, self.medium)}),
            short_source=choice.short_source and has_short,
            short_days=choice.short_days and bool(choice.parts & {Part.WHEN, Part.UNTIL}),
            replaced=replaced,
        )

    def text(
        self, choice: _Choice, *, marked_too: bool = True
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the words, and what was replaced by characters that cost less."""
        between = "\n\n" if self.medium.shape is Shape.PARAGRAPHS else " "
        between = "\n" if self.medium.shape is Shape.ALOUD else between
        whole = between.join(one for one in self._pieces(choice) if one)
        if marked_too and not self.medium.subject:
            whole = marked(whole, self.marks)
        return made_safe(whole) if self.medium.telephone else (whole, ())

    def _subject(self) -> str:
        whole = headline(self.parts)
        if self.medium.signed_above or len(whole) <= SUBJECT_AIM:
            return whole
        return self.parts.spoken.what.strip().rstrip(".")

    def _pieces(self, choice: _Choice) -> Iterator[str]:
        """Source, event, place, for whom, what to do, until when, the rest, the link: in order."""
        spoken, chosen = self.parts.spoken, choice.parts
        aloud = self.medium.shape is Shape.ALOUD
        short = choice.short_source and not aloud and spoken.source_short
        source = spoken.source_short if short else spoken.source
        event = " ".join(one for one in self._event(chosen, choice) if one)
        if Part.SOURCE in chosen and source:
            if aloud and self.tongue:
                yield _sentence(self.tongue.sender.format(source=source))
            else:
                event = f"{source.strip()}: {event}"
        yield event
        yield self._told(chosen, aloud=aloud)
        if Part.UNTIL in chosen and self.parts.until:
            yield self._moment(self.parts.until, "until", short_days=choice.short_days)
        if Part.MORE in chosen:
            yield _sentence(spoken.more)
        if Part.LINK in chosen:
            yield plain_link(self.parts.link) if aloud else self.parts.link

    def _told(self, chosen: frozenset[Part], *, aloud: bool) -> str:
        """Return for whom it is and what they are to do: “Everybody in Mill Lane: stay in.”"""
        who = self.parts.spoken.who.strip().rstrip(".:") if Part.WHO in chosen else ""
        do = _sentence(self.parts.spoken.do) if Part.DO in chosen else ""
        if do and aloud and self.tongue:
            return " ".join(
                one for one in (_sentence(who), f"{self.tongue.what_to_do}: {do}") if one
            )
        return f"{who}: {do}" if who and do else do or _sentence(who)

    def _event(self, chosen: frozenset[Part], choice: _Choice) -> Iterator[str]:
        what = self.parts.spoken.what
        # Our own page has said this in its headline, right above.
        if self.medium.name != WEB.name or Part.SOURCE in chosen:
            elsewhere = _elsewhere(self.parts) if Part.WHERE in chosen else ""
            if elsewhere and _ends_at_a_place(self.parts):
                yield _sentence(headline(self.parts))
            else:
                yield _sentence(what)
                yield _sentence(elsewhere)
        if Part.WHEN in chosen and self.parts.when:
            yield self._moment(self.parts.when, "since", short_days=choice.short_days)

    def _moment(self, moment: Moment, word: str, *, short_days: bool) -> str:
        short = short_days and self.medium.shape is not Shape.ALOUD
        said = moment.words(self.tongue, short=short)
        if self.tongue is None:  # whoever speaks the language fills in the blank
            return _sentence(f"[{word}] {said}")
        shape = self.tongue.until if word == "until" else self.tongue.since
        return _sentence(shape.format(moment=said))


def _sentence(text: str) -> str:
    """End it as a sentence; what is empty stays empty."""
    plain = text.strip().rstrip(",;: ")
    return plain if not plain or plain.endswith(_ENDS) else f"{plain}."


def _in_order(parts: frozenset[Part] | set[Part]) -> tuple[Part, ...]:
    return tuple(part for part in Part if part in parts)
