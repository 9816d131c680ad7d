"""Keep beside each message what was read in it at a glance, a burst in one statement."""

from collections.abc import Iterable

from clarion.desk.models import Glance
from clarion.desk.rules.first_look import GRAVE, FirstLook
from clarion.postroom.queries import MessageNow
from clarion.reading import NeedKind
from clarion.reading.why import Of, to_rows

# Of what is said anew, also what of it we know is found anew.
_FIELDS = [
    "first_hand", "temperature", "theme", "place", "area", "lat", "lon", "within_m",
    "urgency", "why", "recognized_at",
]  # fmt: skip


def keep_glances(looked: Iterable[tuple[MessageNow, FirstLook]], *, office_id: int) -> None:
    """Keep them, or what they say now; inside the caller's transaction.

    What its author deleted keeps the glance that it had.
    """
    Glance.objects.bulk_create(
        (_row(message, look, office_id) for message, look in looked if _counts(message, look)),
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=_FIELDS,
    )


def _counts(message: MessageNow, look: FirstLook) -> bool:
    by_people = not (message.automatic or message.ours)
    # Whatever it looks like: where a life may be at risk, it counts.
    wanted = look.need != NeedKind.SPAM or look.risk in GRAVE
    return by_people and message.deleted_at is None and wanted


def _row(message: MessageNow, look: FirstLook, office_id: int) -> Glance:
    told, spot = look.gist, look.gist.spot
    return Glance(
        office_id=office_id,
        message_id=message.id,
        correspondent_id=message.correspondent_id,
        received_at=message.received_at,
        first_hand=told.first_hand,
        temperature=told.temperature,
        theme=told.theme,
        place=spot.name,
        area=spot.area,
        lat=spot.lat,
        lon=spot.lon,
        within_m=spot.within_m,
        urgency=told.urgency,
        # The case keeps what is wanted, and by which words.
        why=to_rows(one for one in told.why if one.of is not Of.NEED),
    )
