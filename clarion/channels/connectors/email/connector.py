"""The plug for a mailbox. What it cannot do, and why, is in doc.md."""

from datetime import datetime

from clarion.channels.connectors.email.account import Account, account_of
from clarion.channels.connectors.email.capabilities import CAPABILITIES, INBOX, QUESTIONS
from clarion.channels.connectors.email.copies import find_copy
from clarion.channels.connectors.email.normalize import arrived
from clarion.channels.connectors.email.render import letter
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
    Unknown,
)
from clarion.channels.mail import mailbox, submission, tokens
from clarion.channels.mail.account import must_have_key
from clarion.channels.mail.door import Patience
from clarion.channels.mail.names import message_id_of
from clarion.channels.partial import Uncalled, Unchanged, Untold


class Email(Uncalled, Unchanged, Untold):
    """Reads by IMAP, sends by SMTP."""

    capabilities = CAPABILITIES
    questions = QUESTIONS

    def __init__(self, *, patience: Patience | None = None) -> None:
        """Wait as long as `patience` says."""
        self._patience = patience or Patience()
        # How far each mailbox went when we last waited at it, so that a letter which comes while
        # nobody waits is still noticed. Losing this costs one poll, never a letter.
        self._seen: dict[int, mailbox.Place] = {}

    def probe(self, access: Access) -> Profile:
        """Sign in to both servers and open every folder that was named."""
        account = _ready(access)
        with mailbox.opened(account, self._patience) as opened:
            for folder in filter(None, (account.inbox_folder, account.sent_folder)):
                opened.enter(folder)
        submission.try_door(account, self._patience)
        return Profile(
            remote_id=account.address.lower(), handle=account.address, name=account.sender_name
        )

    def renew(self, access: Access) -> Renewal | None:
        """Fetch a token where tokens open the mailbox; a password does not end by itself."""
        return tokens.renewed(access, account_of(access).key)

    def send(self, access: Access, outgoing: Outgoing) -> Sent:
        """Hand the letter to the outgoing server, once; its words of acceptance are the proof.

        What answers nobody is a notice, and perhaps a code for its reader alone: it has no copy.
        """
        account = _ready(access)
        is_answer = outgoing.target is not None and bool(outgoing.target.remote_id)
        copy_to = account.address if account.copy_to_self and is_answer else ""
        ours = letter(outgoing, account.address, account.sender_name, copy_to=copy_to)
        proof = submission.hand_over(account, ours, self._patience)
        return Sent(remote_id=ours.message_id, proof=proof)

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent:
        """Look for a copy of our letter. Finding none proves nothing, so it stays unknown."""
        account = _ready(access)
        if not (account.sent_folder or account.copy_to_self):
            raise Permanent(Reason.UNRECOGNISED, "this mailbox keeps no copy of what it sends")
        message_id = message_id_of(outgoing.key, account.address)
        where = find_copy(account, message_id, self._patience)
        if not where:
            raise Unknown(Reason.UNRECOGNISED, "no copy was found, which proves nothing")
        return Sent(remote_id=message_id, proof=where)

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch the next letters of the folder that is read."""
        if stream != INBOX:
            raise Permanent(Reason.UNRECOGNISED, f"a mailbox has no stream {stream}")
        return mailbox.harvest(_ready(access), cursor, self._patience)

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch a page of the letters that the server took in since that day."""
        return mailbox.look_back(_ready(access), since.date(), page, self._patience)

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Wait until the server says that a letter came (IDLE)."""
        account, known = _ready(access), self._seen.get(access.account_id)
        came, place = mailbox.await_news(account, seconds, known, self._patience)
        self._seen[access.account_id] = place
        return came

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one letter."""
        return (arrived(raw, access.address),)


def _ready(access: Access) -> Account:
    """The account, if we hold something that may open it."""
    account = account_of(access)
    must_have_key(account)
    return account
