"""A matter and all that were merged into it: what was promised in one is promised in the other."""

from clarion.desk.models import Matter


def family(matter: Matter) -> list[int]:
    """Return its number and those of the matters that have gone into it, at any remove."""
    found, newest = [matter.pk], [matter.pk]
    while newest:
        rows = Matter.objects.of(matter.office_id).filter(into_id__in=newest)
        newest = [pk for pk in rows.values_list("pk", flat=True) if pk not in found]
        found += newest
    return found
