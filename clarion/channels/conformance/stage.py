"""What a test must bring along so that a plug can be examined."""

from pathlib import Path
from typing import Protocol

from clarion.channels.contract import Access, Connector, Outgoing


class Reader(Protocol):
    """A plug and captured samples of what its network sends.

    A sample whose file name begins with a kind (`message-`, `edit-`, `deletion-`, `reaction-`,
    `receipt-`) must be read as that and nothing else; one that begins with `unreadable-`, not.
    """

    connector: Connector
    samples: Path

    def access(self) -> Access:
        """Return an account that works; its secrets are longer than five characters."""
        ...


class Stage(Reader, Protocol):
    """A network that fails on command. A fault strikes the next call that would publish."""

    def outgoing(self, text: str, key: str) -> Outgoing:
        """Return words under a key, made at the same instant every time."""
        ...

    def published(self) -> int:
        """Return how many posts of ours the network holds."""
        ...

    def below(self, remote_id: str) -> str:
        """Return the name of the post below which ours stands; empty: it stands by itself."""
        ...

    def accept_and_hang_up(self) -> None:
        """Publish the next one, then break the connection without an answer."""
        ...

    def accept_and_answer(self, status: int) -> None:
        """Publish the next one, and answer with this status all the same."""
        ...

    def hang_up(self) -> None:
        """Break the next connection before anything is done."""
        ...

    def refuse(self, status: int, code: str, message: str) -> None:
        """Refuse the next one with this code and these words; nothing is done."""
        ...

    def send_elsewhere(self, url: str) -> None:
        """Answer every call with a redirect to `url`."""
        ...
