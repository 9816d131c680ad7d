"""How long somebody still has, or how late they are, said the way a person would."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

SOON = timedelta(minutes=15)  # from here on a clock asks for attention
MINUTE = timedelta(minutes=1)


def clock_words(*, due: datetime, now: datetime) -> str:
    """`4 min left`, `due now` or `12 min late`; source/scripts/clocks.js says the same."""
    left = due - now
    if abs(left) < MINUTE:
        return _("due now")
    if left > timedelta(0):
        return _("{n} left").format(n=span(left))
    return _("{n} late").format(n=span(-left))


def clock_tone(*, due: datetime, now: datetime) -> str:
    """`late`, `soon` or `calm`, for the shape beside the words."""
    if now > due:
        return "late"
    return "soon" if due - now <= SOON else "calm"


def span(length: timedelta) -> str:
    """The two largest units of a length of at least a minute: `3 d 4 h`, `2 h 5 min`, `4 min`."""
    minutes = int(length / MINUTE)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, _("d")), (hours, _("h")), (minutes, _("min"))]
    largest = next(place for place, (n, _unit) in enumerate(parts) if n)
    return " ".join(f"{n} {unit}" for n, unit in parts[largest : largest + 2] if n)
