"""Reads an HTML letter as plain words: no picture is fetched, nothing runs, links stay visible."""

import re
from html.parser import HTMLParser

import nh3

HTML_CHARS_MAX = 500_000  # a longer page is read up to here: a second or two at the very worst
NESTING_MAX = (
    1_000  # a page within a page within a page ... is read up to here, for the same reason
)

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
_TABLES = {"caption", "table", "tr"}
_SECTIONS = {"article", "aside", "blockquote", "center", "div", "footer", "header", "main", "nav"}
_OTHERS = {"address", "fieldset", "figure", "form", "hr", "p", "pre", "section"}
_BLOCKS = frozenset(_HEADINGS | _LISTS | _TABLES | _SECTIONS | _OTHERS)
_KEPT = _BLOCKS | {"a", "br", "td", "th"}
_SILENT = {"script", "style", "title", "head", "template", "noscript", "iframe", "object", "svg"}
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# These stand alone or end where the next one begins, so writers leave their end out.
_WITHOUT_END = frozenset(
    {"area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option"}
    | {"p", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr"}
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_DEPTH_MAX = 6  # of quotations within quotations; deeper ones share a margin


class _Reader(HTMLParser):
    """Collects the lines of markup that nh3 has already made well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._quoted = 0
        self._preformatted = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()
        match tag:
            case "br":
                self.lines.append(self._margin())
            case "td" | "th":
                self._say("  ")
            case "li":
                self._say("- ")
            case "a":
                self._links.append(dict(attrs).get("href") or "")
            case "blockquote":
                self._quoted += 1
                self._break()
            case "pre":
                self._preformatted += 1

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "a" if self._links:
                self._show_address(self._links.pop())
            case "blockquote":
                self._quoted = max(0, self._quoted - 1)
            case "pre":
                self._preformatted = max(0, self._preformatted - 1)
        if tag in _BLOCKS:
            self._break()
        if tag == "p":
            self.lines.append(self._margin())

    def handle_data(self, data: str) -> None:
        if self._preformatted:
            first, *others = data.split("\n")
            self._say(first)
            self.lines += [self._margin() + one for one in others]
        else:
            self._say(_SPACES.sub(" ", data))

    def _show_address(self, href: str) -> None:
        """Show where a link leads, unless it already says so: what is shown may lie."""
        shown = href.removeprefix("mailto:")
        if shown and shown.rstrip("/") not in self.lines[-1]:
            self._say(f" <{shown}>")

    def _margin(self) -> str:
        return "> " * min(self._quoted, _DEPTH_MAX)

    def _break(self) -> None:
        if self.lines[-1].strip("> "):
            self.lines.append(self._margin())
        else:
            self.lines[-1] = self._margin()

    def _say(self, words: str) -> None:
        at_start = not self.lines[-1].strip("> ")
        self.lines[-1] += words.lstrip(" ") if at_start and not self._preformatted else words


def words_of(html: str) -> str:
    """Return the words of a page, quotations marked with `>`, links followed by their address."""
    safe = nh3.clean(
        _shallow(html[:HTML_CHARS_MAX]),
        tags=set(_KEPT),
        clean_content_tags=_SILENT,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    lines = (one.replace("\N{NO-BREAK SPACE}", " ").rstrip() for one in reader.lines)
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _shallow(html: str) -> str:
    """Cut a page where its nesting becomes an attack: parsing takes the square of the depth."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _WITHOUT_END:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > NESTING_MAX:
            return html[: tag.start()]
    return html
