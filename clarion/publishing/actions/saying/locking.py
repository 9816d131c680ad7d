"""Statement, then edition, then rendition: whoever locks them does so in this order.

Of several statements the one with the lowest number comes first.
"""

from clarion.kit.actor import Actor
from clarion.publishing.models import Edition, Statement
from clarion.publishing.rules.refusals import IsWithdrawn


def lock(edition_id: int, by: Actor) -> Edition:
    """Lock an edition and its statement, whatever has become of them; raises `NotFound`."""
    known: Edition = Edition.objects.of(by.office_id).get_or_refuse(pk=edition_id)
    statements = Statement.objects.of(by.office_id).locked()
    statement: Statement = statements.get_or_refuse(pk=known.statement_id)
    edition: Edition = Edition.objects.of(by.office_id).locked().get_or_refuse(pk=edition_id)
    edition.statement = statement
    return edition


def lock_standing(edition_id: int, by: Actor) -> Edition:
    """Lock an edition of a statement that stands; raises `NotFound`, `IsWithdrawn`."""
    edition = lock(edition_id, by)
    if edition.statement.withdrawn_at is not None:
        raise IsWithdrawn
    return edition
