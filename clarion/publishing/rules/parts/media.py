"""The channels into which a message is put, each with its room and how that is counted."""

from dataclasses import dataclass, replace
from enum import StrEnum

from clarion.channels.contract import Capabilities, Counting, gettext_noop, length
from clarion.channels.contract.segments import (
    SEGMENT,
    Encoding,
    encoding_of,
    segments,
    units,
    wide_in,
)


class Shape(StrEnum):
    """How the parts are put together."""

    LINE = "line"  # one after another, as on a telephone
    PARAGRAPHS = "paragraphs"
    ALOUD = "aloud"  # whole sentences, nothing shortened, no https://


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """One channel. `limit` and `limit_wide` are places: in seven bits, and in UCS-2.

    Without `limit_wide` it is counted as `counting` counts. `segments_max` is for text messages.
    `signed_above`: the reader sees above the words who says them, so that they need not.
    `shared`: people pass it on in their own name, and with it the link to our own page.
    """

    name: str
    shape: Shape = Shape.LINE
    limit: int | None = None
    limit_wide: int | None = None
    counting: Counting = Counting.CHARACTERS
    segments_max: int = 0
    subject: bool = False
    signed_above: bool = False
    shared: bool = False

    @property
    def telephone(self) -> bool:
        """Whether one character outside the seven-bit alphabet costs half of the room."""
        return self.limit_wide is not None


WEB = Medium(name="web", shape=Shape.PARAGRAPHS, subject=True, signed_above=True)
EMAIL = Medium(name="email", shape=Shape.PARAGRAPHS, subject=True)
# For whoever pastes it where we do not know: an intranet, a letter, a screen in a hall.
PLAIN = Medium(name="plain", shape=Shape.PARAGRAPHS)
ALOUD = Medium(name="aloud", shape=Shape.ALOUD)
# At most three in a row: many telephones and gateways lose the order of more.
SMS = Medium(name="sms", limit=SEGMENT["gsm7"][0], limit_wide=SEGMENT["ucs2"][0], segments_max=3)
# Fifteen pages of 82 octets (3GPP TS 23.041): 93 places of seven bits or 41 of sixteen on each.
CELL_BROADCAST = Medium(name="cell-broadcast", limit=1_395, limit_wide=615)
# 47 CFR 10.430. Networks before 4G get the short one; what is not in seven bits is counted alike.
WEA_90 = Medium(name="wea-90", limit=90, limit_wide=90)
WEA_360 = Medium(name="wea-360", limit=360, limit_wide=360)
# X takes 280 and Bluesky 300: in characters, since neither ever counts more of ordinary words.
SHARE_SHORT = Medium(name="share-short", limit=280, signed_above=True, shared=True)
# Mastodon and Threads take 500.
SHARE_LONG = Medium(name="share-long", limit=500, signed_above=True, shared=True)
SHARE_FACTS = Medium(name="share-facts", signed_above=True, shared=True)

# Those that others send for us: no account of ours can.
MEDIUM_TITLES = {
    "sms": gettext_noop("Text message"),
    "cell-broadcast": gettext_noop("Cell broadcast"),
    "wea-90": gettext_noop("Wireless Emergency Alert, 90 characters"),
    "wea-360": gettext_noop("Wireless Emergency Alert, 360 characters"),
    "email": gettext_noop("E-mail"),
    "plain": gettext_noop("Plain text"),
    "aloud": gettext_noop("To be read out"),
    "share-short": gettext_noop("To be shared, short"),
    "share-long": gettext_noop("To be shared, longer"),
    "share-facts": gettext_noop("To be shared in one’s own words"),
}
_SENT = (SMS, CELL_BROADCAST, WEA_90, WEA_360, EMAIL, PLAIN, ALOUD)
HANDED = {one.name: one for one in (*_SENT, SHARE_SHORT, SHARE_LONG, SHARE_FACTS)}
SHARED = tuple(one.name for one in HANDED.values() if one.shared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How long a text is on a medium, of how much. `encoding` and `segments`: on telephones."""

    count: int
    limit: int | None
    encoding: str = ""
    segments: int = 0
    wide: tuple[str, ...] = ()  # the characters that put it into UCS-2

    @property
    def over(self) -> int:
        """By how much it is too long."""
        return 0 if self.limit is None else max(0, self.count - self.limit)


def of_account(capabilities: Capabilities) -> Medium:
    """Return an account as a medium."""
    return Medium(
        name=capabilities.name,
        shape=Shape.PARAGRAPHS,
        limit=capabilities.text_limit,
        counting=capabilities.counting,
        subject=capabilities.subject,
        signed_above=True,
    )


def rooms(medium: Medium) -> tuple[Medium, ...]:
    """Return the medium as it is tried: as one text message, then as two, then as three."""
    counts = range(1, medium.segments_max + 1)
    return tuple(replace(medium, segments_max=count) for count in counts) or (medium,)


def measure(text: str, medium: Medium) -> Measure:
    """Count a text as the medium counts it."""
    if not medium.telephone:
        return Measure(count=length(text, medium.counting), limit=medium.limit)
    encoding = encoding_of(text)
    wide = wide_in(text)
    if not medium.segments_max:
        limit = medium.limit if encoding is Encoding.GSM7 else medium.limit_wide
        count = units(text, encoding)
        return Measure(count=count, limit=limit, encoding=encoding.value, wide=wide)
    parts = segments(text)
    alone, together = SEGMENT[encoding.value]
    limit = alone if 1 in {parts.count, medium.segments_max} else together * medium.segments_max
    # A character is not torn in two, so the last places of a message may stay empty.
    torn = parts.count > medium.segments_max and parts.units <= limit
    return Measure(
        count=parts.units + (limit + 1 - parts.units if torn else 0),
        limit=limit,
        encoding=encoding.value,
        segments=parts.count,
        wide=wide,
    )
