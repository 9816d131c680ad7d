"""Messages that were read before a transaction began, each as it stood then."""

from collections.abc import Sequence
from typing import Final

from clarion.desk.actions.look_over import look_over
from clarion.desk.rules.first_look import FirstLook
from clarion.postroom.queries import MessageNow

# What was edited in the moment in which the others were read is read while a lock is held: so few
# take milliseconds. More are read without one first.
_FEW: Final = 5


class Looked:
    """The first looks at an office's messages. An edited message has other words, and no look."""

    def __init__(self, office_id: int) -> None:
        self._office_id = office_id
        self._looks: dict[tuple[int, str, str], FirstLook] = {}

    def read(self, messages: Sequence[MessageNow]) -> None:
        """Read what was not, with no transaction open."""
        new = self._unread(messages)
        looks = look_over(new, office_id=self._office_id) if new else []
        self._looks |= {_words(one): look for one, look in zip(new, looks, strict=True)}

    def stands(self, messages: Sequence[MessageNow]) -> bool:
        """Whether each has its look, a few of them only now; otherwise they must be read first."""
        new = self._unread(messages)
        if len(new) > _FEW:
            return False
        self.read(new)
        return True

    def at(self, messages: Sequence[MessageNow]) -> list[FirstLook]:
        """Return the look at each, in order."""
        return [self._looks[_words(one)] for one in messages]

    def _unread(self, messages: Sequence[MessageNow]) -> list[MessageNow]:
        return [one for one in messages if _words(one) not in self._looks]


def _words(message: MessageNow) -> tuple[int, str, str]:
    return message.id, message.subject, message.text
