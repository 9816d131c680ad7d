"""Our own rules said no. The docstring of a refusal is the sentence that a person reads.

Refusal
├── NotAllowed     this person's role does not include that
├── NotFound       there is no such thing in this office
├── AlreadyMoved   somebody else was quicker
└── ...            each room has its own, beside the rule that says no
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Voice:
    """Says a sentence in the reader's language. The wiring gives it one; rules know of none."""

    say: Callable[[str], str] = str


VOICE = Voice()


# With what a screen answers when it says no: it was understood, and cannot be done (RFC 9110).
REFUSED = 422


class Refusal(Exception):
    """Clarion will not do that."""

    def __init__(self, **facts: Any) -> None:
        """Keep the facts that the sentence names in {braces}."""
        super().__init__(self.code)
        self.facts = facts

    @property
    def code(self) -> str:
        """A stable name for machines: `NotAllowed` is `not_allowed`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    @property
    def sentence(self) -> str:
        """What a person reads, in their own language."""
        return VOICE.say((type(self).__doc__ or "").strip()).format(**self.facts)

    def __str__(self) -> str:
        """Return the sentence."""
        return self.sentence


class NotAllowed(Refusal):
    """Your role does not include this: {power}. Ask an administrator of your office."""


class NotFound(Refusal):
    """There is no such thing in this office. It may have been removed."""


class AlreadyMoved(Refusal):
    """Somebody else has just changed this. Look at it again before you go on."""
