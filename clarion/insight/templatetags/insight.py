"""Says in words what begins, and how unusual it is."""

from collections.abc import Sequence
from datetime import timedelta

from django import template
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.desk.templatetags.desk import finding_word
from clarion.insight.queries import WarningNow
from clarion.look.words import THEMES
from clarion.reading import NeedKind, RiskKind
from clarion.reading.bursts import says_something
from clarion.reading.folding import fold

register = template.Library()

Subjects = Sequence[tuple[str, str]]
# Enough to recognise it by; a warning that nobody can read in a glance warns nobody.
_WORDS_SHOWN = 4
_BOTH = " / "
# Subjects are compared folded: `medicalhelp` is counted, and Medical help is said.
_THEMES = {fold(theme): words for theme, words in THEMES.items()}
_FINDINGS = {fold(kind): str(kind) for kind in (*RiskKind, *NeedKind)}
_NEEDS = frozenset(fold(kind) for kind in NeedKind)


@register.filter
def about_what(subjects: Subjects) -> str:
    """Return what they write about: `Fire, “smoke”, “roof”`; a word is not said twice.

    That they ask or complain says nothing of what it is about, where anything else does.
    """
    themes = _themes(subjects)
    names = " ".join([*themes, where_it_is(subjects).lower()]).split()
    words = [
        name
        for kind, name in subjects
        if kind == "term" and name not in names and says_something(name)
    ]
    about = [theme for theme in themes if theme not in _NEEDS or not words]
    said = [_as_title(theme) for theme in about]
    said += [f"“{word}”" for word in words[:_WORDS_SHOWN]]
    return ", ".join(said) or where_it_is(subjects) or _("Something that has no word yet")


@register.filter
def where_it_is(subjects: Subjects) -> str:
    """Return the places, as names are written: `Mill Lane`; empty when no place is known."""
    places = [name for kind, name in subjects if kind == "place"]
    both = [name.partition(_BOTH)[2] for kind, name in subjects if kind == "theme in place"]
    return ", ".join(name.title() for name in dict.fromkeys([*places, *both]))


@register.filter
def subject_word(subject: tuple[str, str]) -> str:
    """Return one of them: `the word “smoke”`, `the place Mill Lane`."""
    kind, name = subject
    match kind:
        case "term":
            return _("the word “{name}”").format(name=name)
        case "place":
            return _("the place {name}").format(name=name.title())
        case "theme in place":
            theme, _both, place = name.partition(_BOTH)
            return _("{theme} in {place}").format(theme=_theme(theme), place=place.title())
    return _as_title(name)


@register.filter
def since_then(one: WarningNow) -> str:
    """Return the part of an address that asks for the time of it: until its end, or until now."""
    # The first who spoke of it did so within the span in which it was noticed.
    begin = min(one.began_at, one.noticed_at - timedelta(minutes=one.minutes))
    span = {"begin": begin.isoformat()}
    if one.ended_at:
        span["end"] = one.ended_at.isoformat()
    return urlencode(span)


@register.filter
def how_unusual(one: WarningNow) -> str:
    """Return `14 people in 5 minutes, usually 1`."""
    people = ngettext("%(n)d person", "%(n)d people", one.people) % {"n": one.people}
    minutes = ngettext("%(n)d minute", "%(n)d minutes", one.minutes) % {"n": one.minutes}
    if one.usual < 1:
        words = _("{people} in {minutes}, usually fewer than one")
    else:
        words = _("{people} in {minutes}, usually {usual:.0f}")
    return words.format(people=people, minutes=minutes, usual=one.usual)


def _as_title(theme: str) -> str:
    """Return a theme's name as it begins a line."""
    words = _theme(theme)
    return words[:1].upper() + words[1:]


def _theme(name: str) -> str:
    """Return what was counted under a folded name in words; an office's own list has its own."""
    return str(_THEMES[name]) if name in _THEMES else finding_word(_FINDINGS.get(name, name))


def _themes(subjects: Subjects) -> list[str]:
    themes = [name for kind, name in subjects if kind == "theme"]
    both = [name.partition(_BOTH)[0] for kind, name in subjects if kind == "theme in place"]
    return list(dict.fromkeys([*themes, *both]))
