"""Ready words with gaps: a gap that nobody can fill is refused when the snippet is written."""

import re
from collections.abc import Mapping

from clarion.kit.refusals import Refusal

# What a snippet may name, and what stands there afterwards.
VARIABLES = ("person", "case", "office", "me")
_GAP = re.compile(r"\{([a-z_]*)\}")
TEXT_MAX = 5_000


class UnknownVariable(Refusal):
    """There is no variable {{{name}}}. You can use {{person}}, {{case}}, {{office}} and {{me}}."""


def refuse_unknown_variables(text: str) -> None:
    """Raise `UnknownVariable` for the first gap that nobody could fill."""
    for name in _GAP.findall(text):
        if name not in VARIABLES:
            raise UnknownVariable(name=name)


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Return the words with every gap filled; one without a fact stays visible as it is."""
    return _GAP.sub(lambda gap: facts.get(gap[1], gap[0]), text)
