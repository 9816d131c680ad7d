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
    if not found.audited_late:
        return None
    words = ngettext(
        "%d message of last week’s sample should have been read again by Wednesday.",
        "%d messages of last week’s sample should have been read again by Wednesday.",
        found.audited_late,
    )
    url = reverse("desk:audits", kwargs={"office": office.slug})
    return Alarm(words=words % found.audited_late, url=url)


def overheard_audit(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say the same of what was overheard, while its words can still be read."""
    if not found.overheard_late:
        return None
    words = ngettext(
        "%d mention of last week’s sample should have been read again by Wednesday.",
        "%d mentions of last week’s sample should have been read again by Wednesday.",
        found.overheard_late,
    )
    url = reverse("listening:again", kwargs={"office": office.slug})
    return Alarm(words=words % found.overheard_late, url=url)


def notices(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that colleagues, or guests who wait for a code, were to be told and could not be."""
    if not found.notices_undone:
        return None
    words = ngettext(
        "%d e-mail to a colleague or guest may not have arrived.",
        "%d e-mails to colleagues or guests may not have arrived.",
        found.notices_undone,
    )
    url = reverse("postroom:notices", kwargs={"office": office.slug})
    return Alarm(words=words % found.notices_undone, url=url)


def mentions(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say loudly that something was said in public that may be about a life."""
    if not found.mentions_at_risk:
        return None
    words = ngettext(
        "Overheard in public: %d thing may be about a life, and nobody has looked at it.",
        "Overheard in public: %d things may be about a life, and nobody has looked at them.",
        found.mentions_at_risk,
    )
    url = reverse("listening:dangers", kwargs={"office": office.slug})
    return Alarm(words=words % found.mentions_at_risk, url=url)


def untold(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that a matter has ended, and somebody who wrote about it does not know."""
    if not found.untold:
        return None
    words = ngettext(
        "%d matter is resolved, and somebody in it has not been told how it ended.",
        "%d matters are resolved, and somebody in each has not been told how it ended.",
        found.untold,
    )
    here = reverse("desk:matters", kwargs={"office": office.slug})
    return Alarm(words=words % found.untold, url=f"{here}?view=untold")


def pictures(office: OfficeCard, found: Waits) -> Alarm | None:
    """Say that the public sees a picture that it may not see, or soon may not."""
    if not found.pictures:
        return None
    words = ngettext(
        "%d statement shows a picture on networks that may not be shown any more, or not for long.",
        "%d statements show pictures on networks that may not be shown any more, or not for long.",
        found.pictures,
    )
    here = reverse("publishing:library", kwargs={"office": office.slug})
    return Alarm(words=words % found.pictures, url=f"{here}?shelf=stands")
