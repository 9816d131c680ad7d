"""How codes are written for people, and where they share what stands here."""

from django import template
from django.conf import settings
from django.urls import reverse

from clarion.people.queries import OfficeCard
from clarion.publishing.queries.published import Said, links_for_sharing

register = template.Library()

_GROUP = 4


@register.filter
def spoken_code(code: str) -> str:
    """Write a code in groups of four, as one reads it out: `8K3D-P6FS`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


@register.simple_tag
def share_links(office: OfficeCard, code: str, said: Said) -> list[tuple[str, str]]:
    """Return each network's own address for sharing a statement; none in an exercise.

    Plain addresses of the networks: who follows one tells us nothing, and nobody is counted.
    """
    if office.exercise:
        return []
    path = reverse("newsroom:statement", kwargs={"body": office.slug, "code": code})
    return links_for_sharing(said=said, link=f"{settings.PUBLIC_URL}{path}")
