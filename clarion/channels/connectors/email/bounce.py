"""Reads what a mail server reports about a letter of ours that did not arrive (RFC 3464)."""

import re
from email.message import Message

from clarion.channels.contract import Regarding
from clarion.channels.mail import headers
from clarion.channels.mail.parts import children
from clarion.channels.mail.plain import plain_line

REASON_CHARS_MAX = 300
# Ours are printable ASCII in brackets; whoever writes another has forged or mangled the report.
_ID = re.compile(rf"<[!-;=?-~]{{1,{headers.ID_CHARS_MAX}}}>")
_ARRIVED = frozenset({"delivered", "relayed", "expanded"})
_FINAL = _ARRIVED | {"failed"}


def regarding(message: Message, own_address: str) -> Regarding | None:
    """Which letter of ours the report is about, and what became of it.

    None where it is no such report, does not name our letter, or only says that it takes longer.
    """
    if message.get_content_type() != "multipart/report":
        return None
    ours = _returned_id(message)
    fates = [one for one in _recipients(message) if not _is_about(one, own_address)]
    final = [one for one in fates if _action(one) in _FINAL]
    if not ours or not final:
        return None
    failed = next((one for one in final if _action(one) == "failed"), None)
    return Regarding(remote_id=ours, delivered=failed is None, reason=_reason(failed or final[0]))


def _returned_id(message: Message) -> str:
    """The Message-ID of the letter that the report sends back; nothing that cannot be one."""
    claimed = _claimed_id(message)
    return claimed if _ID.fullmatch(claimed) else ""


def _claimed_id(message: Message) -> str:
    """What the report says it is, beside the whole letter or only its headers."""
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            returned = part.get_payload()
            text = returned if isinstance(returned, str) else ""
            for line in text.splitlines():
                name, _, value = line.partition(":")
                if name.strip().lower() == "message-id":
                    return value.strip()
        elif part.get_content_type() == "message/rfc822":
            return next((headers.own_id(one) for one in children(part)), "")
    return ""


def _recipients(message: Message) -> list[Message]:
    """One block of fields for each recipient; the first block is about the report itself."""
    blocks: list[Message] = []
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks += [one for one in children(part) if headers.raw_value(one, "action")]
    return blocks


def _action(block: Message) -> str:
    return headers.raw_value(block, "action").lower()


def _is_about(block: Message, address: str) -> bool:
    """Whether it is only our own copy of the letter that was not delivered."""
    recipient = headers.raw_value(block, "final-recipient").rpartition(";")[2].strip()
    return recipient.lower() == address.lower()


def _reason(block: Message) -> str:
    status = headers.raw_value(block, "status")
    words = headers.raw_value(block, "diagnostic-code").partition(";")[2].strip()
    return plain_line(f"{status}: {words}" if words else status, REASON_CHARS_MAX)
