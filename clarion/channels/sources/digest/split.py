"""Splits the words of a digest into reports, each with a headline, a link and an extract.

A page says `headline <https://...>`, with the extract below. A plain letter mostly says the
headline, the extract, and then the link. Whatever is neither is one report, as it is.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

REPORTS_MAX = 200
LINES_MAX = 20_000
HEADLINE_WORDS_MIN = 4  # "Read more" and "Unsubscribe" have fewer
HEADLINE_CHARS_MAX = 300
EXTRACT_CHARS_MAX = 5_000
URL_CHARS_MAX = 2_000

_LINK = re.compile(r"<?\b(https?://[^\s<>\"]{3,4000})>?", re.IGNORECASE)
_ABOUT_THE_LETTER = re.compile(
    r"unsubscribe|opt.?out|abmelden|abbestellen|désabonner|desinscri|preferences|"
    r"in (?:your|the|einem|ihrem) browser|privacy|datenschutz|edit this alert|flag as irrelevant|"
    r"see (?:more|all) results|receive this alert|you have received this|terms of use|impressum",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Report:
    """One thing that a digest reports."""

    title: str
    url: str
    lines: list[str] = field(default_factory=list)

    @property
    def extract(self) -> str:
        """What it says below the headline."""
        return " ".join(self.lines)[:EXTRACT_CHARS_MAX].strip()


def reports(words: str, *, is_page: bool) -> list[Report]:
    """Return those that can be told apart: none, or at least two."""
    found = _Splitter(is_page=is_page)
    for line in words.splitlines()[:LINES_MAX]:
        found.take(line.strip())
    return found.told() if len(found.told()) > 1 else []


class _Splitter:
    """Goes through the lines once."""

    def __init__(self, *, is_page: bool) -> None:
        self._is_page = is_page
        self._found: dict[str, Report] = {}
        self._open: Report | None = None
        # What was said since the last link, by its paragraphs.
        self._waiting: list[list[str]] = [[]]

    def told(self) -> list[Report]:
        return list(self._found.values())[:REPORTS_MAX]

    def take(self, line: str) -> None:
        link = _LINK.search(line)
        words = " ".join(_LINK.sub(" ", line).split()).strip("-*•|> ")
        if link is None:
            self._say(words)
            return
        url = target(link[1])
        if _ABOUT_THE_LETTER.search(words) or _ABOUT_THE_LETTER.search(url):
            self._open = None
        elif len(words.split()) >= HEADLINE_WORDS_MIN:
            self._begin(words, url)
        elif not self._is_page:
            self._end(url)

    def _say(self, words: str) -> None:
        if _ABOUT_THE_LETTER.search(words):
            # The report is over, and what follows is no report.
            self._open, self._waiting = None, [[]]
            return
        if self._open is not None and words:
            self._open.lines.append(words)
        elif words:
            self._waiting[-1].append(words)
        elif self._waiting[-1]:
            self._waiting.append([])

    def _begin(self, words: str, url: str) -> None:
        """A headline with its link: what follows is its extract."""
        known = self._found.get(url)
        self._open = known or Report(title=words[:HEADLINE_CHARS_MAX], url=url)
        if known is None:
            self._found[url] = self._open
        elif words not in known.title:
            known.lines.append(words)
        self._waiting = [[]]

    def _end(self, url: str) -> None:
        """A link by itself: what stands before it is the report."""
        said = self._waiting[-1] or [one for lines in self._waiting for one in lines]
        self._waiting = [[]]
        self._open = None
        if said and url not in self._found:
            self._found[url] = Report(
                title=said[0][:HEADLINE_CHARS_MAX], url=url, lines=list(said[1:])
            )


def target(url: str) -> str:
    """Return where a link leads in the end, where it says so itself as Google's do."""
    url = url.rstrip(".,;:!?)]>'\"")[:URL_CHARS_MAX]
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host.startswith("www.google.") and parts.path == "/url":
            said = parse_qs(parts.query, max_num_fields=20)
            inside = (said.get("url") or said.get("q") or [""])[0]
            return inside if inside.startswith(("http://", "https://")) else url
    except ValueError:
        return url
    return url
