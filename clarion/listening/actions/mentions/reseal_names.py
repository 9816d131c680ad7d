"""Seal the names of authors, and the keys of their other names, anew with the newest key."""

from clarion.kit.vault import reseal_rows
from clarion.listening.models import Mention, PseudonymKey


def reseal_names() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    return reseal_rows(PseudonymKey.objects.all()) + reseal_rows(Mention.objects.all())
