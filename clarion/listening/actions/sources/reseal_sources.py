"""Seal what opens sources anew with the newest key, so that older keys can be thrown away."""

from django.db import transaction

from clarion.kit.vault import reseal
from clarion.listening.models import Source


@transaction.atomic
def reseal_sources() -> int:
    """Re-encrypt all; return how many. For the command line: it belongs to the machine."""
    sources = list(Source.objects.exclude(sealed=b"").select_for_update().order_by("id"))
    for source in sources:
        source.sealed = reseal(bytes(source.sealed))
    Source.objects.bulk_update(sources, ["sealed"])
    return len(sources)
