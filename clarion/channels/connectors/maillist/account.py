"""What a person answered when the list was connected, read once and checked."""

from dataclasses import dataclass

from clarion.channels.connectors.maillist.capabilities import QUESTIONS
from clarion.channels.connectors.maillist.failures import no_list
from clarion.channels.contract import Access
from clarion.channels.mail.account import Answers, Sender, is_address, sender_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribers:
    """A list: the address by which everybody on it is reached, and who writes to it."""

    address: str
    sender: Sender


def list_of(access: Access) -> Subscribers:
    """Read the answers; raises `Permanent(MISCONFIGURED)` for those that cannot be meant."""
    if not is_address(access.address):
        raise no_list("the address of the list is not one")
    answer = Answers(access, QUESTIONS)
    sender = sender_of(access, answer, answer("from_address"))
    if sender.address.lower() == access.address.lower():
        raise no_list("the list cannot write to itself")
    return Subscribers(address=access.address, sender=sender)
