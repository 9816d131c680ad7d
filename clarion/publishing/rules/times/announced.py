"""The days that an English sentence announces: neither what was, nor what may go on."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from clarion.publishing.rules.times.days import Named, days_named, names_a_day

# What is longer ago is history, unless the sentence says that it is to come.
_LATELY = timedelta(days=60)
_BE = "is|are|be|being|isn't|aren't|stays?|remains?|kept|gets?"
_BETWEEN = r"(?:\s+(?:all|now|not|also|still|then|only|fully|partly|[a-z]+ly))?"
_NO_VERB = r"(?!(?:wed|red|bed|shed|need|feed|seed|speed|indeed|hundred|proceed|exceed|reed)\b)"
_IRREGULAR = (
    "was|were|wasn't|weren't|been|had|did|didn't|came|went|began|broke|found|left|took|made|fell|"
    "felt|hit|rang|got|saw|seen|heard|ate|drank|bought|sold|met|spoke|said|told|wrote|gave|paid|"
    "sent|held|lost|won|led|ran|stood|swam|sank|rose|drove|rode|flew|threw|grew|knew|brought|"
    "thought|caught|taught|burst|kept|slept|spent|built|became|chose|struck|shot|stole|woke|wore"
)
# What nobody announces has happened.
_HAPPENED = (
    "crash|collision|accident|incident|attack|assault|stabbing|shooting|robbery|burglary|theft|"
    "murder|death|explosion|earthquake|derailment|outbreak|victims?|witness(?:es)?|sorry|"
    "apologies|apologi[sz]e|thanks?|figures|refunds?|cast"
)
_TENSE = re.compile(
    rf"\b(?:(?P<now>(?:{_BE}){_BETWEEN}(?:\s+(?:{_IRREGULAR}|{_NO_VERB}[a-z]+ed\b))?)|"
    rf"(?P<was>{_IRREGULAR}|{_HAPPENED}|ago|{_NO_VERB}[a-z]+ed)|"
    r"(?P<comes>will|shall|can|cannot|must|should|may|please|come|join|meet|opens?|closes?|starts?|"
    r"begins?|ends?|takes?|leaves?|runs?|use|expect|avoid|stay|bring|visit|book|register))\b",
    re.IGNORECASE,
)
# The words before a day that is over, though what they speak of need not be.
_TELLS = re.compile(
    r"\b(?:(?:since|from|after|dated?|as of|as at|in force|beginning|starting|effective|"
    r"commencing|week|like|unlike|best before|use by|w/c|"
    r"(?:born|died|reported|updated?|published|issued|posted|released|recorded|written|signed|"
    r"founded|seen|seized|reviewed|revised|corrected)(?:\s+(?:on|at))?)(?:\s+the)?|"
    r"(?<!morning )(?<!afternoon )(?<!evening )(?<!night )of(?:\s+the)?|(?<!\bon )the)[\s:,(]*\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:every|daily|weekly|each|weekdays?|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days|"
    r"further notice|onwards?|thereafter|indefinitely|permanently)\b",
    re.IGNORECASE,
)
# December 2-5, December 2 and 5; neither December 2, 10:00 nor December 2 at 5 pm.
_TO_DAY = re.compile(
    r"\s*(?:[-–—,&/]|\b(?:to|and|or|through|till|until))\s*(?:the\s+)?(?P<day>[0-3]?\d)"
    r"(?:st|nd|rd|th)?(?![\d:]|\.\d|\s?[ap]\.?m\b|\s+[Uu]hr)"
)
_NOW_AND = re.compile(r"\b(?:today|tonight|tomorrow)[\s,(–-]*\Z", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:until|till|by)\b", re.IGNORECASE)
_ENDS_REACH = 60  # as far as an end is looked for, which is found as such


def announced_over(sentence: str, on: date, *, month_first: bool = False) -> Iterator[str]:
    """Return the days that a sentence announces, where each of them is over on a day."""
    days = list(days_named(sentence, on, month_first=month_first))
    if (
        not days
        or _GOES_ON.search(sentence)
        or not all(_is_over(sentence, one, on) for one in days)
    ):
        return
    if names_a_day(_without(sentence, days)):
        return
    for one in days:
        if not _is_end(sentence, one) and _announces(sentence, one, on):
            yield one.quote


def _is_over(sentence: str, named: Named, on: date) -> bool:
    """Whether it is past, with the days of the same month that follow it as mere numbers."""
    if named.on is None or named.on >= on:
        return False
    at = named.end
    last = named.on.day
    while found := _TO_DAY.match(sentence, at):
        at, last = found.end(), max(last, int(found["day"]))
    return (named.on.year, named.on.month, last) < (on.year, on.month, on.day)


def _without(sentence: str, days: list[Named]) -> str:
    """Return it without its dates, and without the “tomorrow” that only says them again."""
    rest, at = "", 0
    for one in days:
        rest += _NOW_AND.sub("", sentence[at : one.start]) + " "
        at = one.end
    return rest + sentence[at:]


def _is_end(sentence: str, named: Named) -> bool:
    return bool(_ENDS.search(sentence, max(0, named.start - _ENDS_REACH), named.start))


def _announces(sentence: str, named: Named, on: date) -> bool:
    """Whether it is to come then: the verb before a day says so, or else the first behind it."""
    if _TELLS.search(sentence, 0, named.start):
        return False
    every = list(_TENSE.finditer(_blank(sentence, named)))
    before = [one for one in every if one.end() <= named.start]
    verb = before[-1] if before else next(iter(every), None)
    if verb is None:
        return named.on is not None and on - named.on <= _LATELY
    return not verb["was"]


def _blank(sentence: str, named: Named) -> str:
    """Neither Wed nor May is a verb in a date."""
    gap = " " * (named.end - named.start)
    return sentence[: named.start] + gap + sentence[named.end :]
