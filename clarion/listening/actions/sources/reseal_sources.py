"""Seal what opens sources, and what was parked of them, anew with the newest key."""

from clarion.kit.vault import reseal_rows
from clarion.listening.models import Parked, Source


def reseal_sources() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    return reseal_rows(Source.objects.all()) + reseal_rows(Parked.objects.all())
