"""Claims and what was found as plain tables, so that any other program can go on with them."""

from collections.abc import Mapping
from typing import Any

from clarion.reading.known.claims import Claim, Found, Match
from clarion.reading.sameness.written import moment_of, name_of


def claim(table: Mapping[str, Any], *, number: int) -> Claim:
    """Return the claim of ``{id?, text, answer? or verdict?, since?, until?}``.

    Times are ISO 8601 (UTC if they name no zone) or seconds since 1970. ValueError says in a
    sentence what is wrong.
    """
    text = table.get("text")
    if not isinstance(text, str):
        raise ValueError('The line has no "text", or it is not text.')
    answer = table.get("answer", table.get("verdict")) or ""
    if not isinstance(answer, str):
        raise ValueError('"answer" is not text.')
    return Claim(
        id=name_of(table, number=number),
        text=text,
        answer=answer,
        since=moment_of(table.get("since")),
        until=moment_of(table.get("until")),
    )


def found_table(name: str, found: Found) -> dict[str, Any]:
    """Return what is known of the text of that name."""
    return {
        "id": name,
        "nothing_known": found.nothing_known,
        "matches": [_match_table(match) for match in found.matches],
    }


def _match_table(match: Match) -> dict[str, Any]:
    table: dict[str, Any] = {
        "claim": match.claim.id,
        "text": match.claim.text,
        "answer": match.claim.answer,
        "score": match.score,
        "stance": match.stance.value,
        "words": list(match.words),
    }
    if match.meaning is not None:
        table["meaning"] = match.meaning
    if match.differs:
        table["differs"] = list(match.differs)
    return table
