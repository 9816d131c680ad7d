"""Locks the places of an office for a change, and counts it."""

from django.db.models import F

from clarion.places.models import Atlas


def lock_atlas(office_id: int) -> None:
    """Let nobody else change this office's places until the transaction ends; count a change."""
    Atlas.objects.get_or_create(office_id=office_id)
    Atlas.objects.of(office_id).locked().get()
    Atlas.objects.of(office_id).update(version=F("version") + 1)
