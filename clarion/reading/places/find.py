"""Brings together what the office's list, the list of the world and the words around say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from clarion.reading.folding import Words
from clarion.reading.places.evidence import MENTION_MIN
from clarion.reading.places.gazetteer import MENTIONS_MAX, Gazetteer
from clarion.reading.places.place import PlaceMention
from clarion.reading.places.tagging.tagger import TAGGED_LANGUAGES, tag_many
from clarion.reading.places.world import find_in_world
from clarion.reading.reading import Language

# A name of the world's list that the words around do not speak of as a place: Jordan, Chad.
_NOT_SPOKEN_OF: Final = -0.2


def find_places(
    texts: Sequence[Words], languages: Sequence[Language], *, gazetteer: Gazetteer | None
) -> list[tuple[PlaceMention, ...]]:
    """Return the places of each text in its order; no two of them overlap.

    The office's own list comes first, then the list of the world, then what only the words
    around a name speak for.
    """
    codes = [language.code for language in languages]
    tagged = tag_many([words.text for words in texts], codes)
    return [
        _together(
            gazetteer.find(words) if gazetteer else [],
            find_in_world(words, language=code),
            [tag for tag in tags if tag.certainty >= MENTION_MIN],
            speaks=code in TAGGED_LANGUAGES,
        )
        for words, code, tags in zip(texts, codes, tagged, strict=True)
    ]


def _together(
    office: Sequence[PlaceMention],
    world: Sequence[PlaceMention],
    tags: Sequence[PlaceMention],
    *,
    speaks: bool,
) -> tuple[PlaceMention, ...]:
    kept = [_surer(mention, tags) for mention in office]
    for mention in world:
        if not _overlap(mention, kept) and not _inside_another(mention, tags):
            weighed = _surer(mention, tags, alone=_NOT_SPOKEN_OF if speaks else 0.0)
            if weighed.certainty >= MENTION_MIN:
                kept.append(weighed)
    kept += [tag for tag in tags if not _overlap(tag, kept)]
    return tuple(sorted(kept, key=lambda mention: mention.quote.start)[:MENTIONS_MAX])


def _surer(
    mention: PlaceMention, tags: Iterable[PlaceMention], *, alone: float = 0.0
) -> PlaceMention:
    """Return the mention as sure as the surer of list and words around; less if it stands alone."""
    agreeing = [tag.certainty for tag in tags if tag.quote.overlaps(mention.quote)]
    certainty = max([mention.certainty, *agreeing]) if agreeing else mention.certainty + alone
    return replace(mention, certainty=round(certainty, 2))


def _overlap(mention: PlaceMention, others: Iterable[PlaceMention]) -> bool:
    return any(mention.quote.overlaps(other.quote) for other in others)


def _inside_another(mention: PlaceMention, tags: Iterable[PlaceMention]) -> bool:
    """Say whether the words around make one longer name of it, as New York Street does."""
    return any(
        tag.quote.start <= mention.quote.start
        and mention.quote.end <= tag.quote.end
        and tag.kind is not mention.kind
        and tag.quote.end - tag.quote.start > mention.quote.end - mention.quote.start + 1
        for tag in tags
    )
