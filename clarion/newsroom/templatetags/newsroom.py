"""How codes are written for people, where something was said, and where people share it."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.newsroom.queries import Place
from clarion.people.queries import OfficeCard
from clarion.publishing.queries.published import Said, links_for_sharing
from clarion.publishing.queries.titles import handed_title

register = template.Library()

_GROUP = 4
_HANDED = "handed"


@register.filter
def spoken_code(code: str) -> str:
    """Write a code in groups of four, as one reads it out: `8K3D-P6FS`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


@register.filter
def place_words(place: Place) -> str:
    """Say where words were told: `on Bluesky, as merrowby.example`."""
    if place.way == _HANDED:
        title = handed_title(place.channel, place.language)
        return _("signed for others to hand on: %(what)s") % {"what": title}
    if not place.way:
        return _("on its own page")
    if place.is_mail:
        return _("by e-mail")
    network = place.channel[:1].upper() + place.channel[1:]
    return _("on %(network)s, as %(account)s") % {"network": network, "account": place.account}


@register.simple_tag
def share_links(office: OfficeCard, code: str, said: Said) -> list[tuple[str, str]]:
    """Return each network's own address for sharing a statement; none in an exercise.

    Plain addresses of the networks: who follows one tells us nothing, and nobody is counted.
    """
    if office.exercise:
        return []
    path = reverse("newsroom:statement", kwargs={"body": office.slug, "code": code})
    return links_for_sharing(said=said, link=f"{settings.PUBLIC_URL}{path}")
