"""`clarion ledger verify` walks every chain and names the first entry that was tampered with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from clarion.ledger import queries
from clarion.people import queries as people


class Command(BaseCommand):
    """Verify the chain of each office."""

    help = "Walk the hash chain of every office and name the first broken entry."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do and, if wanted, for which office only."""
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("--office", type=int, help="the number of one office")

    def handle(self, *, office: int | None, **_: Any) -> None:
        """Say the truth about each chain; end with an error if one is broken."""
        offices = [office] if office else queries.offices_with_entries()
        names = {one.id: f"{one.name} (office {one.id})" for one in people.offices()}
        broken = 0
        for office_id in offices:
            found = queries.verify(office_id=office_id)
            name = names.get(office_id, f"Office {office_id}")
            if found.broken:
                broken += 1
                self.stdout.write(
                    f"{name}: BROKEN at place {found.broken.position}, "
                    f"entry {found.broken.entry_id}: {found.broken.why}."
                )
            else:
                self.stdout.write(
                    f"{name}: whole. {found.sealed} entries sealed, "
                    f"{found.waiting} waiting for their seal."
                )
        if broken:
            raise CommandError(f"{broken} of {len(offices)} chains are broken.")
