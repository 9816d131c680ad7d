"""How templates say states, clocks, moments, names and differences."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clarion.look import clocks
from clarion.look.difference import Comparison, compare
from clarion.look.moments import said_date, said_day, said_moment, said_time
from clarion.look.words import DELIVERY, LED_BY, LED_TO, RISK, THEMES, URGENCY, theme_name

register = template.Library()


@register.filter
def delivery_word(state: str) -> str:
    return str(DELIVERY[state])


@register.filter
def risk_word(level: str) -> str:
    return str(RISK[level])


@register.filter
def urgency_word(level: str) -> str:
    """`today` is Today."""
    return str(URGENCY[level])


@register.filter
def led_to_word(of: str) -> str:
    """`urgency` is How soon."""
    return str(LED_TO[of])


@register.filter
def led_by_word(kind: str) -> str:
    """`anger` is anger, `floods` is Floods; what has no words says nothing more."""
    words = LED_BY.get(kind) or THEMES.get(kind)
    return str(words) if words else ""


@register.filter
def clock_words(due: datetime, now: datetime) -> str:
    return clocks.clock_words(due=due, now=now)


@register.filter
def clock_tone(due: datetime, now: datetime) -> str:
    return clocks.clock_tone(due=due, now=now)


@register.filter
def percent(share: float) -> str:
    """Say a share in whole hundredths, `6 %`; below one, with a decimal."""
    figure = share * 100
    return f"{figure:.1f} %" if 0 < figure < 1 else f"{figure:.0f} %"


register.filter(theme_name)

for said in (said_date, said_day, said_moment, said_time):
    register.filter(said.__name__, said)


@register.filter
def full_stop(words: str) -> str:
    """End what somebody wrote as a sentence, so that another may follow; never with two stops."""
    said = words.strip()
    return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."


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
