"""An account that is connected once more keeps its kind, its owner and its rule."""

from django.db.models import F

from clarion.kit.rows import move
from clarion.postroom.models import Account, PostingRule, columns
from clarion.postroom.rules.lives import POSTING

_OF_THE_REGISTER = ("kind", "owner_id", "authority", "hours", "registered_at", "registered_by")


def carry_over(account: Account) -> None:
    """Take it from the newest one that was closed; else one person could free an account alone."""
    same = {"network": account.network, "remote_id": account.remote_id, "state": "closed"}
    rows = Account.objects.of(account.office_id).filter(**same)
    closed = rows.order_by(F("closed_at").desc(nulls_last=True), "-pk").first()
    if closed is None:
        return
    kept = {name: getattr(closed, name) for name in _OF_THE_REGISTER}
    Account.objects.filter(pk=account.pk).update(**kept)
    rule = PostingRule.objects.filter(account=closed, state="holds").first()
    if rule is None:
        return
    carried = PostingRule.objects.create(
        office_id=account.office_id,
        account=account,
        **columns(rule.permit()),
        proposed_at=rule.proposed_at,
        proposed_by=rule.proposed_by,
        proposed_by_id=rule.proposed_by_id,
        decided_at=rule.decided_at,
        decided_by=rule.decided_by,
    )
    move(carried, POSTING, "holds")
