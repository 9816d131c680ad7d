"""What stands on the network, as far as it matters to the play: it is the play's whole memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One post or message. `key` is the id of the line that it was, or what the desk sent."""

    key: str
    id: str
    handle: str
    text: str
    parent_id: str
    root_id: str
    at: datetime
    edited: bool = False
    deleted: bool = False


class Wall:
    """Everything said so far, oldest first."""

    def __init__(self, said: Iterable[Said], *, town: str) -> None:
        """Take what stands there; `town` is the council's handle."""
        self.said = tuple(said)
        self._town = town
        self._by_key = {one.key: one for one in self.said if one.key}
        self._by_id = {one.id: one for one in self.said}

    def find(self, key: str) -> Said | None:
        """Return what was said under a key."""
        return self._by_key.get(key)

    def named(self, id_: str) -> Said | None:
        """Return what the network knows by this id."""
        return self._by_id.get(id_)

    def answers(self) -> list[Said]:
        """Return what the council answered to the public, oldest first."""
        return [one for one in self.said if self._is_answer(one)]

    def place_to_reply(self, key: str, handle: str) -> Said | None:
        """Return where somebody writes on: below our last answer to them, or else below `key`."""
        said = self.find(key)
        if said is None or said.handle != handle:
            return said
        ours = [
            one
            for one in self.answers()
            if (parent := self._by_id[one.parent_id]).handle == handle
            and parent.root_id == said.root_id
        ]
        return ours[-1] if ours else said

    def is_answered(self, key: str) -> bool:
        """Whether the council has answered what was said under a key."""
        asked = self.find(key)
        return asked is not None and any(
            one.parent_id == asked.id or self._continues(one, asked) for one in self.answers()
        )

    def _is_answer(self, one: Said) -> bool:
        parent = self._by_id.get(one.parent_id)
        return one.handle == self._town and parent is not None and parent.handle != self._town

    def _continues(self, answer: Said, asked: Said) -> bool:
        """The same person was answered in the same conversation, later."""
        parent = self._by_id[answer.parent_id]
        same = parent.root_id == asked.root_id and parent.handle == asked.handle
        return same and answer.at > asked.at
