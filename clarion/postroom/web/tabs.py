"""The pages of the postroom, each for whoever may open it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from clarion.kit.actor import Power
from clarion.kit.refusals import NotAllowed
from clarion.look.tabs import Tab
from clarion.people.queries import OfficeRequest

# Each for whoever holds any of its powers.
_PAGES: tuple[tuple[str, Promise, frozenset[Power]], ...] = (
    ("unsettled", _("To settle"), frozenset({Power.SETTLE_UNKNOWN})),
    ("parked", _("Parked"), frozenset({Power.REPLAY})),
    ("letter", _("Type in a letter"), frozenset({Power.ANSWER})),
    ("standing", _("Standing words"), frozenset({Power.MANAGE_OFFICE})),
    ("notices", _("Notices"), frozenset({Power.SETTLE_UNKNOWN, Power.CONNECT_ACCOUNTS})),
)


def tabs(request: OfficeRequest, here: str) -> list[Tab]:
    """Return the pages that this person may open."""
    return [
        Tab(
            label=label,
            url=reverse(f"postroom:{page}", kwargs={"office": request.office.slug}),
            current=page == here,
        )
        for page, label, powers in _PAGES
        if powers & request.actor.powers
    ]


@require_safe
def postroom(request: OfficeRequest) -> HttpResponse:
    """Go on to the first page that this person may open."""
    first = next(iter(tabs(request, "")), None)
    if first is None:
        raise NotAllowed(power=Power.SETTLE_UNKNOWN.value)
    return redirect(first.url)
