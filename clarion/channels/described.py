"""The page docs/channels.md: what each plug says of itself, one after the other."""

from pathlib import Path

from clarion.channels import registry

_PLUGS = Path(__file__).parent / "connectors"
_ORDER = (
    *("page", "bluesky", "mastodon", "x", "facebook", "instagram", "threads", "linkedin"),
    *("youtube", "telegram", "nextdoor", "email", "maillist", "webform", "paper", "fakenet"),
)


def described() -> str:
    """Return the page, which `bin/docs` writes."""
    parts = [
        "# Channels",
        "",
        "How each network is connected, what works there and what does not. `bin/docs` makes this",
        "page from `clarion/channels/connectors/*/doc.md`.",
        "",
        *(_deeper(_with_its_mark(name)) for name in _ORDER),
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
