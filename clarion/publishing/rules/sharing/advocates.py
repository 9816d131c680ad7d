"""Who shares what the office says: kinds of people, and how long their link lasts."""

import hashlib
from datetime import datetime, timedelta

from clarion.channels.contract import gettext_noop

KINDS = {
    "colleague": gettext_noop("Colleague"),
    "partner": gettext_noop("Partner"),
    "member": gettext_noop("Elected member"),
}
# More are a public: they find everything on our own page.
ADVOCATES_MAX = 500
# Whoever has not said yes within a month has said no.
INVITATION_LASTS = timedelta(days=30)
# Once a year somebody looks whether they still work there, and still want to.
TAKES_PART_FOR = timedelta(days=365)


def digest(secret: str) -> str:
    """Return what is kept of a secret of 256 random bits: 64 hexadecimal characters."""
    return hashlib.sha256(secret.encode()).hexdigest()


def lasts_until(*, joined: bool, at: datetime) -> datetime:
    """Return when a link that is given now ends."""
    return at + (TAKES_PART_FOR if joined else INVITATION_LASTS)
