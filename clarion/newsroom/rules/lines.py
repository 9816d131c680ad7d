"""Whole lines that apps and senders put around a copy: when, forwarded, by whom. They say nothing.

A line is one of these only if it holds nothing else. What could be a part of the message is none.
"""

import re
from collections.abc import Iterator, Sequence

from clarion.newsroom.rules.words import Gap, Kind, Token

# A name has no more words than these.
NAME_WORDS_MAX = 3
# Longer words with these endings are told as words: they may say what happens, or what to do.
_ENDING_MIN = 6
_ENDINGS = ("ed", "ing", "tion", "able", "less", "ous", "ive")
DATES = frozenset(
    {
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "may", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december", "am", "pm",
        "bst", "gmt", "utc",
    }
)  # fmt: skip
_UNITS = frozenset(
    {
        "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr",
        "hrs", "hour", "hours", "d", "day", "days", "w", "wk", "wks", "week", "weeks",
    }
)  # fmt: skip
_STATES = frozenset({"ago", "edited", "sent", "delivered", "received", "seen", "public", "just"})
_TICKS = frozenset("✓✔☑✅")
_MARKS = frozenset("·•|-,:()[]/~.") | _TICKS
# Longer than a year; and a year with a day and a month, or three counts beside each other.
_DIGITS_MAX = 4
_RUN_DIGITS_MAX = 8
_IN_NUMBERS = frozenset("-./()+")
_CALLS = frozenset({"text", "sms", "message", "call", "phone", "ring", "dial", "reply", "whatsapp"})
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|\d{1,3}(?:s|m|h|hr|hrs|min|mins|d|w|wk|am|pm)")
_DEVICE = r"(?:iphone|ipad|android|galaxy|samsung galaxy|pixel|phone|mobile|huawei|blackberry)"
_LINES = re.compile(
    rf"""forwarded(?:\ many\ times)?|public
        |sent\ from\ my\ {_DEVICE}(?:\ (?:device|phone|smartphone))?
        |(?:sent\ from|get)\ (?:outlook|yahoo\ mail|proton\ mail|gmail)\ for\ (?:android|ios|iphone)
        |sent\ from\ (?:outlook|mail\ for\ windows)
        |fakenet(?:\ public\ private)?|public\ private
        |a\ network\ for\ tests\ nothing\ here\ is\ real""",
    re.VERBOSE,
)
# Written with a capital letter these could be taken for a name.
_NO_NAMES = frozenset(
    {
        "a", "about", "act", "again", "alarm", "alert", "all", "and", "any", "april", "are", "at",
        "avoid", "away", "bad", "be", "believe", "beware", "boil", "bollocks", "breaking", "bridge",
        "but", "buy", "by", "call", "cancel", "careful", "caution", "centre", "change", "check",
        "amber", "category", "code", "green", "high", "level", "low", "red", "risk", "toll", "zone",
        "clean", "clear", "click", "close", "come", "confirm", "copy", "correct", "correction",
        "danger", "dead", "death", "deaths", "debunked", "delete", "deny", "disregard", "do", "don",
        "donate", "drink", "drive", "east", "emergency", "end", "ended", "error", "escape",
        "evacuate", "ever", "every", "everyone", "except", "exercise", "expired", "fact", "fake",
        "false", "fire", "flee", "flood", "follow", "for", "forged", "forgery", "fraud", "free",
        "from", "gas", "get", "give", "go", "good", "hall", "has", "have", "he", "help", "here",
        "hide", "hill", "hoax", "home", "hospital", "how", "hurry", "if", "ignore", "in", "invalid",
        "is", "isn", "it", "joke", "keep", "lane", "late", "later", "leave", "lie", "lies", "live",
        "lol", "look", "lost", "made", "maybe", "me", "missing", "mistake", "move", "must", "my",
        "never", "new", "news", "no", "nobody", "none", "nonsense", "north", "not", "nothing",
        "now", "obsolete", "of", "off", "official", "old", "on", "only", "open", "or", "our", "out",
        "outdated", "over", "panic", "park", "parody", "pay", "phone", "please", "prank", "press",
        "pray", "read", "real", "really", "reply", "reopened", "resist", "retracted", "road",
        "rubbish", "run", "rumour", "rumor", "safe", "satire", "scam", "school", "see", "send",
        "share", "she", "shelter", "shut", "so", "sorry", "south", "spam", "spoof", "square",
        "station", "stay", "still", "stop", "street", "take", "tell", "test", "that", "the",
        "there", "they", "this", "to", "today", "tomorrow", "tonight", "toxic", "true", "trust",
        "unsafe", "unless", "until", "untrue", "up", "update", "urgent", "us", "vote", "wait",
        "walk", "war", "warn", "was", "watch", "water", "we", "west", "what", "when", "where",
        "who", "why", "with", "without", "wrong", "yes", "yesterday", "yet", "you", "your",
    }
    | DATES | _UNITS | _STATES
)  # fmt: skip


