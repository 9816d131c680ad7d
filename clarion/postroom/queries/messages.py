"""What people wrote, with its history, as other rooms may know it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, QuerySet

from clarion.channels.contract import Edge, Target
from clarion.kit.refusals import NotFound
from clarion.postroom.models import Attachment, Message, Revision
from clarion.postroom.rules.scanning import Look, look, may_open

THREAD_MAX = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words as they were until somebody changed or deleted them."""

    text: str
    until_at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentNow:
    """Something that came with a message."""

    id: int
    name: str
    mime: str
    url: str
    alt: str
    size: int
    kept: bool
    look: str = Look.NEVER.value
    infected: str = ""

    @property
    def may_open(self) -> bool:
        """Whether we have it, and the virus scanner has nothing against it."""
        return self.kept and may_open(Look(self.look))


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageNow:
    """One message. Clocks use `received_at`; `target` is what an answer to it answers."""

    id: int
    account_id: int
    network: str
    correspondent_id: int
    author: str
    handle: str
    author_url: str
    thread_id: str
    edge: Edge
    text: str
    subject: str
    language: str
    url: str
    automatic: bool
    ours: bool
    dispatch_id: int | None
    sent_at: datetime | None
    received_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    target: Target
    history: tuple[Said, ...] = ()
    attachments: tuple[AttachmentNow, ...] = ()


def message(*, office_id: int, message_id: int) -> MessageNow:
    """Return one message with its history; raises `NotFound`."""
    rows = Message.objects.of(office_id).select_related("correspondent", "account")
    return _now(rows.get_or_refuse(pk=message_id), _histories([message_id]), {})


def messages(*, office_id: int, message_ids: Iterable[int]) -> list[MessageNow]:
    """Return messages by number, oldest first, with history and attachments; four queries."""
    wanted = list(message_ids)
    rows = Message.objects.of(office_id).filter(pk__in=wanted)
    histories, attachments = _histories(wanted), _attachments(wanted)
    return [
        _now(row, histories, attachments)
        for row in rows.select_related("correspondent", "account").order_by("received_at", "id")
    ]


def thread(*, office_id: int, account_id: int, thread_id: str) -> list[MessageNow]:
    """Return the newest `THREAD_MAX` messages of a conversation on its network, oldest first."""
    rows = (
        Message.objects.of(office_id)
        .filter(account_id=account_id, thread_id=thread_id)
        .order_by("-id")
        .values_list("id", flat=True)[:THREAD_MAX]
    )
    return messages(office_id=office_id, message_ids=list(rows))


def written_between(
    *, office_id: int, begin: datetime, end: datetime, without: QuerySet[Any], limit: int
) -> list[int]:
    """Return what people wrote in a span of time and nobody has taken, oldest first, for sweeps.

    `without` are another room's rows that take a message, joined by `OuterRef("pk")`.
    """
    rows = Message.objects.of(office_id).filter(
        ~Exists(without), ours=False, received_at__gte=begin, received_at__lt=end
    )
    return list(rows.order_by("received_at").values_list("id", flat=True)[:limit])


def written_since(
    *, office_id: int, message_id: int, without: QuerySet[Any], limit: int
) -> list[int]:
    """Return what people wrote, from this message on, that nobody has taken, oldest first.

    `without` as for `written_between`.
    """
    rows = Message.objects.of(office_id).filter(~Exists(without), ours=False, id__gte=message_id)
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


def attachment(*, office_id: int, attachment_id: int) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of something we kept and may open; raises `NotFound`."""
    found = Attachment.objects.filter(message__office_id=office_id, content__isnull=False)
    row = found.filter(pk=attachment_id).first()
    if row is None or not may_open(_look(row)):
        raise NotFound
    return row.name, row.mime, bytes(row.content or b"")


def offices_unscanned() -> list[int]:
    """Return the offices in which the virus scanner has not looked at something yet."""
    if not settings.VIRUS_SCAN:
        return []
    return list(_unscanned().values_list("message__office_id", flat=True).distinct())


def unscanned(*, before: datetime) -> int:
    """Count what came in before that moment and the virus scanner has not looked at."""
    if not settings.VIRUS_SCAN:
        return 0
    return _unscanned().filter(message__received_at__lt=before).count()


def _unscanned() -> QuerySet[Attachment]:
    return Attachment.objects.filter(content__isnull=False, scanned_at=None)


def _look(row: Attachment) -> Look:
    return look(
        scanned=row.scanned_at is not None,
        infected=row.infected,
        scanner=bool(settings.VIRUS_SCAN),
    )


def _histories(message_ids: list[int]) -> Mapping[int, list[Said]]:
    found: dict[int, list[Said]] = {}
    for row in Revision.objects.filter(message_id__in=message_ids).order_by("id"):
        said = Said(text=row.text, until_at=row.until_at, why=row.why)
        found.setdefault(row.message_id, []).append(said)
    return found


def _attachments(message_ids: list[int]) -> Mapping[int, list[AttachmentNow]]:
    found: dict[int, list[AttachmentNow]] = {}
    rows = Attachment.objects.filter(message_id__in=message_ids).order_by("id")
    for row in rows.defer("content"):
        now = AttachmentNow(
            id=row.pk,
            name=row.name,
            mime=row.mime,
            url=row.url,
            alt=row.alt,
            size=row.size,
            kept=row.size > 0,
            look=_look(row).value,
            infected=row.infected,
        )
        found.setdefault(row.message_id, []).append(now)
    return found


def _now(
    row: Message,
    histories: Mapping[int, list[Said]],
    attachments: Mapping[int, list[AttachmentNow]],
) -> MessageNow:
    who = row.correspondent
    return MessageNow(
        id=row.pk,
        account_id=row.account_id,
        network=row.account.network,
        correspondent_id=who.pk,
        author=who.name or who.handle or who.remote_id,
        handle=who.handle,
        author_url=who.url,
        thread_id=row.thread_id,
        edge=Edge(row.edge),
        text=row.text,
        subject=row.subject,
        language=row.language,
        url=row.url,
        automatic=row.automatic,
        ours=row.ours,
        dispatch_id=row.dispatch_id,
        sent_at=row.sent_at,
        received_at=row.received_at,
        edited_at=row.edited_at,
        deleted_at=row.deleted_at,
        target=Target(
            remote_id=row.remote_id,
            thread_id=row.thread_id,
            author_id=who.remote_id,
            extra=row.extra,
        ),
        history=tuple(histories.get(row.pk, ())),
        attachments=tuple(attachments.get(row.pk, ())),
    )
