"""Files come in parts, and can stay unfinished."""

import base64
from dataclasses import dataclass, field

from fakenet.network.problems import Problem


@dataclass(slots=True, kw_only=True)
class Medium:
    id: str
    account_id: str
    mime: str
    promised: int
    alt: str = ""
    parts: dict[int, str] = field(default_factory=dict)
    finished: bool = False

    def put(self, number: int, content: bytes) -> None:
        self.parts[number] = base64.b64encode(content).decode("ascii")
        self.finished = False

    @property
    def content(self) -> bytes:
        return b"".join(base64.b64decode(self.parts[number]) for number in sorted(self.parts))

    @property
    def received(self) -> int:
        return len(self.content)

    def finish(self) -> None:
        if self.received != self.promised:
            raise Problem("media_incomplete", f"{self.received} of {self.promised}")
        self.finished = True
