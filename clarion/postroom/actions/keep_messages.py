"""Keep what people wrote, each message once, whoever brings it and however often."""

from collections.abc import Sequence
from dataclasses import dataclass

from clarion.channels.contract import Arrived, Attached, Deed
from clarion.postroom.models import (
    Account,
    Arrival,
    Attachment,
    Correspondent,
    Dispatch,
    Enclosure,
    Message,
    Revision,
)
from clarion.postroom.rules.limits import ATTACHMENT_BYTES_MAX, ATTACHMENTS_MAX, PAGE, TEXT_MAX

Name = tuple[int, str]  # account and remote id
Person = tuple[str, str]  # network and remote id


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


def correspondents(incoming: Sequence[Incoming]) -> dict[Person, Correspondent]:
    """Return who wrote, by network and the network's name for them; new ones are kept.

    What they are called now replaces what they were called, unless nothing was said about it.
    """
    people = _known_people(incoming)
    for one in incoming:
        name = (one.account.network, one.thing.author.remote_id)
        people[name] = _person(one, people.get(name))
    # Always in the same order, so that two workers never wait for each other.
    kept = Correspondent.objects.bulk_create(
        [people[name] for name in sorted(people)],
        update_conflicts=True,
        unique_fields=["office", "network", "remote_id"],
        update_fields=["handle", "name", "url"],
    )
    return {(row.network, row.remote_id): row for row in kept}


def _known_people(incoming: Sequence[Incoming]) -> dict[Person, Correspondent]:
    names = {(one.account.network, one.thing.author.remote_id) for one in incoming}
    rows = Correspondent.objects.filter(
        office_id__in={one.account.office_id for one in incoming},
        network__in={network for network, _ in names},
        remote_id__in={remote_id for _, remote_id in names},
    )
    return {name: row for row in rows if (name := (row.network, row.remote_id)) in names}


def _person(one: Incoming, before: Correspondent | None) -> Correspondent:
    author = one.thing.author
    return Correspondent(
        office_id=one.account.office_id,
        network=one.account.network,
        remote_id=author.remote_id,
        handle=author.handle or (before.handle if before else ""),
        name=author.name or (before.name if before else ""),
        url=author.url or (before.url if before else ""),
        first_seen_at=one.arrival.received_at,
    )


def new_message(
    one: Incoming, people: dict[Person, Correspondent], dispatch: Dispatch | None
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
        deed=Deed.SAY.value,
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
    """Keep what came with the words; what was uploaded to us moves here from where it waited."""
    enclosed = _enclosed(incoming)
    Attachment.objects.bulk_create(
        _attachment(message, attached, enclosed.get(attached.url))
        for message, one in zip(messages, incoming, strict=True)
        for attached in one.thing.attachments[:ATTACHMENTS_MAX]
    )
    Enclosure.objects.filter(key__in=enclosed).delete()


def _enclosed(incoming: Sequence[Incoming]) -> dict[str, bytes]:
    letters = [one for one in incoming if one.arrival.stream == PAGE]
    keys = {attached.url for one in letters for attached in one.thing.attachments}
    offices = {one.account.office_id for one in letters}
    rows = Enclosure.objects.filter(office_id__in=offices, key__in=keys) if keys else ()
    return {row.key: bytes(row.content) for row in rows}


def _attachment(message: Message, attached: Attached, enclosed: bytes | None) -> Attachment:
    content = enclosed or attached.content or b""
    return Attachment(
        message=message,
        name=attached.name,
        mime=attached.mime,
        url="" if enclosed else attached.url,
        alt=attached.alt,
        size=len(content),
        content=content if 0 < len(content) <= ATTACHMENT_BYTES_MAX else None,
    )
