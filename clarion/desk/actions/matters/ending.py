"""Whether somebody in a matter that has ended still has to be told, noted beside the matter."""

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.models import Matter
from clarion.desk.queries.matters.untold import untold_cases
from clarion.kit import live

# Of a matter that goes on nobody has decided that nobody more is told.
UNSPARED = {"spared_by": "", "spared_at": None, "spared_why": ""}


def note_ending(matter_id: int | None) -> None:
    """Look whether anybody is untold, and note it; a matter that goes on has nobody.

    What is noted is what the alarm counts; the page of the matter looks for itself.
    """
    matter = Matter.objects.filter(pk=matter_id, into=None).first() if matter_id else None
    if matter is None:
        return
    untold = matter.resolved_at is not None and untold_cases(matter).exists()
    if untold == matter.untold:
        return
    Matter.objects.filter(pk=matter.pk).update(untold=untold)
    live.tell(office_id=matter.office_id, topic="alarms")
    tell_of(matter)
