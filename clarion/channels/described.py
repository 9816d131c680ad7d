"""The page docs/channels.md: what each plug says of itself, one after the other."""

from pathlib import Path

from clarion.channels import listened, registry

_PLUGS = Path(__file__).parent / "connectors"
_SOURCES = Path(__file__).parent / "sources"
_ORDER = (
    *("page", "bluesky", "mastodon", "x", "facebook", "instagram", "threads", "linkedin"),
    *("youtube", "telegram", "nextdoor", "email", "maillist", "webform", "paper", "fakenet"),
)

_NOT_THERE = """\
## What cannot be connected, and why

| | |
|---|---|
| **WhatsApp channels** | Of the 78 paths of WhatsApp's published specification (Business messaging, v23.0) none knows channels: they are written by hand, in the app. Words for people who share something (Publish, Advocates) have a button for WhatsApp. |
| **YouTube, its own posts** | The Data API knows films and comments. What is written on a channel's page is written there by hand. |
| **WhatsApp conversations, SMS** | Their specifications are published; no plug has been written yet. |
"""  # noqa: E501 - a table of Markdown has one line for each row


def described() -> str:
    """Return the page, which `bin/docs` writes."""
    parts = [
        "# Channels",
        "",
        "How each network is connected, what works there and what does not. `bin/docs` makes this",
        "page from `clarion/channels/connectors/*/doc.md`.",
        "",
        *(_deeper(_with_its_mark(name)) for name in _ORDER),
        "## What is listened to",
        "",
        "Public places, read only while a watch names them (see [listening](listening.md)).",
        "",
        *(_deeper(_deeper((_SOURCES / kind / "doc.md").read_text())) for kind in listened.SOURCES),
        _NOT_THERE,
    ]
    return "\n".join(parts).rstrip() + "\n"


def _with_its_mark(name: str) -> str:
    """Return a plug's page; below its name it says against what it was tested."""
    can = registry.capabilities(name)
    mark = can.tested.words % {"title": can.title}
    heading, rest = (_PLUGS / name / "doc.md").read_text().split("\n", 1)
    return f"{heading}\n\n*{mark}*\n{rest}"


def _deeper(page: str) -> str:
    """Put a page one heading deeper, as a part of another."""
    lines = (f"#{line}" if line.startswith("#") else line for line in page.splitlines())
    return "\n".join([*lines, ""])
