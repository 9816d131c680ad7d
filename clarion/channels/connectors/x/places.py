"""Where we are in what X tells: newest first, so each walk goes back to where we know it."""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Self

from clarion.channels.contract import Reason, Temporary

PAGE_MAX = 100
_NUMBER = re.compile(r"[0-9]{1,19}", re.ASCII)
_MILLISECONDS_SHIFT = 22  # a number's upper bits are the time at which it was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk back through the mentions.

    `seen` is the newest that we knew when it began, `top` the newest that it met, and `page` X's
    own name for the next page. Only when the walk has arrived does `seen` move up to `top`.
    """

    seen: str = ""
    top: str = ""
    page: str = ""

    @classmethod
    def read(cls, cursor: str) -> Self:
        """Read one of ours; the empty one is a walk to the very beginning."""
        try:
            said = json.loads(cursor) if cursor else {}
            walk = cls(**{str(name): str(value) for name, value in said.items()})
        except (ValueError, AttributeError, TypeError):
            raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours") from None
        if walk.seen and not _NUMBER.fullmatch(walk.seen):
            raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours")
        return walk

    def write(self) -> str:
        """Return the cursor that `read` understands."""
        return json.dumps({name: said for name, said in asdict(self).items() if said})

    def since(self, overlap: timedelta) -> str:
        """Return from which number on to ask: X may show late what it numbered early."""
        if not self.seen:
            return ""
        back = int(overlap / timedelta(milliseconds=1)) << _MILLISECONDS_SHIFT
        return str(max(int(self.seen) - back, 1))

    def after(self, numbers: list[str], page: str) -> Self:
        """Return where we are after a page with these posts."""
        known = [one for one in (self.top, *numbers) if _NUMBER.fullmatch(one)]
        top = max(known, key=int, default="")
        if page and page != self.page:
            return replace(self, top=top, page=page)
        newest = max((one for one in (self.seen, top) if one), key=int, default="")
        return type(self)(seen=newest)
