"""How often somebody has looked at what one author said."""

from datetime import datetime

from clarion.listening.models import Look, Looking, Mention
from clarion.listening.rules.limits import LOOKS_WITHIN


def subject_of(mention: Mention) -> str:
    """Return whose words they are: the author's other name, or for an outlet the mention itself."""
    return mention.pseudonym or f"mention:{mention.pk}"


def count_looks(*, mention: Mention, staff_id: int, at: datetime) -> tuple[int, int]:
    """Return the looks within the week, and how many more times somebody else has agreed."""
    lately = at - LOOKS_WITHIN
    mine = {
        "office_id": mention.office_id,
        "staff_id": staff_id,
        "subject": subject_of(mention),
    }
    looks = Look.objects.filter(**mine, at__gt=lately).count()
    agreed = Looking.objects.filter(**mine, state="agreed", decided_at__gt=lately).count()
    return looks, agreed
