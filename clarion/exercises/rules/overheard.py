"""What was said in public before the visitor comes, as it is written down."""

import json
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """A watch of the town's; it ends after so many `days`."""

    title: str
    purpose: str
    why: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Where it was said, who listens and who agrees, for what, and the words with their age."""

    source: str
    listener: str
    agrees: str
    watches: tuple[Listened, ...]
    said: tuple[tuple[int, str, str], ...]

    def as_file(self, *, at: datetime) -> bytes:
        """Return what was said as the JSON lines that somebody would hand in then."""
        lines = [
            {
                "id": f"{who}-{ago}",
                "author": who,
                "text": text,
                "at": (at - timedelta(minutes=ago)).isoformat(),
            }
            for ago, who, text in self.said
        ]
        return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


@cache
def overheard() -> Overheard:
    """Read `merrowby/overheard.toml`."""
    file = files("clarion.exercises").joinpath("merrowby/overheard.toml")
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    return Overheard(
        source=written["source"],
        listener=written["listener"],
        agrees=written["agrees"],
        watches=tuple(
            Listened(**{**one, "words": tuple(one["words"]), "places": tuple(one["places"])})
            for one in written["watches"]
        ),
        said=tuple((one["ago"], one["who"], one["text"]) for one in written["said"]),
    )
