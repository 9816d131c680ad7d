"""Which timeline of which server an address means, and where it is asked for."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from clarion.channels.contract import Permanent, Reason

_PLACE = re.compile(r"(https?://[^/\s@?#]+)/(?:tags/(\w{1,100})|(public(?:/local)?))/?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything below a hashtag, or everything that is public on a server."""

    server: str
    tag: str = ""
    public: str = ""  # or `public`, or `public/local`: what was written on the server itself

    @property
    def address(self) -> str:
        """As people see it in their browser."""
        return f"{self.server}/tags/{self.tag}" if self.tag else f"{self.server}/{self.public}"

    @property
    def pages(self) -> str:
        """Where its pages are (docs.joinmastodon.org/methods/timelines)."""
        path = f"tag/{quote(self.tag)}" if self.tag else "public"
        return f"{self.server}/api/v1/timelines/{path}"

    @property
    def params(self) -> dict[str, str | int | list[str]]:
        """What its pages are asked for with."""
        return {"local": "true"} if self.public.endswith("local") else {}

    @property
    def stream(self) -> str:
        """Where its stream is (docs.joinmastodon.org/methods/streaming)."""
        path = f"hashtag?tag={quote(self.tag)}" if self.tag else self.public
        return f"{self.server}/api/v1/streaming/{path}"


def timeline(address: str) -> Timeline:
    """Read an address; raises `Permanent` for one that means none."""
    found = _PLACE.fullmatch(address.strip())
    if not found:
        raise Permanent(
            Reason.MISCONFIGURED, "write it as https://server/tags/word or https://server/public"
        )
    return Timeline(server=found[1], tag=found[2] or "", public=found[3] or "")
