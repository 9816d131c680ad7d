"""Mentions are locked in one order by everybody, so that nobody waits in a ring."""

from collections.abc import Collection

from clarion.listening.models import Mention


def lock(mention_ids: Collection[int]) -> list[int]:
    """Lock these until the transaction ends, by their numbers; return those that are still there.

    Whoever locks mentions and watches locks the mentions first.
    """
    rows = Mention.objects.filter(pk__in=mention_ids).order_by("pk").locked()
    return list(rows.values_list("pk", flat=True))
