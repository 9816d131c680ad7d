"""Whatever is changed about people, somebody who can look after them stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from clarion.kit.refusals import Refusal
from clarion.people import queries
from clarion.people.models import Office
from clarion.people.rules.administrators import leaves_nobody


class LastAdministrator(Refusal):
    """Nobody else here may manage people. Give somebody else that power first."""


@contextmanager
def an_administrator_stays(office_id: int) -> Iterator[None]:
    """Undo what is done inside if it takes the office's last administrator away.

    Two changes at once take turns; raises `LastAdministrator`.
    """
    Office.objects.select_for_update(no_key=True).get(pk=office_id)
    before = queries.powers_in(office_id=office_id)
    yield
    if leaves_nobody(before=before, after=queries.powers_in(office_id=office_id)):
        raise LastAdministrator
