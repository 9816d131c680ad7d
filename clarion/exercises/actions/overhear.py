"""Let the town's office listen: a file of what was said in public, and the watches that read it."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.exercises.rules.office import town_office
from clarion.exercises.rules.overheard import Listened, overheard
from clarion.kit.actor import Actor
from clarion.listening import queries
from clarion.listening.actions import (
    Asked,
    Purpose,
    add_source,
    agree_to_watch,
    begin_watch,
    take_file,
)
from clarion.people import queries as people


def overhear(*, office_id: int, at: datetime) -> None:
    """Open the source, begin the watches and hand the file in, unless that was done before."""
    told = overheard()
    if any(one.title == told.source for one in queries.sources(office_id=office_id, at=at)):
        return
    by, second = _worker(told.listener, office_id), _worker(told.agrees, office_id)
    with transaction.atomic():
        source_id = add_source(kind="file", title=told.source, address="open forum", by=by, at=at)
        for one in told.watches:
            watch_id = begin_watch(asked=_asked(one, source_id, at), by=by, at=at)
            # No list of words has the names of an invented town: they could be somebody's.
            if queries.watch(office_id=office_id, watch_id=watch_id).state == "proposed":
                agree_to_watch(watch_id=watch_id, by=second, at=at)
    take_file(source_id=source_id, content=told.as_file(at=at), by=by, at=at)


def _worker(who: str, office_id: int) -> Actor:
    town = town_office()
    names = {one.id: one.name for one in town.colleagues}
    names |= {one.id: one.name for one in town.signers}
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    actor = people.actor_in(office_id=office_id, staff_id=staff[names[who]])
    if actor is None:
        raise LookupError(f"{names[who]} works here no more")
    return actor


def _asked(one: Listened, source_id: int, at: datetime) -> Asked:
    return Asked(
        title=one.title,
        purpose=Purpose(one.purpose),
        why=one.why,
        words=one.words,
        places=one.places,
        accounts=(),
        sources=(source_id,),
        languages=(),
        until=at + timedelta(days=one.days),
        assembly=False,
    )
