"""Until when a message that was put together from parts may be said: until what it tells ends."""

from datetime import datetime

from clarion.publishing.rules.parts.parts import Parts
from clarion.publishing.rules.saying.tongues import tongue_of


def over_at(parts: Parts | None, *, words: str, language: str) -> datetime | None:
    """Return the instant after which its words are wrong; None: they name no end.

    Words that somebody has changed by hand since may name another end than the parts: it counts
    only where it still stands in them, in full or with a short day.
    """
    if parts is None or parts.until is None:
        return None
    tongue = tongue_of(language)
    said = {parts.until.words(tongue, short=short) for short in (False, True)}
    return parts.until.at if any(one in words for one in said) else None
