"""`clarion corrections` prints what handlers said that cases are about, for `clarion teach`."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from clarion.desk import queries
from clarion.people import queries as people


class Command(BaseCommand):
    """One line for each case of which somebody said it; what was taken back is not among them."""

    help = (
        "Print what an office's handlers said that its cases are about, for `clarion teach`. A "
        'line for each case: {"text": "the words that opened it", "label": "potholes", "was": '
        '"what had been suggested, or null"}. What its author deleted is left out. The texts are '
        "what people wrote, with all that they say of themselves: keep no copy of them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose corrections."""
        parser.add_argument("office", help="the office's short name, as in its addresses")

    def handle(self, *, office: str, **_: Any) -> None:
        """Print them, oldest case first."""
        found = people.office_by_slug(office)
        if found is None:
            raise CommandError(f"There is no office {office}.")
        for one in queries.corrections(office_id=found.id):
            line = {"text": one.text, "label": one.label, "was": one.was}
            self.stdout.write(json.dumps(line, ensure_ascii=False))
