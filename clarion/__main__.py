"""`clarion`, or `python -m clarion`: every command of the house."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command, e.g. `clarion run`, `clarion check`, `clarion ledger verify`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clarion.config.settings")
    execute_from_command_line(["clarion", *sys.argv[1:]])


if __name__ == "__main__":
    main()
