"""What an office's desk has been taught, with the same steps as what is kept in a folder."""

import getpass
from collections.abc import Mapping
from typing import Any

from clarion.desk import actions, queries
from clarion.kit import clock
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.reading.learned.weights import Weights


class OfficeLessons:
    """The lessons of one office, in its own database: every machine and every backup has them."""

    def __init__(self, slug: str) -> None:
        office = people.office_by_slug(slug)
        if office is None:
            raise ValueError(f"There is no office {slug}.")
        self._by = Actor(
            office_id=office.id,
            name=f"{getpass.getuser()} at the machine",
            role="command line",
            exercise=office.exercise,
            powers=frozenset({Power.MANAGE_OFFICE}),
        )

    @property
    def version(self) -> int:
        """The number of the lesson in use, 0 if there is none."""
        return queries.lesson_in_use(office_id=self._by.office_id) or 0

    def weights(self) -> Weights | None:
        """Return the lesson in use, or None."""
        number = self.version
        if not number:
            return None
        return queries.lesson_weights(office_id=self._by.office_id, lesson_id=number)

    def keep(self, weights: Weights, figures: Mapping[str, Any]) -> int:
        """Let the desk suggest by it from now on; return its number."""
        return actions.keep_lesson(weights=weights, figures=figures, by=self._by, at=clock.now())

    def undo(self) -> int:
        """Let the desk go back to the lesson before; return its number, 0 for none."""
        number = self.version
        if not number:
            raise ValueError("There is nothing to undo.")
        actions.undo_lesson(lesson_id=number, by=self._by, at=clock.now())
        return self.version
