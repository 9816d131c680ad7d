"""Needs, risks, states and languages as words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from clarion.desk.actions import NOT_DELIVERED
from clarion.desk.queries import PERHAPS, PLACE, Colleague, Offer
from clarion.desk.web import history, labels
from clarion.look.words import language_name

register = template.Library()


@register.filter
def need_word(need: str) -> str:
    """`question` is Question."""
    return str(labels.NEEDS[need]) if need in labels.NEEDS else need


@register.filter
def finding_word(kind: str) -> str:
    """Say what a finding is about: a place, a danger, a need, or one of the office's lists."""
    if kind == PLACE:
        return _("Place")
    if kind == PERHAPS:
        return _("Perhaps a danger")
    return str(labels.RISKS[kind]) if kind in labels.RISKS else need_word(kind)


@register.filter
def personal_word(kind: str) -> str:
    """`postcode` is Postcode."""
    return str(labels.PERSONAL.get(kind, kind))


@register.filter
def grade_word(risk: str) -> str:
    """`possible` is A life may be at risk."""
    return str(labels.GRADES[risk])


@register.filter
def short_grade_word(risk: str) -> str:
    """`possible` is Perhaps life risk."""
    return str(labels.SHORT_GRADES[risk])


@register.filter
def state_word(state: str) -> str:
    """`triaged` is New."""
    return str(labels.STATES[state])


@register.filter
def outcome_word(outcome: str) -> str:
    """`answered` is Answered; for whom a case waits is said as somebody wrote it."""
    return str(labels.OUTCOMES[outcome]) if outcome in labels.OUTCOMES else outcome


@register.filter
def reason_words(reason: str) -> str:
    """Say `window_closed: HTTP 403` as a sentence; other reasons are sentences already."""
    code = reason.partition(":")[0].strip()
    return str(labels.REASONS[code]) if code in labels.REASONS else reason


@register.filter
def trouble_words(trouble: str) -> str:
    """Say what became of our answer to a case."""
    head, lost, reason = trouble.partition(NOT_DELIVERED)
    if head or not lost:
        return trouble
    return _("not delivered. {reason}").format(reason=reason_words(reason))


@register.filter
def deed_word(deed: str) -> str:
    """`case assigned` is Assigned."""
    return history.deed_words(deed)


@register.simple_tag
def deed_detail(facts: Mapping[str, Any], colleagues: Iterable[Colleague]) -> str:
    """To whom, why, and how it ended, in the words of whoever did it."""
    return history.detail_words(facts, {one.staff_id: one.name for one in colleagues})


@register.filter
def known_word(way: str) -> str:
    """`said` is We say publicly."""
    return str(labels.KNOWN[way])


@register.filter
def stance_words(offer: Offer) -> str:
    """Say how what they wrote stands to our words, and by which words it differs.

    Where a rumour was found: what is being said, and whether they say it or deny it.
    """
    if offer.rumour:
        denied = _("They deny a rumour that these words answer: “%(rumour)s”.")
        said = _("It is a rumour that these words answer: “%(rumour)s”.")
        denies = offer.stance is not None and offer.stance.value == "contradicts"
        return (denied if denies else said) % {"rumour": offer.rumour}
    if offer.stance is None:
        return _("Somebody else asked the same.")
    said = str(labels.STANCES[offer.stance.value])
    return f"{said} ({' / '.join(offer.differs)})." if offer.differs else f"{said}."


register.filter("language_word", language_name)