def lines(said: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield line after line."""
    line: list[Token] = []
    for one in said:
        if one.gap.is_line and line:
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def is_line_around(line: Sequence[Token], *, ours: frozenset[str], names: frozenset[str]) -> bool:
    """Say whether this whole line is one that an app or a telephone puts there.

    `ours`: the words of the statement, of which none is a name. `names`: what we are called there.
    """
    texts = [one.text for one in line if one.kind is Kind.WORD]
    return (
        (all(_is_bare(one) for one in line) and bool(_LINES.fullmatch(" ".join(texts))))
        or _says_when(line)
        or is_header(line, ours=ours)
        or _says_by_whom(line, ours=ours, names=names)
    )


def is_to_call(line: Sequence[Token]) -> bool:
    """Say whether a number in it is one to call or to write to, and no count, date or time.

    It is long, in one piece or in several; or a word before it says what to do with it.
    """
    run: list[Token] = []
    for place, one in enumerate(line):
        if place + 1 < len(line) and line[place + 1].text == ":":
            run = []  # a time begins
        elif one.text.isdigit():
            is_next = bool(run) and (one.gap is Gap.SPACE or line[place - 1].text in _IN_NUMBERS)
            run = [*run, one] if is_next else [one]
            before = line[place - len(run)].text if place >= len(run) else ""
            if len(one.text) > _DIGITS_MAX or before in _CALLS or _is_long(run):
                return True
        elif one.text not in _IN_NUMBERS:
            run = []
    return False


def _is_long(run: Sequence[Token]) -> bool:
    digits = sum(len(one.text) for one in run)
    is_date = len(run) == len("dmy") and digits <= len("ddmmyyyy") and len(run[-1].text) > 1
    has_zero = len(run) > 1 and len(run[0].text) > len("dd") and run[0].text.startswith("0")
    return has_zero or (digits > _RUN_DIGITS_MAX and not is_date)


def is_header(line: Sequence[Token], *, ours: frozenset[str]) -> bool:
    """Say whether it is a moment, and the name of who sent it, with a colon behind."""
    if len(line) < NAME_WORDS_MAX or line[-1].text != ":":
        return False
    named = len(line) - 1
    while named > 0 and line[named - 1].is_capital and line[named - 1].text not in _NO_NAMES:
        named -= 1
    moment = line[:named]
    has_time = any(one.text[:1].isdigit() for one in moment)
    return has_time and _says_when(moment) and is_name(line[named:-1], ours=ours)


def is_name(line: Sequence[Token], *, ours: frozenset[str]) -> bool:
    """Say whether it is written like somebody's name, and is no word that says something."""
    words = [one for one in line if one.kind is Kind.WORD]
    initials = {at for at, one in enumerate(line) if len(one.text) == 1 and one.text.isalpha()}
    signs = "".join(
        one.text
        for at, one in enumerate(line)
        if one.kind is not Kind.WORD and not (one.text == "." and at - 1 in initials)
    )
    return (
        1 <= len(words) <= NAME_WORDS_MAX
        and signs in {"", "-", "~"}
        and all(one.is_capital and one.text.isalpha() for one in words)
        and any(len(one.text) > 1 for one in words)
        and not any(_says_something(one.text, ours) for one in words)
    )


def _says_something(word: str, ours: frozenset[str]) -> bool:
    may_be_verb = len(word) >= _ENDING_MIN and word.endswith(_ENDINGS)
    return may_be_verb or (len(word) > 1 and word in _NO_NAMES | ours)


def _is_bare(one: Token) -> bool:
    return one.kind is Kind.WORD or one.text in _MARKS


def _says_when(line: Sequence[Token]) -> bool:
    """Say whether it consists of a date, a time, an age, or ticks, and of nothing else."""
    if is_to_call(line):
        return False
    for place, one in enumerate(line):
        after = line[place + 1].text[:1] if place + 1 < len(line) else ""
        is_day = one.text in {"today", "yesterday", *DATES}
        is_unit = one.text in _UNITS and place > 0 and line[place - 1].text.isdigit()
        if one.text == "at" and place > 0 and after.isdigit():
            continue
        if not (is_day or is_unit or one.text in _STATES | _MARKS or _NUMBER.fullmatch(one.text)):
            return False
    return any(one.text[:1].isdigit() or one.text in _TICKS for one in line)


def _says_by_whom(line: Sequence[Token], *, ours: frozenset[str], names: frozenset[str]) -> bool:
    """Say whether it is the title of a page with one post: by us, or by somebody with a name."""
    texts = [one.text for one in line]
    if texts[:2] not in (["post", "by"], ["message", "by"]) or len(texts) == len(texts[:2]):
        return False
    return all(one in names for one in texts[2:]) or is_name(line[2:], ours=ours)
