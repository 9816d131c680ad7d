"""What a person answered about the mailbox to which digests are sent, read once and checked."""

import re
from dataclasses import dataclass

from clarion.channels.contract import Access, Permanent, Question, Reason, gettext_noop
from clarion.channels.mail.account import Answers, Password, Server, is_address, server_of
from clarion.channels.mail.questions import INCOMING

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="senders",
        label=gettext_noop("Who sends the digests"),
        hint=gettext_noop(
            "Addresses or domains with commas between them: googlealerts-noreply@google.com, "
            "monitor.example. Letters of anybody else in the folder are not read."
        ),
    ),
    *INCOMING,
    Question(
        name="user",
        label=gettext_noop("User name"),
        hint=gettext_noop("Leave empty if it is the e-mail address."),
        required=False,
    ),
    Question(
        name="password",
        label=gettext_noop("Password"),
        hint=gettext_noop("If the provider asks for a second factor, make an app password there."),
        secret=True,
    ),
    Question(
        name="inbox_folder",
        label=gettext_noop("Folder to read"),
        hint=gettext_noop("One for digests alone. Nothing in it is changed or marked as read."),
        default="INBOX",
        required=False,
    ),
)
_SENDER = re.compile(r"(?:[^\s@,]{1,64}@)?[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A mailbox, what opens it, and whose letters in it are digests."""

    user: str
    key: Password
    incoming: Server
    inbox_folder: str
    senders: frozenset[str]

    def expects(self, sender: str) -> bool:
        """Whether a letter from this address is one that somebody ordered."""
        address = sender.lower()
        _, _, host = address.partition("@")
        domains = (host.split(".", cut)[cut] for cut in range(host.count(".") + 1))
        return address in self.senders or any(one in self.senders for one in domains)


def account_of(access: Access) -> Account:
    """Read the answers; raises `Permanent(MISCONFIGURED)` for those that cannot be meant."""
    answer = Answers(access, QUESTIONS)
    if not is_address(access.address):
        raise Permanent(Reason.MISCONFIGURED, "the e-mail address is not one")
    senders = [one.strip().lower().removeprefix("@") for one in answer("senders").split(",")]
    senders = [one for one in senders if one]
    if not senders or not all(_SENDER.fullmatch(one) for one in senders):
        raise Permanent(Reason.MISCONFIGURED, "senders: write addresses or domains with commas")
    words = answer("password")
    if not words:
        raise Permanent(Reason.MISCONFIGURED, "there is no password")
    return Account(
        user=answer("user") or access.address,
        key=Password(words=words),
        incoming=server_of(answer, "imap", access.allowed_hosts),
        inbox_folder=answer("inbox_folder"),
        senders=frozenset(senders),
    )
