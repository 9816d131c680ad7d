"""Our own page and our own counter: whether they are open, and what was said in a letter."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from clarion.channels import registry
from clarion.channels.contract import Inbound
from clarion.postroom.models import Account, Attachment, Dispatch, Letter, Message
from clarion.postroom.rules import resistance
from clarion.postroom.rules.callers import caller

_SHOWN_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The account behind our own page, or behind our own counter."""

    account_id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was said in a letter, as the person who wrote it sees it."""

    at: datetime
    ours: bool
    text: str
    language: str
    enclosed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A letter with its answers. `unsorted`: how much came and is not shown yet."""

    subject: str
    lines: tuple[Line, ...]
    unsorted: int


def house(*, office_id: int, sends: bool) -> House | None:
    """Return our own page (answers are shown on it) or our own counter (they leave by hand)."""
    networks = [name for name in registry.names() if _is_house(name, sends=sends)]
    rows = Account.objects.of(office_id).filter(network__in=networks, state="open")
    row = rows.order_by("id").first()
    return House(account_id=row.pk, title=row.name) if row else None


def conversation(*, office_id: int, reference: str) -> Conversation:
    """Return all that was said in a letter, oldest first; whoever asks has shown its code."""
    letter = Letter.objects.of(office_id).get_or_refuse(reference=reference)
    thread = Message.objects.filter(account_id=letter.account_id, thread_id=reference)
    messages = list(thread.order_by("id")[:_SHOWN_MAX])
    lines = [*_written(messages), *_answers(letter)]
    return Conversation(
        subject=messages[0].subject if messages else "",
        lines=tuple(sorted(lines, key=lambda line: line.at)),
        unsorted=max(letter.entries - len(messages), 0),
    )


def page_stamp(*, page: str, at: datetime) -> str:
    """Return what a page carries, so that we know later when it was given out."""
    return resistance.stamp(secret=settings.SECRET_KEY.encode(), page=page, at=at)


def calling(*, peer: str, forwarded_for: str) -> str:
    """Return from where somebody calls; a proxy is believed only if it is one of ours."""
    return caller(peer=peer, forwarded_for=forwarded_for, trusted=settings.TRUSTED_PROXIES)


def _is_house(name: str, *, sends: bool) -> bool:
    capabilities = registry.capabilities(name)
    return capabilities.inbound == {Inbound.PAGE} and capabilities.sends is sends


def _written(messages: list[Message]) -> list[Line]:
    attached = Attachment.objects.filter(message__in=messages)
    owners = list(attached.values_list("message_id", flat=True))
    return [
        Line(
            at=one.received_at,
            ours=False,
            text=one.text,
            language=one.language,
            enclosed=owners.count(one.pk),
        )
        for one in messages
    ]


def _answers(letter: Letter) -> list[Line]:
    """Only what was sent: the same words before that are nobody's business."""
    rows = Dispatch.objects.filter(
        answers__account_id=letter.account_id, answers__thread_id=letter.reference, state="sent"
    )
    return [
        Line(
            at=row.settled_at or row.made_at,
            ours=True,
            text=row.text,
            language=row.language,
            enclosed=0,
        )
        for row in rows.order_by("id")[:_SHOWN_MAX]
    ]
