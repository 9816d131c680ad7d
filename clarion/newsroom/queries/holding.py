"""A copy is held against every wording of the statements that it may have come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings

from clarion.newsroom.queries.printing import printed_around
from clarion.newsroom.queries.records import Record, Standing, Wording
from clarion.newsroom.rules.chain import Way
from clarion.newsroom.rules.furniture import without_page
from clarion.newsroom.rules.likeness import STEPS_MAX, steps, words_shared
from clarion.newsroom.rules.matching import Copy, Held, Match, hold
from clarion.newsroom.rules.words import Token, link, tokens, words_of
from clarion.publishing.queries.saying.addresses import link_in

# So many characters of ours are taken apart for one question, and so many texts looked at closely.
_TAKEN_APART_MAX = 200_000
_CLOSELY_MAX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """One wording, taken apart."""

    record: Record
    wording: Wording
    whole: str
    said: tuple[Token, ...]

    @property
    def keys(self) -> list[str]:
        """Its words and signs, as they are compared."""
        return [one.text for one in self.said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A wording, and how the copy belongs to it. `seen`: the copy without what our page prints."""

    ours: Ours
    held: Held
    seen: str = ""

    @property
    def standing(self) -> Standing:
        """Return what has become of these words."""
        return self.ours.record.standing(self.ours.wording.number)

    @property
    def rank(self) -> tuple[float, ...]:
        """The truest answer first; of two that are as true, what stands, and what is newer."""
        near = round(self.held.ratio, 1) if self.held.match is Match.ALTERED else 1.0
        return (
            _TRUENESS[self.held.match],
            -near,
            self.standing,
            self.held.match is not Match.SAME,
            self.ours.record.office.exercise,
            -self.held.ratio,
            self.held.apart,
            self.ours.wording.way == Way.HANDED,
            -self.ours.wording.said_at.timestamp(),
        )


_TRUENESS = {
    Match.SAME: 0,
    Match.PART: 0,
    Match.AMONG: 1,
    Match.CUT: 2,
    Match.ALTERED: 3,
    Match.LITTLE: 4,
}


def hold_all(found: Iterable[Record], copy: Copy) -> Found | None:
    """Return the best match. Only the most promising wordings are looked at closely."""
    known = list(found)
    # Whoever copies our own page copies what is printed around the words, too.
    bare = {one.code: without_page(copy, printed_around(one)) for one in known}
    every = list(_taken_apart(known))
    best = [one for ours in every for one in _both(ours, copy, bare, alike=False)]
    if not any(one.standing is Standing.STANDS for one in best):
        best += [
            one for ours in _promising(every, copy) for one in _both(ours, copy, bare, alike=True)
        ]
    truest = min(best, key=lambda one: one.rank, default=None)
    return _with_headline(truest, best) if truest else None


def _with_headline(found: Found, every: Iterable[Found]) -> Found:
    """Return the same words under their headline, where the copy has it, too, and it is altered.

    Without it the copy has fewer words that differ from ours, and more that are none of ours.
    """
    if found.held.match not in {Match.ALTERED, Match.AMONG}:
        return found
    told = found.ours.wording
    fuller = (
        one
        for one in every
        if one.held.match is Match.ALTERED
        and one.seen == found.seen
        and one.ours.record is found.ours.record
        and (one.ours.wording.number, one.ours.wording.language) == (told.number, told.language)
        and one.ours.wording.text == found.ours.whole != one.ours.whole
    )
    return min((found, *fuller), key=lambda one: one.held.differ)


def _promising(every: Iterable[Ours], copy: Copy) -> Iterator[Ours]:
    """Yield those that share most words with the copy, as long as there is time."""
    theirs = [one.text for one in copy.said]
    told = [ours for ours in every if _may_be_told(ours)]
    told.sort(key=lambda ours: -words_shared(ours.keys, theirs))
    time = STEPS_MAX
    for ours in told[:_CLOSELY_MAX]:
        time -= steps(ours.keys, theirs)
        if time >= 0:
            yield ours


def _taken_apart(found: Iterable[Record]) -> Iterator[Ours]:
    """Yield each wording with and without its headline, as long as there is room."""
    room = _TAKEN_APART_MAX
    for record in found:
        for wording in record.wordings():
            for whole in dict.fromkeys((wording.whole, wording.text)):
                room -= len(whole)
                if room < 0:
                    return
                yield Ours(record=record, wording=wording, whole=whole, said=tokens(whole))


def _may_be_told(ours: Ours) -> bool:
    """What is signed and not yet said is told to nobody who has not got it, word for word."""
    number = ours.wording.number
    return number <= ours.record.gone or ours.record.shows(number, ours.wording.way)


def _both(ours: Ours, copy: Copy, bare: Mapping[str, Copy], *, alike: bool) -> Iterator[Found]:
    """Yield how it belongs to ours as it was copied, and without what our page prints around it.

    An office's name on a line of its own may be part of the words, too. Words of ours among others
    are looked for in the rest alone: a page that was corrected shows the old ones below the new.
    """
    rest = bare[ours.record.code]
    if found := _held(ours, rest, alike=alike):
        yield found
    found = _held(ours, copy, alike=alike) if rest != copy else None
    if found and found.held.match is not Match.AMONG:
        yield found


def _held(ours: Ours, copy: Copy, *, alike: bool) -> Found | None:
    above = tokens(_headline_above(ours))
    held = hold(ours.said, copy, names=_names(ours.record), alike=alike, above=above)
    return None if held.match is Match.NONE else Found(ours=ours, held=held, seen=copy.text)


def _headline_above(ours: Ours) -> str:
    """Return the headline under which these words stand elsewhere, if it is not among them."""
    said = (one for one in ours.record.wordings() if one.number == ours.wording.number)
    told = (one.headline for one in said if one.language == ours.wording.language and one.headline)
    return next((one for one in told if one not in ours.whole), "")


def _names(record: Record) -> frozenset[str]:
    """Return what we are called there, and where it stands."""
    accounts = {row.account for row in record.rows if row.account}
    called = words_of(tokens(" ".join([record.office.name, *sorted(accounts)])))
    return frozenset({*called, *(link(one) for one in _addresses(record))})


def _addresses(record: Record) -> Iterator[str]:
    """Yield where the statement stands, in each language, and its office's own page."""
    office = record.office
    languages = {row.language for row in record.rows}
    for home in dict.fromkeys((settings.PUBLIC_URL, office.public_url)):
        pages = f"{home}/{office.slug}/news/"
        short = f"{home}/{office.slug}/" if home == settings.PUBLIC_URL else f"{home}/"
        yield pages
        for place in (f"{pages}{record.code}/", f"{short}{record.code}"):
            yield place
            yield from (link_in(place, one) for one in languages)
