"""What states, themes and findings are called, as filters."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.look.moments import said_moment
from clarion.look.words import own_language_name
from clarion.postroom.queries import THEME_TITLES, FiguresNow
from clarion.publishing.actions import Part
from clarion.publishing.queries import (
    Cell,
    FactLine,
    HandedNow,
    Handing,
    Measure,
    SeriesNow,
    ShareText,
    Table,
    Together,
    handed_title,
    shown_by,
)
from clarion.publishing.web import labels
from clarion.signoff.actions import Degree

register = template.Library()


register.filter("shown_by", shown_by)


@register.filter
def state_word(state: str) -> str:
    """Return the word for a state."""
    return str(labels.STATES.get(state, state))


@register.filter
def state_kind(state: str) -> str:
    """Return how a state is drawn."""
    return labels.KINDS.get(state, "quiet")


@register.filter
def state_shape(state: str) -> str:
    """Return the shape that stands beside the word for a state."""
    return labels.SHAPES.get(state, "note")


@register.filter
def fitness_word(fitness: str) -> str:
    """Return whether a picture may be shown, in words."""
    return str(labels.FITNESS.get(fitness, fitness))


@register.filter
def fitness_kind(fitness: str) -> str:
    """Return how that is drawn."""
    return labels.FITNESS_KINDS.get(fitness, "quiet")


@register.filter
def people_word(people: str) -> str:
    """Return whether anybody can be recognised."""
    return str(labels.PEOPLE.get(people, people))


@register.filter
def use_words(uses: Iterable[str]) -> str:
    """Return what somebody agreed to."""
    agreed = set(uses)
    return ", ".join(str(label) for use, label in labels.USES.items() if use in agreed)


@register.filter
def degree_word(degree: Degree) -> str:
    """Return how far somebody is trusted, in words."""
    return str(labels.DEGREES[degree])


@register.filter
def theme_word(theme: str) -> str:
    """Return the word for a theme."""
    return str(THEME_TITLES.get(theme, theme))


@register.filter
def source_word(kind: str) -> str:
    """Return what kind of source it is, in words."""
    return str(labels.SOURCE_KINDS.get(kind, kind))


@register.filter
def lock_word(subject: str) -> str:
    """Return why something is locked, in words."""
    return str(labels.LOCK_SUBJECTS.get(subject, subject))


@register.filter
def day_words(days: Iterable[int]) -> str:
    """`Weekdays`, or `Mon, Tue`."""
    chosen = sorted(days)
    if chosen == list(range(7)):
        return _("Every day")
    if chosen == list(range(5)):
        return _("Weekdays")
    return ", ".join(str(labels.DAYS_SHORT[day]) for day in chosen)


@register.filter
def how_often(one: SeriesNow) -> str:
    """`Every second week: Tue`, `Every month: first Mon`."""
    every = str(labels.EVERY[one.every])
    if one.interval > 1:
        every = _("%(every)s (each %(n)d.)") % {"every": every, "n": one.interval}
    if one.monthday:
        return _("%(every)s: on day %(day)d") % {"every": every, "day": one.monthday}
    words = day_words(one.days) if one.days else ""
    if one.nth:
        words = f"{labels.NTH[one.nth]} {words}"
    return f"{every}: {words}" if words else every


@register.filter
def moment_in(at: datetime, zone: str) -> str:
    """`Tue 14 Apr, 09:02 BST`, on the clock of another zone than the page's."""
    with timezone.override(ZoneInfo(zone)):
        return said_moment(at)


@register.filter
def way_words(way: str) -> str:
    """Return what a rendition does to what stands there."""
    return str(labels.WAYS.get(way, ""))


@register.filter
def fate_words(fate: str) -> str:
    """Return what withdrawing does on one account."""
    return str(labels.FATES.get(fate, fate))


@register.filter
def level_word(level: str) -> str:
    """Return the word for how much stands in the way."""
    return str(labels.LEVELS.get(level, level))


@register.filter
def level_kind(level: str) -> str:
    """Return how a finding is drawn."""
    return labels.LEVEL_KINDS.get(level, "note")


@register.filter("handed_title")
def title_of_handed(one: Handing | HandedNow) -> str:
    """Return how a text is sent by others, and in which language."""
    medium = one.medium if isinstance(one, HandedNow) else one.medium.name
    return handed_title(medium, one.language)


@register.filter
def advocate_word(kind: str) -> str:
    """Return the word for a kind of advocate."""
    return str(labels.ADVOCATES.get(kind, kind))


@register.filter
def language_word(code: str) -> str:
    """Return what a language calls itself."""
    return own_language_name(code)


@register.filter
def share_title(one: ShareText) -> str:
    """Return what words for sharing are called where they are in several languages."""
    return f"{share_word(one.medium)}, {own_language_name(one.language)}"


@register.filter
def share_word(medium: str) -> str:
    """Return what words for sharing are called on an advocate's page."""
    return str(labels.SHARES[medium])


@register.filter
def part_words(parts: Iterable[str]) -> str:
    """Return parts of a message in words."""
    return ", ".join(str(labels.PARTS[Part(one)]).lower() for one in parts)


@register.filter
def encoding_words(measure: Measure) -> str:
    """Return how a text is written on telephones, and in how many messages."""
    if not measure.encoding:
        return ""
    said = "GSM-7" if measure.encoding == "gsm7" else "UCS-2"
    if measure.wide:
        said = _("%(encoding)s because of %(letters)s") % {
            "encoding": said,
            "letters": " ".join(measure.wide[:8]),
        }
    if not measure.segments:
        return f"{said}."
    count = ngettext("%(count)d message", "%(count)d messages", measure.segments)
    return f"{said}, {count % {'count': measure.segments}}."


@register.filter
def replaced_words(replaced: Iterable[tuple[str, str]]) -> str:
    """Return what was replaced by characters that every telephone has."""
    pairs = ", ".join(f"{one.strip() or _('thin space')} → {other}" for one, other in replaced)
    return _("Written so that it takes less room: %(pairs)s.") % {"pairs": pairs}


@register.filter
def cells_of(line: FactLine, table: Table) -> list[tuple[str, Cell]]:
    """Return the cells of a line, each with the name of its column."""
    return list(zip(table.columns, line.cells, strict=True))


@register.filter
def figures_words(figures: FiguresNow | Together) -> str:
    """Return how far something has gone; of what nobody tells, nothing."""
    parts = [spread_words(figures)]
    if (likes := figures.likes) is not None:
        parts.append(_counted(ngettext("%(count)s like", "%(count)s likes", likes), likes))
    if figures.seen is not None:
        parts.append(_counted(_("seen by %(count)s"), figures.seen))
    return ", ".join(part for part in parts if part)


@register.filter
def spread_words(figures: FiguresNow | Together) -> str:
    """Return how often something was answered and passed on; of what nobody tells, nothing."""
    parts = []
    if (replies := figures.replies) is not None:
        parts.append(_counted(ngettext("%(count)s reply", "%(count)s replies", replies), replies))
    if (reposts := figures.reposts) is not None:
        parts.append(_counted(ngettext("%(count)s repost", "%(count)s reposts", reposts), reposts))
    return ", ".join(parts)


def _counted(words: str, count: int) -> str:
    return words % {"count": number_format(count, use_l10n=True, force_grouping=True)}
