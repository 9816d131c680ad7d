"""What its author deletes or changes is deleted, and what comes late does not bring it back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from clarion.kit.actor import Actor
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.actions.sources.copying import copy_in
from clarion.listening.actions.sources.sifting import Found
from clarion.listening.models import Mention, Source, Unsaid
from clarion.listening.rules.limits import UNSAID_KEPT, UNSAID_MAX
from clarion.postroom.actions import unsay_heard

# Whoever was to look again and died did so since the clockwork looked the last time.
_LATELY: Final = timedelta(hours=1)


def heed(
    *, source: Source, gone: Mapping[str, int], deleted: Collection[str], at: datetime
) -> None:
    """Delete what is unsaid or said anew, and bear in mind where a stream said so.

    What was taken up is the desk's by then: of what was deleted it is told. A change that is older
    than one we know of changes nothing.
    """
    known = _known(source, gone)
    due = {name: place for name, place in gone.items() if not place or place >= known.get(name, 0)}
    if not due:
        return
    _delete(source, due, deleted, at)
    copy_in(
        [
            Unsaid(source_id=source.pk, mark=name, place=place, at=at)
            for name, place in due.items()
            if place > known.get(name, 0)
        ]
    )
    _once_more(source, due.values(), due)


def said_last(*, source: Source, found: Sequence[Found]) -> list[Found]:
    """Return what was not deleted or changed since, by a worker who was quicker.

    Nor what was parked, and is read again after a stream has said that it was deleted.
    """
    marks = [one.mark for one in found]
    known = _known(source, marks)
    _once_more(source, (one.place for one in found), marks)
    return [one for one in found if one.place >= known.get(one.mark, 0)]


def forget_unsaid(*, office_id: int, at: datetime) -> None:
    """Delete what somebody who died did not look at again, and the marks that are too old."""
    newer = Unsaid.objects.filter(source=OuterRef("source_id"), mark=OuterRef("remote_id"))
    lately = Mention.objects.of(office_id).filter(stream_place__gt=0, received_at__gt=at - _LATELY)
    late = lately.filter(Exists(newer.filter(place__gt=OuterRef("stream_place"))), taken_up_at=None)
    Mention.objects.filter(pk__in=lock(list(late.values_list("pk", flat=True)))).delete()
    Unsaid.objects.filter(source__office_id=office_id, at__lt=at - UNSAID_KEPT).delete()
    newest = Unsaid.objects.aggregate(last=Max("pk"))["last"] or 0
    Unsaid.objects.filter(pk__lte=newest - UNSAID_MAX).delete()


def _delete(source: Source, due: Mapping[str, int], deleted: Collection[str], at: datetime) -> None:
    named = Mention.objects.filter(source=source, remote_id__in=due)
    rows = Mention.objects.filter(pk__in=lock(list(named.values_list("pk", flat=True))))
    over = []
    for pk, name, place, reference in rows.values_list(
        "pk", "remote_id", "stream_place", "reference"
    ):
        # What was said after it stands: some change a post by deleting it and writing it anew.
        if place and due[name] and place >= due[name]:
            continue
        if not reference:
            over.append(pk)
        elif name in deleted:
            by = Actor.clockwork(source.office_id)
            unsay_heard(reference=reference, by=by, at=at)
            over.append(pk)
    Mention.objects.filter(pk__in=over).delete()


def _known(source: Source, marks: Iterable[str]) -> dict[str, int]:
    """Return where each was deleted or changed last, as far as a stream said it."""
    names = list(marks)
    if not names:
        return {}
    rows = Unsaid.objects.filter(source=source, mark__in=names).values("mark")
    return dict(rows.annotate(last=Max("place")).values_list("mark", "last"))


def _once_more(source: Source, places: Iterable[int], marks: Iterable[str]) -> None:
    """Look again after the commit: of two workers, whoever is last then sees what the other did."""
    if any(places):
        transaction.on_commit(partial(_look_again, source, list(marks)))


def _look_again(source: Source, marks: list[str]) -> None:
    for name, place in _known(source, marks).items():
        rows = Mention.objects.filter(source=source, remote_id=name, taken_up_at=None)
        rows.filter(stream_place__gt=0, stream_place__lt=place).delete()
