"""The one shape of a plug: what Clarion asks of any network."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from clarion.channels.contract.arrived import Arrived
from clarion.channels.contract.capabilities import Capabilities
from clarion.channels.contract.figures import Figures
from clarion.channels.contract.outgoing import Absent, Outgoing, Processing, Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """All that a connector may know of an account: how to speak as it, and nothing of ours.

    `allowed_hosts` are the private addresses that the administrator allowed by name.
    """

    account_id: int
    address: str  # the handle or the mailbox
    remote_id: str = ""  # what the network calls us; empty before the first probe
    settings: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    allowed_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that a person is asked when an account is connected; an answer is a string.

    With `choices`, pairs of an answer and its words, it is one of those and nothing else. A
    `place` is where the secrets are handed in: they are never taken to another one unasked.
    With `only_with`, the name of another question and an answer, it is asked only with that one.
    """

    name: str
    label: str
    hint: str = ""
    secret: bool = False
    place: bool = False
    required: bool = True
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    only_with: tuple[str, str] | None = None

    def is_asked(self, answers: Mapping[str, str]) -> bool:
        """Say whether it is asked beside these answers to the others."""
        if self.only_with is None:
            return True
        name, answer = self.only_with
        return answers.get(name) == answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who the network says that we are, and how long it will go on saying so."""

    remote_id: str
    handle: str
    name: str = ""
    url: str = ""
    missing_scopes: tuple[str, ...] = ()
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """New secrets. Only what is named here replaces what we had; empty values are ignored.

    `last`: they cannot be renewed once more, so a person must sign in anew before they end.
    """

    secrets: Mapping[str, str] = field(repr=False)
    expires_at: datetime | None = None
    last: bool = False

    def onto(self, access: Access) -> Access:
        """Return the account with these secrets; what is empty never replaces what it had."""
        fresh = {name: value for name, value in self.secrets.items() if value}
        return replace(access, secrets={**access.secrets, **fresh})


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One thing exactly as it came. `fingerprint` is the same whenever the same thing comes.

    `voice`: whose it is, as far as that is told at a glance: what one says keeps its order.
    `place`: where it stands in the order in which a stream took it; 0: it was in none.
    """

    fingerprint: str
    body: bytes = field(repr=False)
    voice: str = field(default="", repr=False, compare=False)
    place: int = field(default=0, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What one look at one stream gave. `gap` says what may have been lost, when something was.

    `rest`: how long to leave it alone now, where it is not as long as usual.
    """

    items: tuple[Raw, ...]
    cursor: str
    more: bool = False
    gap: str = ""
    rest: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request that came to our address: lower-case header names, the exact body."""

    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What the network says it will tell us, read back from it after we asked."""

    remote_id: str
    url: str
    fields: tuple[str, ...]
    missing: tuple[str, ...] = ()


class Connector(Protocol):
    """A network. Each call is one conversation and raises only `Failure`s.

    `send` raises `Unknown` whenever the network may have accepted; it never tries again itself.
    What a network cannot do (`subscribe` where nothing is pushed) raises `Permanent`.

    A session that has ended, or was never begun, is `Temporary(TOKEN_EXPIRED)` from any call:
    nothing was done; call `renew` once, keep what it gives, call again. Only a `Permanent` one
    (from `renew` itself, or where nothing can be renewed) needs a person.
    """

    capabilities: Capabilities
    questions: tuple[Question, ...]

    def probe(self, access: Access) -> Profile:
        """Ask the network who we are and whether the words we hold still open its door."""
        ...

    def renew(self, access: Access) -> Renewal | None:
        """Exchange what expires soon for something that lasts longer; None where nothing expires.

        Also asked for the first session of every account, before its `probe`.
        """
        ...

    def send(self, access: Access, outgoing: Outgoing) -> Sent | Processing:
        """Hand it over, once."""
        ...

    def change(self, access: Access, outgoing: Outgoing) -> Sent:
        """Put these words in the place of what we said as `said_id`; done twice it is done once."""
        ...

    def take_down(self, access: Access, outgoing: Outgoing) -> Sent:
        """Take down what we said as `said_id`; what is gone already is taken down too."""
        ...

    def look_again(self, access: Access, outgoing: Outgoing) -> Sent | Processing | Absent:
        """Find out whether the network has it, by key, by id, or among our own posts.

        Of a change or a taking down: whether it stands there as it should.
        """
        ...

    def figures(self, access: Access, remote_ids: tuple[str, ...]) -> Mapping[str, Figures]:
        """Ask how far what we said has gone; of what the network says nothing, nothing is said.

        `gone` only where it says so itself, and not where it merely does not show it.
        """
        ...

    def collect(self, access: Access, stream: str, cursor: str) -> Harvest:
        """Fetch what is new on one stream since `cursor`; empty means from the beginning."""
        ...

    def look_back(self, access: Access, stream: str, since: datetime, page: str) -> Harvest:
        """Fetch once more what came since an instant, whatever we have of it already.

        `page` is empty, or the `cursor` of the page before. In whatever order the network likes;
        a little of what came before is no harm, and neither are things that nobody needs.
        """
        ...

    def stand_by(self, access: Access, seconds: float) -> bool:
        """Wait up to `seconds` for a sign that something came; say whether there was one."""
        ...

    def subscribe(self, access: Access, callback_url: str) -> Subscription:
        """Ask to be told at `callback_url`, then read back what was promised, and test it."""
        ...

    def unsubscribe(self, access: Access, callback_url: str) -> None:
        """Ask not to be told at `callback_url` any more; nothing happens if nobody is."""
        ...

    def open_webhook(self, access: Access, webhook: Webhook) -> tuple[Raw, ...]:
        """Check that it is signed with this account's secret, then cut it into single things."""
        ...

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Say what came in our words; raises `Unreadable`. Pure: same bytes, same answer."""
        ...
