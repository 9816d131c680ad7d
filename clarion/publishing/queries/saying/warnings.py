"""Which statement warns of which account that is not in our hands."""

from clarion.postroom import queries as postroom
from clarion.postroom.queries import TakeoverNow
from clarion.publishing.models import Edition, Statement


def warning_of(*, office_id: int, takeover_id: int) -> int | None:
    """Return the newest edition of the warning, or None while it has not been begun."""
    rows = Edition.objects.of(office_id).filter(statement__takeover_id=takeover_id)
    found: int | None = rows.order_by("-number").values_list("id", flat=True).first()
    return found


def unwarned() -> list[TakeoverNow]:
    """Return the takeovers of which nobody has begun to warn."""
    found = postroom.takeovers_open()
    rows = Statement.objects.filter(takeover_id__in=[one.id for one in found])
    begun = set(rows.values_list("takeover_id", flat=True)) if found else set()
    return [one for one in found if one.id not in begun]
