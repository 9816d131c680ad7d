"""Write ready words, or change them; their owner answers for them until they expire."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from clarion.desk.events import RumourNoted
from clarion.desk.models import Rumours, Snippet
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.snippets import TEXT_MAX, refuse_unknown_variables, ways_of
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people


class TitleTaken(Refusal):
    """There is a snippet with this title already."""


class AlreadyExpired(Refusal):
    """Choose a day in the future on which these words are looked at again."""


class NoSuchOwner(Refusal):
    """The owner must be somebody who works in this office."""


@transaction.atomic
def write_snippet(
    *,
    snippet_id: int | None = None,
    title: str,
    text: str,
    rumour: str = "",
    language: str,
    owner_id: int,
    expires_on: date,
    by: Actor,
    at: datetime,
) -> int:
    """Keep a snippet and return its number; raises the refusals above and `UnknownVariable`.

    `rumour` is what is being said that it answers, a way of saying it on each line.
    """
    by.must(Power.WRITE_SNIPPETS)
    if not title.strip() or not text.strip():
        raise Empty
    refuse_unknown_variables(text)
    if expires_on <= at.date():
        raise AlreadyExpired
    if people.actor_in(office_id=by.office_id, staff_id=owner_id) is None:
        raise NoSuchOwner
    snippet = (
        Snippet.objects.of(by.office_id).locked().get_or_refuse(pk=snippet_id, ended_at=None)
        if snippet_id
        else Snippet(office_id=by.office_id)
    )
    snippet.title, snippet.text = title.strip()[:120], text[:TEXT_MAX]
    was_said, snippet.rumour = snippet.rumours, "\n".join(ways_of(rumour))
    snippet.language, snippet.owner_id = language, owner_id
    snippet.expires_on, snippet.changed_at = expires_on, at
    try:
        with transaction.atomic():
            snippet.save()
    except IntegrityError as error:
        raise TitleTaken from error
    enter("snippet written", about=f"snippet:{snippet.pk}", by=by, at=at, title=snippet.title)
    if not set(snippet.rumours) <= set(was_said):
        _note_rumour(by.office_id)
        announce(RumourNoted(office_id=by.office_id))
    return int(snippet.pk)


def _note_rumour(office_id: int) -> None:
    """Whoever compares right now with what was known before compares once more."""
    Rumours.objects.bulk_create([Rumours(office_id=office_id)], ignore_conflicts=True)
    Rumours.objects.of(office_id).update(noted=F("noted") + 1)
