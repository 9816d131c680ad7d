"""Reads the digests in a folder of a mailbox, and leaves the mailbox as it is."""

from collections.abc import Generator, Iterator
from datetime import timedelta

from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Permanent,
    Raw,
    Reason,
    Unreadable,
)
from clarion.channels.mail import mailbox
from clarion.channels.mail.account import is_address
from clarion.channels.mail.door import Patience
from clarion.channels.sources.digest.account import QUESTIONS, Account, account_of
from clarion.channels.sources.digest.cut import cut, sender_of
from clarion.channels.sources.digest.normalize import arrived


class Digest:
    """One folder of one mailbox, e.g. `monitoring@council.example`."""

    title = "Digests by e-mail"
    network = "digest"
    speaks_for_outlet = True
    poll_every = timedelta(minutes=5)
    questions = QUESTIONS

    def __init__(self, *, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()

    def place(self, address: str) -> str:
        """Return the address of a mailbox."""
        if not is_address(address.strip()):
            raise Permanent(Reason.MISCONFIGURED, "write the mailbox as name@server")
        return address.strip().lower()

    def seeks(self, address: str) -> tuple[str, ...]:
        """Everything that is said there comes."""
        return ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Fetch the next letters and cut them; the first look only says from where."""
        account = account_of(access)
        if not cursor:
            yield Harvest(items=(), cursor=self._end(account))
            return
        more = True
        while more:
            page = mailbox.harvest(account, cursor, self._patience)
            raws = [raw for letter in page.items for raw in _cut(letter, account)]
            yield Harvest(items=tuple(raws), cursor=page.cursor, gap=page.gap)
            cursor, more = page.cursor, page.more

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one report."""
        return arrived(raw)

    def _end(self, account: Account) -> str:
        with mailbox.opened(account, self._patience) as line:
            place = line.enter(account.inbox_folder)
        last = place.uid - 1 if 0 < place.uid < mailbox.UID_MAX else 0
        return str(mailbox.Place(validity=place.validity, uid=last))


def _cut(letter: Raw, account: Account) -> Iterator[Raw]:
    """Cut a letter that was ordered; one that cannot be cut is parked whole, with its reason.

    Whose letter it is must be plain: any other may be a resident's, and is left where it is.
    """
    try:
        ordered = account.expects(sender_of(letter.body))
    except Unreadable:
        return
    try:
        if ordered:
            yield from cut(letter.body)
    except Unreadable:
        yield letter
