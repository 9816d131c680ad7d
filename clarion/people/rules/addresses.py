"""An office has a short name in every address; some words are taken by the house itself."""

# The first word of every address outside of the offices. A test compares this with the addresses.
RESERVED = frozenset(
    {
        "account",
        "first-run",
        "health",
        "invitation",
        "listening",
        "look",
        "metrics",
        "new-password",
        "offices",
        "share",
        "sign",
        "sign-in",
        "sign-out",
        "static",
        "town",
        # Kept free for pages to come and for what browsers and robots ask for by themselves.
        "about",
        "admin",
        "api",
        "ask",
        "clarion",
        "contact",
        "crisis",
        "docs",
        "favicon",
        "feeds",
        "help",
        "hooks",
        "media",
        "news",
        "newsroom",
        "paper",
        "public",
        "robots",
        "search",
        "status",
        "verify",
        "webhooks",
        "well-known",
        "write",
    }
)


def is_reserved(word: str) -> bool:
    """Say whether the house itself answers at this word."""
    return word in RESERVED
