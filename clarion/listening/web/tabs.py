"""The pages of listening."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest

_PAGES: tuple[tuple[str, Promise], ...] = (
    ("heard", _("What is said")),
    ("dangers", _("Danger to life")),
    ("watches", _("Watches")),
    ("sources", _("Sources")),
    ("again", _("Read again")),
    ("log", _("Log")),
)


def tabs(request: OfficeRequest, here: str) -> list[Tab]:
    """Return them, with the one where somebody is."""
    return [
        Tab(
            label=label,
            url=reverse(f"listening:{page}", kwargs={"office": request.office.slug}),
            current=page == here,
        )
        for page, label in _PAGES
    ]
