"""Ready words with gaps: a gap that nobody can fill is refused when the snippet is written."""

import re
from collections.abc import Mapping

from clarion.kit.refusals import Refusal

# What a snippet may name, and what stands there afterwards.
VARIABLES = ("person", "case", "office", "me")
_GAP = re.compile(r"\{([a-z_]*)\}")
_TO_PERSON = re.compile(r"[ \t]*\{person\}")
TEXT_MAX = 5_000
# What is being said is one sentence, in so many ways; each is compared with every message.
RUMOUR_CHARS_MAX = 300
RUMOUR_WAYS_MAX = 20


class UnknownVariable(Refusal):
    """There is no variable {{{name}}}. You can use {{person}}, {{case}}, {{office}} and {{me}}."""


def refuse_unknown_variables(text: str) -> None:
    """Raise `UnknownVariable` for the first gap that nobody could fill."""
    for name in _GAP.findall(text):
        if name not in VARIABLES:
            raise UnknownVariable(name=name)


def ways_of(rumour: str) -> tuple[str, ...]:
    """Return each way of saying it once: one line each, without what is too much."""
    lines = (" ".join(line.split())[:RUMOUR_CHARS_MAX] for line in rumour.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:RUMOUR_WAYS_MAX]


def to_nobody(text: str) -> str:
    """Return the words before it is known to whom: without a name, a sign for the rest."""
    return _GAP.sub(lambda gap: "…" if gap[1] in VARIABLES else gap[0], _TO_PERSON.sub("", text))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the words with every gap filled; one without a fact stays visible as it is."""
    return _GAP.sub(lambda gap: facts.get(gap[1], gap[0]), text)
