"""Let somebody in again whom nobody in their office can help, from the command line."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.people.actions import let_in


class Command(BaseCommand):
    """Whoever has the machine has everything; the ledger says who that was."""

    help = "Print a link by which somebody chooses a new password (`letin ADDRESS`)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whose account it is, and what they have lost."""
        parser.add_argument("address", help="the e-mail address with which they sign in")
        parser.add_argument(
            "--second-factor", action="store_true", help="forget their lost second factor too"
        )

    def handle(self, *, address: str, second_factor: bool, **_options: Any) -> None:
        """Print it once."""
        name = f"{getpass.getuser()} at the machine"
        try:
            secret = let_in(email=address, name=name, factor_lost=second_factor, at=clock.now())
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
        link = f"{settings.PUBLIC_URL}{reverse('new_password', kwargs={'secret': secret})}"
        self.stdout.write(f"It works once, for a day. Give it to nobody but them:\n{link}")
