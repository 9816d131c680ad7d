"""Personal data: how much of what is written in a known format is found, by kind and language.

No set with marked personal data is ours to use, and the column `PII` of the disaster messages is 0
throughout. So texts are made: sentences of our own in fourteen languages into which addresses,
numbers and names of known formats are written, twenty times each, and others that only look like
it. That says which formats are known, not how often people write in them. A piece counts as found
when it is found as that kind from its first sign to its last; one of which a part is left is told
apart, as whoever blacks it out leaves that part. Beside it: alarms in texts of others.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

from benchmarks._personal_texts import Written, written_texts
from clarion.reading.personal.find import find_personal
from clarion.reading.personal.finding import Personal, PersonalKind
from training.corpus import disaster, everyday
from training.figures import from_counts, rounded
from training.possible import where_possible

EVERYDAY: Final = ("train", "oos_train", "val", "oos_val", "test", "oos_test")

Looked = tuple[Written, Sequence[Personal]]


def measure() -> dict[str, Any]:
    """Return recall and precision on texts that are made, and alarms in those that are not."""
    return where_possible(
        {
            "made": lambda: made([(one, find_personal(one.text)) for one in written_texts()]),
            "everyday": lambda: alarms([one.text for one in everyday(*EVERYDAY)]),
            "disaster": lambda: alarms(
                [one.text for one in disaster("validation") if one.source != "original"]
            ),
        }
    )


def made(looked: Sequence[Looked]) -> dict[str, Any]:
    """Return the figures by kind, by language, and the formats that are mostly missed."""
    by_language: dict[str, list[Looked]] = defaultdict(list)
    for one in looked:
        by_language[one[0].language].append(one)
    return {
        "texts": len(looked),
        "all": among(looked, None),
        **{kind.value: among(looked, kind) for kind in PersonalKind},
        "by_language": {
            language: {
                "texts": len(some),
                "all": among(some, None),
                **{
                    kind.value: figures
                    for kind in PersonalKind
                    if (figures := among(some, kind))["there"] or figures["found"]
                },
            }
            for language, some in sorted(by_language.items())
        },
        "by_format": by_format(looked),
    }


def among(looked: Sequence[Looked], kind: PersonalKind | None) -> dict[str, Any]:
    """Return recall and precision of one kind, or of all of them, and what was found in part.

    What is found beside the piece that was written is wrong, and so is another kind.
    """
    there = [(one, found) for one, found in looked if one.kind and kind in {None, one.kind}]
    said = sum(kind in {None, one.kind} for _, found in looked for one in found)
    whole = sum(_is_found(one, found, wholly=True) for one, found in there)
    parts = sum(_is_found(one, found, wholly=False) for one, found in there) - whole
    return from_counts(whole, len(there), said) | {"in_part": parts}


def by_format(looked: Sequence[Looked]) -> dict[str, str]:
    """Return of each format how many pieces are found whole: "18 of 20"."""
    there: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for one, found in looked:
        if one.kind:
            there[one.form] += 1
            whole[one.form] += _is_found(one, found, wholly=True)
    return {form: f"{whole[form]} of {number}" for form, number in sorted(there.items())}


def _is_found(one: Written, found: Sequence[Personal], *, wholly: bool) -> bool:
    quotes = [other.quote for other in found if other.kind is one.kind]
    if wholly:
        return any(quote.start <= one.start and one.end <= quote.end for quote in quotes)
    return any(quote.start < one.end and one.start < quote.end for quote in quotes)


def alarms(texts: Sequence[str]) -> dict[str, Any]:
    """Return in how many texts personal data is seen, and of which kinds."""
    found = [find_personal(text) for text in texts]
    kinds = Counter(one.kind.value for some in found for one in some)
    alarmed = sum(bool(some) for some in found)
    return {
        "texts": len(texts),
        "alarmed": alarmed,
        "share": rounded(alarmed, len(texts)),
        "kinds": dict(kinds.most_common()),
    }
