"""The place in one of FakeNet's streams: what is new, then once more the last few minutes."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.contract import Reason, Temporary
from clarion.channels.fields import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where we are. `new` is FakeNet's own cursor behind the newest event that we saw.

    FakeNet may leave an event out and show it later in its old place. So each look ends with a
    second walk over the last minutes: it starts at `since`, and `again` is its cursor.
    """

    new: str = ""
    since: str = ""
    again: str = ""

    @classmethod
    def read(cls, cursor: str) -> Self:
        """Read one of ours; the empty one is the beginning."""
        try:
            return cls(**json.loads(cursor)) if cursor else cls()
        except (ValueError, TypeError):
            raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours") from None

    def write(self) -> str:
        """Return the cursor that `read` understands."""
        return json.dumps({name: said for name, said in asdict(self).items() if said})

    @property
    def looks_again(self) -> bool:
        """Whether this is the second walk."""
        return bool(self.since)

    def params(self) -> dict[str, str | int | list[str]]:
        """What to ask FakeNet for."""
        if self.again:
            return {"cursor": self.again}
        if self.since:
            return {"since": self.since}
        return {"cursor": self.new} if self.new else {}

    def after(self, page: Fields, at: datetime | None, overlap: timedelta) -> Self:
        """Return where we are after a page that FakeNet gave at `at`, by its own clock."""
        behind, more = page.needed("cursor"), page.is_true("more")
        if self.looks_again:
            return replace(self, again=behind) if more else replace(self, since="", again="")
        if more or at is None:
            return replace(self, new=behind)
        return replace(self, new=behind, since=(at - overlap).isoformat())
