"""What somebody writes: the words, where they go, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clarion.publishing.rules.parts import Parts

LATE_MINUTES_MAX = 24 * 60
LATE_MINUTES_USUAL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`own_texts`: by account, where one network gets words of its own.

    `parts`: the message that it was put together from; None leaves what was saved. `handed`: by
    medium and language, what others say for us, empty where its words come from the parts; None
    leaves them as they are.
    """

    headline: str
    text: str
    language: str
    theme: str
    campaign_id: int | None = None
    account_ids: tuple[int, ...] = ()
    own_texts: Mapping[int, str] = field(default_factory=dict)
    alts: Mapping[int, str] = field(default_factory=dict)  # by picture, as the next two
    captions: Mapping[int, str] = field(default_factory=dict)
    credits: Mapping[int, str] = field(default_factory=dict)
    dropped_pictures: frozenset[int] = frozenset()
    parts: Parts | None = None
    handed: Mapping[tuple[str, str], str] | None = None
    due_at: datetime | None = None
    mistake: str = ""  # of a correction: what was wrong, for the public
    removes_old_words: bool = False
    late_minutes: int = LATE_MINUTES_USUAL
