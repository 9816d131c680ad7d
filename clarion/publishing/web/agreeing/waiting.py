"""What waits for a second person: one page that leads to where each is agreed to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest
from clarion.publishing import queries
from clarion.publishing.queries import Agreeable
from clarion.publishing.web.labels import AGREEABLE


@require_safe
def waiting(request: OfficeRequest) -> HttpResponse:
    """Show whoever could agree to something what that is."""
    request.actor.must_one_of(
        Power.PUBLISH, Power.SIGN, Power.RECALL, Power.MANAGE_OFFICE, Power.CONNECT_ACCOUNTS
    )
    found = queries.to_agree(actor=request.actor)
    lines = [(one, AGREEABLE[one.kind], _place(request.office.slug, one)) for one in found]
    may_read = bool(request.actor.powers & {Power.PUBLISH, Power.SIGN, Power.RECALL})
    shown = {"lines": lines, "may_read": may_read}
    return render(request, "publishing/waiting.html", shown)


def _place(slug: str, one: Agreeable) -> str:
    match one.kind:
        case "source":
            return reverse("publishing:source", kwargs={"office": slug, "source_id": one.number})
        case "picture":
            about = {"office": slug, "picture_id": one.number}
            return reverse("publishing:picture_page", kwargs=about)
        case "account":
            return reverse("accounts:posting", kwargs={"office": slug, "account_id": one.number})
        case "guest":
            return reverse("publishing:guests", kwargs={"office": slug, "chain_id": one.number})
        case "trust":
            return reverse("publishing:trust", kwargs={"office": slug})
        case "chain" | "end of chain":
            return reverse("publishing:chains", kwargs={"office": slug}) + f"#chain-{one.number}"
        case "standing":
            return reverse("postroom:standing", kwargs={"office": slug})
    return reverse("publishing:rights", kwargs={"office": slug})
