"""The page docs/channels.md: what each plug says of itself, one after the other."""

from pathlib import Path

_PLUGS = Path(__file__).parent / "connectors"
_ORDER = ("page", "bluesky", "email", "maillist", "webform", "paper", "fakenet")


def described() -> str:
    """Return the page, which `bin/docs` writes."""
    parts = [
        "# Channels",
        "",
        "How each network is connected, what works there and what does not. `bin/docs` makes this",
        "page from `clarion/channels/connectors/*/doc.md`.",
        "",
        *(_deeper((_PLUGS / name / "doc.md").read_text()) for name in _ORDER),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _deeper(page: str) -> str:
    """Put a page one heading deeper, as a part of another."""
    lines = (f"#{line}" if line.startswith("#") else line for line in page.splitlines())
    return "\n".join([*lines, ""])
