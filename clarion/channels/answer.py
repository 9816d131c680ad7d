"""What a network answered, and what an unwelcome answer means: by its codes, never its words."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown
from clarion.channels.fields import Fields, instant

WAIT_MAX = timedelta(days=1)  # nobody may ask us to be silent for longer
WORDS_MAX = 200  # of what a network says about itself, kept as evidence

# What a code means: whether it may be tried again, and why it was refused.
Verdict = tuple[type[Temporary] | type[Permanent] | type[Unknown], Reason]

# The last two are Mastodon's and X's.
_WAITS = ("retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset")
_UNIX_TIME_MIN = 1_000_000_000  # a larger number of seconds is an instant and not a wait
_CODE = re.compile(r"[\w.:/-]{1,80}", re.ASCII)


class Answer:
    """A complete answer; header names are in lower case."""

    def __init__(
        self, *, status: int, headers: Mapping[str, str], body: bytes, handed_over: bool
    ) -> None:
        """Keep it; `handed_over` says that asking again could do the thing twice."""
        self.status = status
        self.headers = headers
        self.body = body
        self.handed_over = handed_over

    def __repr__(self) -> str:
        """Show nothing of the body: it may hold a token."""
        return f"<Answer {self.status}, {len(self.body)} bytes>"

    @property
    def is_good(self) -> bool:
        """Whether it is a 2xx."""
        return 200 <= self.status < 300

    def parsed(self) -> Fields:
        """Read the body as a JSON object; where it, or one of its fields, is not: `doubt`."""
        return Fields.load(self.body, wrong=lambda what: self.doubt(f"HTTP {self.status}, {what}"))

    def doubt(self, evidence: str, reason: Reason = Reason.UNRECOGNISED) -> Failure:
        """Return the failure for an answer that says neither yes nor no."""
        return (Unknown if self.handed_over else Temporary)(reason, evidence)

    def refusal(
        self,
        code: str,
        table: Mapping[str, Verdict],
        words: str = "",
        wait: timedelta | None = None,
    ) -> Failure:
        """Translate the network's `code`; what is not in `table` is judged by the status alone.

        A 5xx or a redirect may hide a success, so it is a `doubt`. So is a 4xx that nobody wrote
        into the table, where something was handed over: some networks have refused what they took.
        It has a reason of its own, because it is the only doubt that is not done again.
        `words` are kept as evidence and decide nothing.
        """
        code = code if _CODE.fullmatch(code) else ""
        evidence = " ".join(f"HTTP {self.status} {code} {words[:WORDS_MAX]}".split())
        if self.status == 429:
            return Temporary(Reason.RATE_LIMITED, evidence, retry_after=self.wait())
        if not 400 <= self.status < 500:
            return self.doubt(evidence, Reason.NETWORK_DOWN)
        if code not in table:
            if self.handed_over:
                return Unknown(Reason.UNKNOWN_REFUSAL, evidence)
            return Permanent(Reason.UNRECOGNISED, evidence)
        kind, reason = table[code]
        return kind(reason, evidence)

    def at(self) -> datetime | None:
        """When it was given, by the network's own clock."""
        try:
            return parsedate_to_datetime(self.headers.get("date", "")).astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def wait(self) -> timedelta | None:
        """How long the network asks us to be silent: `Retry-After`, or else when a limit ends."""
        for name in _WAITS:
            seconds = self._seconds(self.headers.get(name, ""))
            if seconds is not None:
                return min(timedelta(seconds=max(seconds, 0.0)), WAIT_MAX)
        return None

    def _seconds(self, said: str) -> float | None:
        """Understand seconds, or an instant by the network's own clock."""
        number = float(said) if said.isascii() and said.isdigit() and len(said) < 12 else None
        if number is not None and number < _UNIX_TIME_MIN:
            return number
        then = number or _instant(said)
        now = self.at()
        return None if then is None or now is None else then - now.timestamp()


def _instant(said: str) -> float | None:
    """Read an HTTP date, or ISO 8601."""
    try:
        return parsedate_to_datetime(said).timestamp()
    except (ValueError, OverflowError):
        moment = instant(said) if "T" in said else None
        return moment.timestamp() if moment else None
