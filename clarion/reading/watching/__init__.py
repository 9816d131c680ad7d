"""Which of thousands of watched words and phrases a text contains, and exactly where."""

from clarion.reading.watching.book import (
    TERM_CHARACTERS_MAX,
    TERMS_MAX,
    WatchBook,
    Watched,
    WatchHit,
)

__all__ = ["TERMS_MAX", "TERM_CHARACTERS_MAX", "WatchBook", "WatchHit", "Watched"]
