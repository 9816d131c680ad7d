"""Keep what people wrote, each message once, whoever brings it and however often."""

from collections.abc import Sequence
from dataclasses import dataclass

from clarion.channels.contract import Arrived, Author
from clarion.postroom.models import (
    Account,
    Arrival,
    Attachment,
    Correspondent,
    Dispatch,
    Message,
    Revision,
)
from clarion.postroom.rules.limits import ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, TEXT_MAX

Name = tuple[int, str]  # account and remote id


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing that an arrival says, with where it came from."""

    thing: Arrived
    arrival: Arrival
    account: Account

    @property
    def name(self) -> Name:
        """What it is called, once and for all."""
        return self.account.pk, self.thing.remote_id


def keep_messages(*, incoming: Sequence[Incoming]) -> list[Message]:
    """Store the new ones among these in one go and return them, in order.

    What our own accounts said comes back as well; it is linked to its dispatch and marked ours.
    """
    known = known_messages(incoming)
    fresh: dict[Name, Incoming] = {}
    for one in incoming:
        if (message := known.get(one.name)) is None:
            fresh.setdefault(one.name, one)
        elif not message.original_seen:
            _complete(message, one.thing)
    if not fresh:
        return []
    people = correspondents(list(fresh.values()))
    dispatches = _dispatches(list(fresh))
    messages = Message.objects.bulk_create(
        new_message(one, people, dispatches.get(name)) for name, one in fresh.items()
    )
    _attach(messages, list(fresh.values()))
    return messages


def known_messages(incoming: Sequence[Incoming]) -> dict[Name, Message]:
    """Return those that we have already, by name."""
    rows = Message.objects.filter(
        account_id__in={one.account.pk for one in incoming},
        remote_id__in={one.name[1] for one in incoming},
    )
    return {(row.account_id, row.remote_id): row for row in rows}


def correspondents(incoming: Sequence[Incoming]) -> dict[tuple[str, str], Correspondent]:
    """Return who wrote, by network and the network's name for them; new ones are kept."""
    authors: dict[tuple[str, str], tuple[Incoming, Author]] = {
        (one.account.network, one.thing.author.remote_id): (one, one.thing.author)
        for one in incoming
    }
    return {
        (row.network, row.remote_id): row
        for row in Correspondent.objects.bulk_create(
            [
                Correspondent(
                    office_id=one.account.office_id,
                    network=network,
                    remote_id=remote_id,
                    handle=author.handle,
                    name=author.name,
                    url=author.url,
                    first_seen_at=one.arrival.received_at,
                )
                # Always in the same order, so that two workers never wait for each other.
                for (network, remote_id), (one, author) in sorted(
                    authors.items(), key=lambda entry: entry[0]
                )
            ],
            update_conflicts=True,
            unique_fields=["office", "network", "remote_id"],
            update_fields=["handle", "name", "url"],
        )
    }


def new_message(
    one: Incoming, people: dict[tuple[str, str], Correspondent], dispatch: Dispatch | None
) -> Message:
    """Return a message that is not stored yet."""
    thing, account = one.thing, one.account
    own = bool(account.remote_id) and thing.author.remote_id == account.remote_id
    return Message(
        office_id=account.office_id,
        account=account,
        arrival=one.arrival,
        correspondent=people[account.network, thing.author.remote_id],
        remote_id=thing.remote_id,
        thread_id=thing.thread_id or thing.remote_id,
        parent_id=thing.parent_id,
        edge=thing.edge.value,
        text=thing.text[:TEXT_MAX],
        subject=thing.subject,
        language=thing.language,
        url=thing.url,
        extra=dict(thing.extra),
        automatic=thing.automatic,
        ours=own or dispatch is not None,
        dispatch=dispatch,
        sent_at=thing.sent_at,
        received_at=one.arrival.received_at,
    )


def _dispatches(names: Sequence[Name]) -> dict[Name, Dispatch]:
    rows = Dispatch.objects.filter(
        account_id__in={account for account, _ in names},
        remote_id__in={remote_id for _, remote_id in names if remote_id},
    )
    return {(row.account_id, row.remote_id): row for row in rows}


def _complete(message: Message, thing: Arrived) -> None:
    """The original came after its edit or its deletion: it is history, not news."""
    message.original_seen = True
    message.save(update_fields=["original_seen"])
    Revision.objects.create(
        message=message,
        text=thing.text[:TEXT_MAX],
        subject=thing.subject,
        until_at=message.edited_at or message.deleted_at or message.received_at,
        why="came late",
    )


def _attach(messages: Sequence[Message], incoming: Sequence[Incoming]) -> None:
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            name=attached.name,
            mime=attached.mime,
            url=attached.url,
            alt=attached.alt,
            size=len(attached.content or b""),
            content=attached.content
            if attached.content and len(attached.content) <= ATTACHMENT_BYTES_MAX
            else None,
        )
        for message, one in zip(messages, incoming, strict=True)
        for attached in one.thing.attachments[:ATTACHMENTS_MAX]
    )
