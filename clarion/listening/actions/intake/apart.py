"""What cannot be kept together is kept apart, so that one thing keeps no other from being kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.db import InterfaceError, InternalError, OperationalError, transaction

from clarion.channels.contract import Failure, Raw
from clarion.kit.mishaps import named
from clarion.listening.actions.intake.parking import park
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Source

# The database is away, or a stream or a server: nothing is wrong with what came; it comes again.
AWAY: Final = (OperationalError, InterfaceError, InternalError, Failure)
# What a trouble is called that is our own fault; `labels.py` says what to do about it.
OUR_OWN: Final = "our_keeping"
# Where of so many things not one could be kept, nothing is wrong with them, but with us.
BLAMED_MAX: Final = 5


def keep_apart(
    *,
    source: Source,
    raws: Sequence[Raw],
    at: datetime,
    parked_at: Mapping[str, datetime] = MappingProxyType({}),
) -> int:
    """Keep by halves what could not be kept together; return how many mentions are new.

    What cannot be kept by itself is parked: with what went wrong and where, and nobody's words. In
    their order, so that what was changed or deleted since is not kept. If nothing at all can be
    kept, what went wrong is raised, and nothing is parked.
    """
    kept, culprits, waiting = 0, list[tuple[Raw, Exception]](), [list(raws)]
    while waiting:
        some = waiting.pop()
        try:
            kept += _keep(source, some, at, parked_at)
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001  # the others are kept
            if len(some) == 1:
                culprits.append((some[0], error))
            else:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
    if len(culprits) == len(raws) >= BLAMED_MAX:
        raise culprits[0][1]
    things = [(raw, named(error)) for raw, error in culprits]
    park(source=source, things=things, at=at, parked_at=parked_at)
    return kept


def _keep(
    source: Source, raws: Sequence[Raw], at: datetime, parked_at: Mapping[str, datetime]
) -> int:
    watches = standing(source=source, at=at)
    sifted = sift(source=source, raws=raws, grounds=grounds_of(source=source, watches=watches))
    with transaction.atomic():
        # Asked again: what ended while it was read keeps nothing.
        watches = standing(source=source, at=at)
        return keep(
            source=source, raws=raws, watches=watches, at=at, parked_at=parked_at, sifted=sifted
        )
