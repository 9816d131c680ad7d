"""Somebody edited or deleted what they wrote: the new state is shown, the old words are kept."""

from datetime import datetime

from clarion.channels.contract import Happening
from clarion.postroom.actions.keep_messages import (
    Incoming,
    correspondents,
    known_messages,
    new_message,
)
from clarion.postroom.models import Message, Revision
from clarion.postroom.rules.limits import TEXT_MAX


def keep_change(*, incoming: Incoming, at: datetime) -> int:
    """Apply one edit or deletion and return the message's number.

    One that comes before its original leaves a tombstone, which the original then completes.
    """
    message = known_messages([incoming]).get(incoming.name)
    if message is None:
        message = _tombstone(incoming)
    if incoming.thing.kind is Happening.DELETION:
        _delete(message, at)
    else:
        _edit(message, incoming, at)
    return message.pk


def _tombstone(incoming: Incoming) -> Message:
    message = new_message(incoming, correspondents([incoming]), None)
    message.original_seen = False
    message.save()
    return message


def _delete(message: Message, at: datetime) -> None:
    if message.deleted_at is not None:
        return
    _keep_old_words(message, at, "deleted")
    message.deleted_at = at
    message.save(update_fields=["deleted_at"])


def _edit(message: Message, incoming: Incoming, at: datetime) -> None:
    text = incoming.thing.text[:TEXT_MAX]
    if message.original_seen and text == message.text:
        return
    if message.original_seen or message.edited_at:
        _keep_old_words(message, at, "edited")
    message.text, message.subject = text, incoming.thing.subject or message.subject
    message.edited_at = at
    message.save(update_fields=["text", "subject", "edited_at"])


def _keep_old_words(message: Message, at: datetime, why: str) -> None:
    Revision.objects.create(
        message=message, text=message.text, subject=message.subject, until_at=at, why=why
    )
