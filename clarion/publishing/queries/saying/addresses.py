"""Where a statement stands for everybody: on its page, and at a short address that leads there."""

from django.urls import reverse

from clarion.people.queries import OfficeCard
from clarion.publishing.rules.saying.translated import link_in

__all__ = ["link_in", "page_link", "short_link"]


def short_link(office: OfficeCard, code: str) -> str:
    """Return the short address of a statement, for texts in which every sign counts."""
    if office.own_url:
        return f"{office.own_url}/{code}"
    path = reverse("newsroom:short", kwargs={"body": office.slug, "code": code})
    return f"{office.public_url}{path}"


def page_link(office: OfficeCard, code: str) -> str:
    """Return where a statement stands on our own page."""
    path = reverse("newsroom:statement", kwargs={"body": office.slug, "code": code})
    return f"{office.public_url}{path}"
