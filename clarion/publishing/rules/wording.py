"""What somebody writes: the words, where they go, and when."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from clarion.publishing.rules.adapt import Chosen
from clarion.publishing.rules.parts import Parts
from clarion.publishing.rules.saying.translated import HEADLINE_CHARS_MAX, Translated

LATE_MINUTES_MAX = 24 * 60
LATE_MINUTES_USUAL = 60
CAPTION_CHARS_MAX, CREDIT_CHARS_MAX = 500, 200  # as the columns take


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """`own_texts`: by account, where one network gets words of its own. `threads`: the accounts on
    which it is said as a thread, `comments` what is said first below it; None leaves them as saved.

    `parts`: the message that it was put together from; None leaves what was saved. `handed`: by
    medium and language, what others say for us, empty where its words come from the parts; None
    leaves them as they are. `translations`: by language, what is said beside the original, and
    `account_languages`: the accounts that speak another language than it; None leaves both.
    """

    headline: str
    text: str
    language: str
    theme: str
    campaign_id: int | None = None
    account_ids: tuple[int, ...] = ()
    own_texts: Mapping[int, str] = field(default_factory=dict)
    threads: frozenset[int] | None = None
    comments: Mapping[int, str] | None = None
    alts: Mapping[int, str] = field(default_factory=dict)  # by picture, as the next two
    captions: Mapping[int, str] = field(default_factory=dict)
    credits: Mapping[int, str] = field(default_factory=dict)
    dropped_pictures: frozenset[int] = frozenset()
    parts: Parts | None = None
    handed: Mapping[tuple[str, str], str] | None = None
    translations: Mapping[str, Translated] | None = None
    account_languages: Mapping[int, str] | None = None
    due_at: datetime | None = None
    mistake: str = ""  # of a correction: what was wrong, for the public
    removes_old_words: bool = False
    late_minutes: int = LATE_MINUTES_USUAL

    def chosen(self, account_id: int) -> Chosen:
        """Return what is wanted on one account."""
        return Chosen(
            own_text=self.own_texts.get(account_id, ""),
            as_thread=account_id in (self.threads or ()),
            comment=(self.comments or {}).get(account_id, ""),
            language=(self.account_languages or {}).get(account_id, ""),
        )

    def mended(self, was: str, now: str) -> "Wording":
        """Return it with other words in the place of these, wherever they stand by themselves."""
        if not was.strip():
            return self
        wanted = re.compile(rf"(?<!\w){re.escape(was)}(?!\w)")

        def put(text: str) -> str:
            return wanted.sub(lambda _match: now, text)

        headline = put(self.headline)
        return replace(
            self,
            headline=headline if len(headline) <= HEADLINE_CHARS_MAX else self.headline,
            text=put(self.text),
            own_texts={number: put(text) for number, text in self.own_texts.items()},
            comments={number: put(text) for number, text in self.comments.items()}
            if self.comments
            else self.comments,
            handed={key: put(text) for key, text in self.handed.items()}
            if self.handed
            else self.handed,
            alts={number: put(text) for number, text in self.alts.items()},
            captions=_within(CAPTION_CHARS_MAX, self.captions, put),
            credits=_within(CREDIT_CHARS_MAX, self.credits, put),
            translations={code: one.mended(put) for code, one in self.translations.items()}
            if self.translations
            else self.translations,
        )


def _within(chars_max: int, texts: Mapping[int, str], put: Callable[[str], str]) -> dict[int, str]:
    """Return each with the other words, where there is room for them."""
    return {
        number: new if len(new := put(text)) <= chars_max else text
        for number, text in texts.items()
    }
