"""Which plug belongs to which network: one line each."""

from clarion.channels.clean import clean
from clarion.channels.connectors.bluesky.connector import Bluesky
from clarion.channels.connectors.email.connector import Email
from clarion.channels.connectors.facebook.connector import Facebook
from clarion.channels.connectors.fakenet.connector import FakeNet
from clarion.channels.connectors.instagram.connector import Instagram
from clarion.channels.connectors.linkedin.connector import LinkedIn
from clarion.channels.connectors.maillist.connector import MailList
from clarion.channels.connectors.mastodon.connector import Mastodon
from clarion.channels.connectors.nextdoor.connector import Nextdoor
from clarion.channels.connectors.page.connector import Page
from clarion.channels.connectors.paper.connector import Paper
from clarion.channels.connectors.telegram.connector import Telegram
from clarion.channels.connectors.threads.connector import Threads
from clarion.channels.connectors.webform.connector import Webform
from clarion.channels.connectors.x.connector import X
from clarion.channels.connectors.youtube.connector import YouTube
from clarion.channels.contract import Access, Arrived, Capabilities, Connector, Unreadable

CONNECTORS: dict[str, Connector] = {
    "bluesky": Bluesky(),
    "mastodon": Mastodon(),
    "x": X(),
    "facebook": Facebook(),
    "instagram": Instagram(),
    "threads": Threads(),
    "linkedin": LinkedIn(),
    "youtube": YouTube(),
    "telegram": Telegram(),
    "nextdoor": Nextdoor(),
    "email": Email(),
    "maillist": MailList(),
    "page": Page(),
    "webform": Webform(),
    "paper": Paper(),
    "fakenet": FakeNet(),
}

# What a parser trips over. A message that we cannot read is parked, never a reason to stop.
_TRIPPED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


def names() -> list[str]:
    """Return the networks that there are."""
    return list(CONNECTORS)


def pick(name: str) -> Connector:
    """Return the plug of a network; raises `KeyError` for one that there is not."""
    return CONNECTORS[name]


def capabilities(name: str) -> Capabilities:
    """Return what a network can do."""
    return CONNECTORS[name].capabilities


def read(name: str, raw: bytes, access: Access) -> tuple[Arrived, ...]:
    """Say what came, or raise `Unreadable`, whatever a parser may trip over."""
    try:
        return tuple(clean(thing) for thing in CONNECTORS[name].normalize(raw, access))
    except _TRIPPED as error:
        raise Unreadable(f"{type(error).__name__} while reading it") from error
