"""The plug for a list server: a statement becomes one letter to the list's posting address."""

from datetime import datetime

from clarion.channels.connectors.maillist.account import Subscribers, list_of
from clarion.channels.connectors.maillist.capabilities import CAPABILITIES, QUESTIONS
from clarion.channels.connectors.maillist.failures import cannot_be_looked_up
from clarion.channels.connectors.maillist.normalize import arrived
from clarion.channels.connectors.maillist.render import letter
from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Outgoing,
    Permanent,
    Profile,
    Reason,
    Renewal,
    Sent,
)
from clarion.channels.mail import submission, tokens
from clarion.channels.mail.account import must_have_key
from clarion.channels.mail.door import Patience
from clarion.channels.partial import Uncalled, Unchanged, Untold


class MailList(Uncalled, Unchanged, Untold):
    """Writes to everybody on a list; hears nothing through it."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, patience: Patience | None = None) -> None:
        """Wait as long as `patience` says."""
        self._patience = patience or Patience()

    def probe(self, access: Access) -> Profile:
        """Sign in to the outgoing server. Whether the list takes our letters, the first shows."""
        to = _ready(access)
        submission.try_door(to.sender, self._patience)
        return Profile(remote_id=to.address.lower(), handle=to.address, name=to.sender.sender_name)

    def renew(self, access: Access) -> Renewal | None:
        """Fetch a token where tokens open the server; a password does not end by itself."""
        return tokens.renewed(access, list_of(access).sender.key)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Hand the letter to the outgoing server, once; its words of acceptance are the proof."""
        to = _ready(access)
        ours = letter(outgoing, to)
        proof = submission.hand_over(to.sender, ours, self._patience)
        return Sent(remote_id=ours.message_id, proof=proof)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Raise: only somebody on the list can say whether it came."""
        raise cannot_be_looked_up()

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Raise: nothing comes in."""
        raise _silent()

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Raise: nothing comes in."""
        raise _silent()

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Raise: nothing comes in."""
        raise _silent()

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Raise: nobody writes here."""
        return (arrived(raw),)


def _ready(access: Access) -> Subscribers:
    """The list, if we hold something that may open the way to it."""
    to = list_of(access)
    must_have_key(to.sender)
    return to


def _silent() -> Permanent:
    return Permanent(Reason.REJECTED, "nothing comes in through an e-mail list")
