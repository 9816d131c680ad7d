"""Takes values out of JSON that a stranger wrote, and says what is wrong with it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Self

from clarion.channels.contract import Failure, Unreadable

# More than this nobody counts, and no database column holds.
COUNT_MAX = 2**53


class Fields:
    """One JSON object. What is absent or null is "nothing"; another type is `wrong`."""

    def __init__(
        self,
        values: object,
        *,
        path: str = "",
        wrong: Callable[[str], Failure] = Unreadable,
    ) -> None:
        """Take what must be an object; `path` says in a complaint where we are."""
        if not isinstance(values, dict):
            raise wrong(f"{path.removesuffix('.') or 'the whole'} is not an object")
        self._values: dict[str, Any] = values
        self._path = path
        self._wrong = wrong

    @classmethod
    def load(cls, raw: bytes, *, wrong: Callable[[str], Failure] = Unreadable) -> Self:
        """Read bytes that must hold one JSON object."""
        try:
            values = json.loads(raw)
        except (ValueError, RecursionError):
            raise wrong("not JSON") from None
        return cls(values, wrong=wrong)

    def plain(self) -> dict[str, Any]:
        """Return it as it came."""
        return self._values

    def text(self, name: str) -> str:
        """Return a text; the empty one for nothing."""
        value = self._values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._wrong(f"{self._path}{name} is not a text")
        return value

    def needed(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text(name)
        if not value:
            raise self._wrong(f"{self._path}{name} is missing")
        return value

    def count(self, name: str) -> int | None:
        """Return how many; None for nothing."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= COUNT_MAX:
            raise self._wrong(f"{self._path}{name} is not a number of things")
        return value

    def whole(self, name: str) -> int:
        """Return a whole number that must be there, and may be below nothing."""
        value = self._values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > COUNT_MAX:
            raise self._wrong(f"{self._path}{name} is not a whole number")
        return value

    def has(self, name: str) -> bool:
        """Whether there is something."""
        return self._values.get(name) is not None

    def is_true(self, name: str) -> bool:
        """Whether it is true, and not merely something."""
        return self._values.get(name) is True

    def within(self, name: str) -> "Fields":
        """Return an object that must be there."""
        return self._inner(self._values.get(name), name)

    def maybe(self, name: str) -> "Fields":
        """Return an object, an empty one for nothing."""
        return self._inner(self._values.get(name) or {}, name)

    def each(self, name: str) -> list[Self]:
        """Return the objects of a list; none for nothing."""
        return [self._inner(value, f"{name}[]") for value in self.all(name)]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; none for nothing."""
        values = self.all(name)
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(f"{self._path}{name} holds something else than texts")
        return tuple(values)

    def instant(self, name: str) -> datetime | None:
        """Return an ISO 8601 instant in UTC; None for nothing, and for what is no instant.

        Clocks of strangers are wrong often enough; a message is not refused for that.
        """
        return instant(self.text(name))

    def all(self, name: str) -> list[Any]:
        """Return a list of whatever it holds; the empty one for nothing."""
        value = self._values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(f"{self._path}{name} is not a list")
        return value

    def _inner(self, values: object, name: str) -> Self:
        return type(self)(values, path=f"{self._path}{name}.", wrong=self._wrong)


def instant(said: str) -> datetime | None:
    """Read an ISO 8601 instant; one without a zone is taken for UTC."""
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
