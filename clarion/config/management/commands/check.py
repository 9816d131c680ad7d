"""`clarion check` looks whether everything is there, and says how to get what is missing."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import check as django_check

from clarion.config.readiness import needs


class Command(django_check.Command):
    """Django's own checks of the code, then ours of this machine."""

    help = "Say what is missing and how to get it; ends with an error if it cannot do without."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Check everything, or with labels or tags only what they name."""
        super().handle(*app_labels, **options)
        if app_labels or options["tags"] or options["list_tags"]:
            return
        found = list(needs())
        for need in found:
            without = "without" if need.optional else "MISSING"
            self.stdout.write(f"{'there  ' if need.met else without}  {need.what}")
            if not need.met:
                self.stdout.write(f"         {need.remedy}")
        if missing := sum(not need.met and not need.optional for need in found):
            raise CommandError(f"{missing} of {len(found)} things are missing.")
