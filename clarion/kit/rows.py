"""Rows that move from state to state by compare-and-set, and their vocabulary in the database."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models

from clarion.kit.life import Life
from clarion.kit.refusals import AlreadyMoved, NotFound


class Row(models.Model):
    """Anything that is kept. `objects` is deliberately the only manager."""

    id = models.BigAutoField(primary_key=True)

    class Meta:
        """Each room names its own tables."""

        abstract = True


class Scoped(models.QuerySet[Any]):
    """Rows of offices: nothing is read without saying of which."""

    def of(self, office_id: int) -> Self:
        """Only what belongs to this office."""
        return self.filter(office_id=office_id)

    def get_or_refuse(self, **lookup: Any) -> Any:
        """Return the one row; raises `NotFound` for another office's just as for none."""
        row = self.filter(**lookup).first()
        if row is None:
            raise NotFound
        return row

    def locked(self) -> Self:
        """Lock what is read until the transaction ends, without locking what it points to."""
        return self.select_for_update(of=("self",))


def vocabulary(life: Life, name: str, field: str = "state") -> models.CheckConstraint:
    """Repeat the states of a life as a CHECK, so that no other tool can write another word."""
    return one_of(life.states, name, field)


def one_of(words: Iterable[str], name: str, field: str) -> models.CheckConstraint:
    """Return a CHECK that a column holds one of these words."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(words)}), name=name)


def move(row: Any, life: Life, to: str, **changes: Any) -> None:
    """Move a row to another state unless it has moved meanwhile; raises `AlreadyMoved`.

    The row in memory follows the row in the database.
    """
    if not life.allows(row.state, to):
        raise AlreadyMoved
    rows = type(row).objects.filter(pk=row.pk, state=row.state)
    if not rows.update(state=to, **changes):
        raise AlreadyMoved
    row.state = to
    for name, value in changes.items():
        setattr(row, name, value)
