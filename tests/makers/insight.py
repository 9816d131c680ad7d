"""What is said about an office over hours, and how often its lookout looks at it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from clarion.insight.actions import look_out
from clarion.insight.models import EarlyWarning
from clarion.kit.actor import Actor
from clarion.listening.models import Mention
from tests.makers.listening import Ear
from tests.makers.people import NOW

# What people speak of anyway, by turns.
TALK = (
    "the fair opens on saturday",
    "bins were late again",
    "lovely concert in the park",
    "parking costs too much",
    "library closes early today",
    "is the pool open",
)


def is_said(
    ear: Ear, *said: tuple[datetime, str], author: str = "", received: datetime | None = None
) -> None:
    """Let people have said this in public, each of them somebody else unless one is named."""
    before = Mention.objects.count()
    Mention.objects.bulk_create(
        Mention(
            office_id=ear.office_id,
            source_id=ear.files_id,
            remote_id=f"said-{before}-{place}",
            text=text,
            pseudonym=author or f"V{before}-{place}",
            sent_at=at,
            received_at=received or at,
            forget_at=at + timedelta(days=14),
        )
        for place, (at, text) in enumerate(said)
    )


def as_usual(*, since: datetime, until: datetime, minutes: float = 3) -> list[tuple[datetime, str]]:
    """Return everyday talk, one after another."""
    many = int((until - since) / timedelta(minutes=minutes))
    return [
        (since + place * timedelta(minutes=minutes), TALK[place % len(TALK)])
        for place in range(many)
    ]


def many_say(text: str, *, at: datetime, many: int = 20) -> list[tuple[datetime, str]]:
    """Return so many of the same, three seconds apart."""
    return [(at + place * timedelta(seconds=3), text) for place in range(many)]


def looks(office_id: int, *, at: Iterable[datetime]) -> None:
    """Look at each of these moments, until nothing waits."""
    for moment in at:
        while look_out(by=Actor.clockwork(office_id), at=moment):
            pass


def a_warning(office_id: int, *, at: datetime = NOW, **changes: object) -> EarlyWarning:
    """Return a burst that goes on."""
    before = EarlyWarning.objects.count()
    facts: dict[str, object] = {
        "subjects": [["place", "mill lane"], ["term", "water"], ["term", "brown"]],
        "began_at": at - timedelta(minutes=4),
        "noticed_at": at,
        "people": 14,
        "window_seconds": 300,
        "usual": 1.1,
        "surprise": 9.2,
    }
    return EarlyWarning.objects.create(
        office_id=office_id, run=1, burst=before + 1, **(facts | changes)
    )
