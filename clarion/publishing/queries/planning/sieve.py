"""What somebody wants to see of the statements: by theme, account, state, words and more."""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet

from clarion.publishing.models import Edition, Rendition

# Nobody remembers more words of a statement; and each costs.
WORDS_MAX = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """None and empty: anything. `person_id` has written it or sent it for signature."""

    theme: str = ""
    campaign_id: int | None = None
    account_id: int | None = None
    state: str = ""
    words: str = ""
    person_id: int | None = None


def sifted(rows: QuerySet[Edition], sieve: Sieve) -> QuerySet[Edition]:
    """Return those that have what the sieve names, but for the state."""
    wanted = Q()
    if sieve.theme:
        wanted &= Q(theme=sieve.theme)
    if sieve.campaign_id is not None:
        wanted &= Q(campaign_id=sieve.campaign_id)
    if sieve.account_id is not None:
        wanted &= said_by(account_id=sieve.account_id)
    if sieve.person_id is not None:
        wanted &= Q(authors__contains=[sieve.person_id]) | Q(submitted_by_id=sieve.person_id)
    return _with_words(rows.filter(wanted), sieve.words)


def said_by(**lookup: object) -> Q:
    """Those of which a rendition is like this."""
    return Q(Exists(Rendition.objects.filter(edition=OuterRef("pk"), **lookup)))


def _with_words(rows: QuerySet[Edition], words: str) -> QuerySet[Edition]:
    """Each word is looked for by how it begins, in headline and text."""
    named = _WORD.findall(words)[:WORDS_MAX]
    if not named:
        return rows
    query = SearchQuery(
        " & ".join(f"{word}:*" for word in named), config="simple", search_type="raw"
    )
    found = rows.annotate(found=SearchVector("headline", "text", config="simple"))
    return found.filter(found=query)
