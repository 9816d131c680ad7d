"""What a person answered when the mailbox was connected, read once and checked."""

from dataclasses import dataclass

from clarion.channels.connectors.email.capabilities import QUESTIONS
from clarion.channels.contract import Access
from clarion.channels.mail.account import Answers, Sender, Server, sender_of, server_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Sender):
    """A mailbox, what opens it, and the two servers behind it."""

    incoming: Server
    inbox_folder: str
    sent_folder: str
    copy_to_self: bool


def account_of(access: Access) -> Account:
    """Read the answers; raises `Permanent(MISCONFIGURED)` for those that cannot be meant."""
    answer = Answers(access, QUESTIONS)
    sender = sender_of(access, answer, access.address)
    return Account(
        address=sender.address,
        sender_name=sender.sender_name,
        user=sender.user,
        key=sender.key,
        outgoing=sender.outgoing,
        incoming=server_of(answer, "imap", access.allowed_hosts),
        inbox_folder=answer("inbox_folder"),
        sent_folder=answer("sent_folder"),
        copy_to_self=answer("copy_to_self").lower() in ("yes", "on", "true", "1"),
    )
