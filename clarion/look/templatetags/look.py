"""How templates say states, clocks, moments, names and differences."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clarion.look import clocks
from clarion.look.difference import Comparison, compare
from clarion.look.words import DELIVERY, RISK

register = template.Library()


@register.filter
def delivery_word(state: str) -> str:
    return str(DELIVERY[state])


@register.filter
def risk_word(level: str) -> str:
    return str(RISK[level])


@register.filter
def clock_words(due: datetime, now: datetime) -> str:
    return clocks.clock_words(due=due, now=now)


@register.filter
def clock_tone(due: datetime, now: datetime) -> str:
    return clocks.clock_tone(due=due, now=now)


@register.filter
def said_date(at: datetime) -> str:
    """`Tue 14 Apr 2026`."""
    return date_format(timezone.localtime(at), _("D j M Y"))


@register.filter
def said_day(at: datetime) -> str:
    """`Tue 14 Apr`, where the year cannot be mistaken."""
    return date_format(timezone.localtime(at), _("D j M"))


@register.filter
def said_time(at: datetime) -> str:
    """`09:02 BST`: the zone is always named, as somebody may read it in another one."""
    local = timezone.localtime(at)
    zone = local.tzname() or ""
    return f"{local:%H:%M} {'UTC' + zone if zone[:1] in ('+', '-') else zone}"


@register.filter
def said_moment(at: datetime) -> str:
    """`Tue 14 Apr, 09:02 BST`."""
    return f"{said_day(at)}, {said_time(at)}"


@register.simple_tag
def moment(at: datetime, form: str = "both") -> SafeString:
    """A <time> with nothing around it, so that a comma or a bracket may follow."""
    match form:
        case "time":
            words = said_time(at)
        case "date":
            words = said_date(at)
        case "short":
            words = said_moment(at)
        case _:
            words = f"{said_date(at)}, {said_time(at)}"
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), words)


@register.filter
def initials(name: str) -> str:
    """`AR` for Ana Ruiz, `T` for @townhall."""
    letters = [word.lstrip("@#(\"'")[:1] for word in name.split()]
    return "".join(letter for letter in letters if letter)[:2].upper()


@register.filter
def compared_with(before: str, after: str) -> Comparison:
    return compare(before=before, after=after)
