"""What cannot wait, on top of every page, for whoever can do something about it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from clarion.config.waiting import Waits
from clarion.people.queries import OfficeCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that cannot wait, on top of every page."""

    words: str
    url: str


def audit(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that nobody knows what was missed last week, because nobody has read the sample."""
    words = ngettext(
        "%d message of last week’s sample should have been read again by Wednesday.",
        "%d messages of last week’s sample should have been read again by Wednesday.",
        found.audited_late,
    )
    return _alarm(words, found.audited_late, office, "desk:audits")


def overheard_audit(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say the same of what was overheard, while its words can still be read."""
    words = ngettext(
        "%d mention of last week’s sample should have been read again by Wednesday.",
        "%d mentions of last week’s sample should have been read again by Wednesday.",
        found.overheard_late,
    )
    return _alarm(words, found.overheard_late, office, "listening:again")


def notices(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that colleagues, or guests who wait for a code, were to be told and could not be."""
    words = ngettext(
        "%d e-mail to a colleague or guest may not have arrived.",
        "%d e-mails to colleagues or guests may not have arrived.",
        found.notices_undone,
    )
    return _alarm(words, found.notices_undone, office, "postroom:notices")


def mentions(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say loudly that something was said in public that may be about a life."""
    words = ngettext(
        "Overheard in public: %d thing may be about a life, and nobody has looked at it.",
        "Overheard in public: %d things may be about a life, and nobody has looked at them.",
        found.mentions_at_risk,
    )
    return _alarm(words, found.mentions_at_risk, office, "listening:dangers")


def untold(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that a matter has ended, and somebody who wrote about it does not know."""
    words = ngettext(
        "%d matter is resolved, and somebody in it has not been told how it ended.",
        "%d matters are resolved, and somebody in each has not been told how it ended.",
        found.untold,
    )
    return _alarm(words, found.untold, office, "desk:matters", asked="?view=untold")


def pictures(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that the public sees a picture that it may not see, or soon may not."""
    words = ngettext(
        "%d statement shows a picture on networks that may not be shown any more, or not for long.",
        "%d statements show pictures on networks that may not be shown any more, or not for long.",
        found.pictures,
    )
    return _alarm(words, found.pictures, office, "publishing:library", asked="?shelf=stands")


def _alarm(
    words: str, many: int, office: OfficeCard, view: str, *, asked: str = ""
) -> Alarm | None:
    """Return it with the page on which one can do something about it; None where nothing waits."""
    if not many:
        return None
    return Alarm(words=words % many, url=reverse(view, kwargs={"office": office.slug}) + asked)
