"""What somebody writes: the words, where they go, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from clarion.publishing.rules.parts import Parts
from clarion.publishing.rules.translated import Translated

LATE_MINUTES_MAX = 24 * 60
LATE_MINUTES_USUAL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`own_texts`: by account, where one network gets words of its own.

    `parts`: the message that it was put together from; None leaves what was saved. `handed`: by
    medium and language, what others say for us, empty where its words come from the parts; None
    leaves them as they are. `translations`: by language, what is said beside the original; None
    leaves them as well. `account_languages`: the accounts that speak another language than it.
    """

    headline: str
    text: str
    language: str
    theme: str
    campaign_id: int | None = None
    account_ids: tuple[int, ...] = ()
    own_texts: Mapping[int, str] = field(default_factory=dict)
    alts: Mapping[int, str] = field(default_factory=dict)  # by picture
    dropped_pictures: frozenset[int] = frozenset()
    parts: Parts | None = None
    handed: Mapping[tuple[str, str], str] | None = None
    translations: Mapping[str, Translated] | None = None
    account_languages: Mapping[int, str] = field(default_factory=dict)
    due_at: datetime | None = None
    mistake: str = ""  # of a correction: what was wrong, for the public
    removes_old_words: bool = False
    late_minutes: int = LATE_MINUTES_USUAL
