"""Reads a post, which comes as a page of HTML, as the plain words that its author wrote."""

import re
from html.parser import HTMLParser

import nh3
import regex

HTML_CHARS_MAX = 60_000  # far beyond what any server lets people write

_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "pre"})
_KEPT = _BLOCKS | {"a", "br"}
_EMPTY_LINES = re.compile(r"\n{3,}")
_NAMED = regex.compile(
    r"(?<![\w=/@])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(@[\w]+(?:[.-]+[\w]+)*)?", regex.IGNORECASE
)


class _Reader(HTMLParser):
    """Collects the words of markup that nh3 has already made well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "br":
                self.words += "\n"
            case "a":
                self._links.append((dict(attrs).get("href") or "", len(self.words)))
            case "li":
                self._apart("\n")
                self.words += "- "
            case tag if tag in _BLOCKS:
                self._apart("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._show_address(*self._links.pop())
        elif tag in _BLOCKS and tag != "li":
            self._apart("\n\n")

    def handle_data(self, data: str) -> None:
        self.words += data

    def _apart(self, gap: str) -> None:
        if self.words and not self.words.endswith(gap):
            self.words += gap

    def _show_address(self, href: str, start: int) -> None:
        """Show where a link leads, unless it says so, or is somebody's name or a word to find."""
        shown = self.words[start:]
        if href and not shown.startswith(("@", "#")) and shown.rstrip("/") != href.rstrip("/"):
            self.words += f" <{href}>"


def plain(html: str) -> str:
    """Return the words of a post; links are followed by where they lead, unless they say it."""
    reader = _Reader()
    reader.feed(
        nh3.clean(
            html[:HTML_CHARS_MAX].encode("utf-8", "replace").decode(),
            tags=set(_KEPT),
            attributes={"a": {"href"}},
            url_schemes={"http", "https"},
            link_rel=None,
        )
    )
    reader.close()
    return _EMPTY_LINES.sub("\n\n", reader.words.replace("\N{NO-BREAK SPACE}", " ")).strip()


def names_in(text: str) -> list[str]:
    """Return whom a text names, as it is written there but in lower case: `ann@other.example`."""
    return [f"{found[1]}{found[2] or ''}".lower() for found in _NAMED.finditer(text)]


def alike(ours: str, shown: str) -> bool:
    """Whether a server shows these words of ours: names without servers, space as it likes."""
    return _flat(ours) == _flat(shown)


def _flat(text: str) -> str:
    return " ".join(_NAMED.sub(lambda name: f"@{name[1]}", text).split()).lower()
