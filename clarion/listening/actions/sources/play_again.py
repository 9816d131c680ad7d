"""Play what the stream still holds of a source once more, for whoever looks when it began."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.channels import listened
from clarion.channels.contract import Happening, Unreadable
from clarion.channels.stream import Stream
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.listening.actions.sources.naming import key_now
from clarion.listening.actions.sources.standing import standing
from clarion.listening.actions.sources.take_file import NoPurpose
from clarion.listening.models import Source
from clarion.listening.models.mention import mark
from clarion.listening.rules.pseudonyms import pseudonym

_SAID = frozenset({Happening.MESSAGE, Happening.EDIT})


def play_again(
    *, stream: Stream, source_id: int, since: datetime, by: Actor, at: datetime
) -> Iterator[dict[str, Any]]:
    """Yield ``{id, text, at, author, source}`` in the order in which it came; keep nothing.

    Authors and posts go by other names, as in what is kept, and the ledger says that it was played.
    Raises `NoPurpose`, and `Temporary` when the stream does not answer. What has no time of its
    own, or cannot be read, is left out.
    """
    by.must(Power.MOVE_POST)
    source: Source = Source.objects.of(by.office_id).get_or_refuse(pk=source_id)
    if not standing(source=source, at=at):
        raise NoPurpose
    access, network = source.access(), listened.pick(source.kind).network
    with transaction.atomic():
        key = key_now(office_id=by.office_id, at=at)
        facts = {"source": source.title, "since": since.isoformat()}
        enter("source played again", about=f"source:{source.pk}", by=by, at=at, **facts)
    for one in stream.again(source_id=source_id, since=since):
        try:
            things = listened.read(source.kind, one.raw.body, access)
        except Unreadable:
            continue
        for thing in things:
            who = thing.author.remote_id or thing.author.handle
            if thing.kind in _SAID and thing.sent_at is not None:
                yield {
                    "id": mark(source.pk, thing.remote_id),
                    "text": f"{thing.subject}\n{thing.text}".strip(),
                    "at": thing.sent_at.timestamp(),
                    "author": pseudonym(key=key, network=network, author=who) if who else "",
                    "source": source.title,
                }
