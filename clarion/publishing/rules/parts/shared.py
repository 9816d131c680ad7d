"""What people could share in their own name, where nobody has written it: short, with the link."""

import re
from collections.abc import Iterable

from clarion.publishing.rules.checksum import plain, stands_in
from clarion.publishing.rules.facts import Fact, typed
from clarion.publishing.rules.parts.media import SHARE_FACTS, Medium, measure
from clarion.publishing.rules.saying.marks import marked

SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


def proposal(
    medium: Medium,
    *,
    headline: str,
    text: str,
    link: str,
    language: str,
    named: Iterable[Fact] = (),
    marks: tuple[str, ...] = (),
) -> str:
    """Return the words without their marks; nothing where there is nothing to say yet.

    The whole with the link to our own page where there is room, else the headline and, from the
    beginning, as many of the sentences that hold a fact as there is room for, with the link. For
    whoever has words of their own: the headline, each sentence that holds a fact, the link.
    """
    if not headline and not text:
        return ""
    facts = _with_facts(text, language, tuple(named))
    if medium.name == SHARE_FACTS.name:
        return "\n".join(part for part in (headline, *facts, link) if part)
    short = _joined(headline, link) if headline else _joined(text, link)
    fewer = (_joined(headline, " ".join(facts[:many]), link) for many in range(len(facts), 0, -1))
    for words in (_joined(headline, text, link), *fewer, short):
        if not measure(marked(words, marks), medium).over:
            return words
    return short


def _with_facts(text: str, language: str, named: tuple[Fact, ...]) -> list[str]:
    sentences = [one.strip() for one in SENTENCES.split(text) if plain(one)]
    return [
        one
        for one in sentences
        if typed(one, language) or any(stands_in(fact.value, one) for fact in named)
    ]


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
