"""A pile of files that somebody hands in, a line for each thing that was said."""

from collections.abc import Generator
from datetime import timedelta

from clarion.channels.contract import Access, Arrived, Harvest, Permanent, Question, Reason
from clarion.channels.sources.file.normalize import arrived


class File:
    """Nothing is fetched: what is handed in is cut by `cut.py`."""

    title = "Files"
    network = "file"
    speaks_for_outlet = False
    poll_every = timedelta(days=1)
    questions: tuple[Question, ...] = ()

    def place(self, address: str) -> str:
        """Return what the pile of files is called."""
        if not address.strip():
            raise Permanent(Reason.MISCONFIGURED, "give the pile a name, for example: letters")
        return address.strip()

    def seeks(self, address: str) -> tuple[str, ...]:
        """Everything that is said there comes."""
        return ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Yield nothing: a file is handed in."""
        yield Harvest(items=(), cursor=cursor)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one line."""
        return (arrived(raw),)
