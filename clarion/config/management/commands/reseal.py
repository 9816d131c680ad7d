"""`clarion reseal` seals every secret anew with the newest key, so that older keys can go."""

from typing import Any

from django.core.management.base import BaseCommand

from clarion.insight.actions import reseal_lookouts
from clarion.listening.actions import reseal_names, reseal_sources
from clarion.newsroom.actions import reseal_keys
from clarion.people.actions import reseal_notices, reseal_second_factors
from clarion.postroom.actions import reseal_accounts


class Command(BaseCommand):
    """To be run after a new key was put first in CLARION_KEYS."""

    help = "Seal every secret anew with the first key of CLARION_KEYS."

    def handle(self, **_: Any) -> None:
        """Seal anew; should it fail midway, it is done again without harm."""
        accounts, factors, keys = reseal_accounts(), reseal_second_factors(), reseal_keys()
        sources, names = reseal_sources(), reseal_names()
        lookouts, notices = reseal_lookouts(), reseal_notices()
        self.stdout.write(
            f"Sealed anew: {accounts} accounts, {factors} second factors, "
            f"{keys} signing keys, {sources} sources and things parked of them, "
            f"{names} names and their keys, {lookouts} lookouts, {notices} codes of guests. "
            "The other keys in CLARION_KEYS can be taken away now."
        )
