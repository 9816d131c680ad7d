"""Read once more what could not be read, e.g. after Clarion has learned how."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Raw
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.listening.actions.intake.apart import AWAY, keep_apart
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Parked, Source


@transaction.atomic
def replay_parked(*, source_id: int, by: Actor, at: datetime) -> int:
    """Return how much still cannot be read. What can is kept only if a watch looks for it."""
    by.must_one_of(Power.LISTEN, Power.REPLAY)
    source: Source = Source.objects.of(by.office_id).locked().get_or_refuse(pk=source_id)
    rows = Parked.objects.filter(source=source).exclude(sealed=b"")  # too large to be kept
    raws = [Raw(fingerprint=row.fingerprint, body=row.body) for row in rows]
    # Reading it again is no reason to keep it for longer.
    since = {row.fingerprint: row.at for row in rows}
    rows.delete()
    _keep(source, raws, since, at)
    left = Parked.objects.filter(source=source).count()
    enter("parked read again", about=f"source:{source_id}", by=by, at=at, of=len(raws), left=left)
    return left


def _keep(source: Source, raws: Sequence[Raw], since: Mapping[str, datetime], at: datetime) -> None:
    watches = standing(source=source, at=at)
    try:
        with transaction.atomic():
            keep(source=source, raws=raws, watches=watches, at=at, parked_at=since)
    except AWAY:
        raise
    except Exception:  # noqa: BLE001  # the others are kept
        keep_apart(source=source, raws=raws, at=at, parked_at=since)
