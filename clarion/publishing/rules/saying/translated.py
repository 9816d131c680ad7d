"""The words of a statement in another language, as a person wrote them, and as they are signed."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from clarion.publishing.rules.saying.marks import marked

# Written from right to left, by their ISO 639 codes.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

HEADLINE_CHARS_MAX = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """What stands in one language. `mistake` is what a correction says was wrong, in it.

    `translator` is whoever translated it; nothing here translates.
    """

    headline: str = ""
    text: str = ""
    mistake: str = ""
    translator: str = ""

    @property
    def empty(self) -> bool:
        """Whether there are no words in this language."""
        return not (self.headline or self.text)

    @property
    def whole(self) -> str:
        """All of it as one text, to be compared and to be kept."""
        return "\n\n".join(part for part in (self.mistake, self.headline, self.text) if part)

    def mended(self, put: Callable[[str], str]) -> "Translated":
        """Return it with other words in some places; a headline that grows too long stays."""
        headline = put(self.headline)
        return replace(
            self,
            headline=headline if len(headline) <= HEADLINE_CHARS_MAX else self.headline,
            text=put(self.text),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A statement in one language as it stands on our own page; `about` names the statement."""

    about: str
    language: str
    headline: str
    text: str

    def digest(self) -> str:
        """SHA-256 over all of it. Nothing that is sent has the same: this names no account."""
        exact = json.dumps({"translated": asdict(self)}, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(exact.encode()).hexdigest()


def page_of(
    said: Translated, *, about: str, language: str, marks: tuple[str, ...], read_before: bool
) -> Page:
    """Return it as people will read it: marks in front, and what was wrong before all else.

    Where nobody has read the old words in this language, nobody is told what was wrong in them.
    """
    mistake = said.mistake if read_before else ""
    text = "\n\n".join(part for part in (mistake, said.text) if part)
    headline = marked(said.headline, marks)
    return Page(
        about=about,
        language=language,
        headline=headline,
        text=text if headline else marked(text, marks),
    )


def link_in(link: str, language: str) -> str:
    """Return where a link leads in a language; empty: in that of the original."""
    if not language:
        return link
    return f"{link}{language}/" if link.endswith("/") else f"{link}/{language}"


def direction(language: str) -> str:
    """Return `rtl` or `ltr`, as HTML wants it."""
    code = language.lower().replace("_", "-").split("-")[0]
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"
