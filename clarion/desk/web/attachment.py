"""What came with a message is handed out as a file, and never shown as a page of ours."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from clarion.desk import queries
from clarion.kit.actor import Power
from clarion.people.queries import OfficeRequest


@require_safe
def attachment(request: OfficeRequest, attachment_id: int) -> HttpResponse:
    """Hand it out under its own name. Whatever it says it is, the browser only keeps it."""
    request.actor.must(Power.READ_CASES)
    name, _mime, content = queries.attachment(
        office_id=request.office.id, attachment_id=attachment_id
    )
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, name or "attachment"),
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
