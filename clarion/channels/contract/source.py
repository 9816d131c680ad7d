"""The one shape of a public place that is listened to: what Clarion asks of any of them."""

from collections.abc import Generator
from datetime import timedelta
from typing import Protocol

from clarion.channels.contract.arrived import Arrived
from clarion.channels.contract.connector import Access, Harvest, Question


class Source(Protocol):
    """A kind of place where things are said in public, or that others gather for us.

    Nobody signs in at most of them: `questions` are what a person is asked beside the address.

    `speaks_for_outlet`: who writes there speaks for a newsroom or a public body, and is no
    private person. `network` names whose accounts its authors are.
    """

    title: str
    network: str
    speaks_for_outlet: bool
    poll_every: timedelta
    questions: tuple[Question, ...]

    def place(self, address: str) -> str:
        """Return an address as it is kept; raises `Permanent` for one that is none."""
        ...

    def seeks(self, address: str) -> tuple[str, ...]:
        """Return the words by which the address itself looks for what it hears; of most, none."""
        ...

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Yield what is new since `cursor`, as it comes; empty means from now on.

        Each is kept, with its bookmark, before the next is asked for: once at least, also of a
        place where nothing is new. Raises only `Failure`s.
        """
        ...

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Say what was said in our words; raises `Unreadable`. Pure: same bytes, same answer."""
        ...
