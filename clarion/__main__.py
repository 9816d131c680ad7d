"""`clarion`, or `python -m clarion`: every command of the house."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from clarion.config.trouble import in_words


def main() -> None:
    """Run one command, e.g. `clarion run`, `clarion check`, `clarion ledger verify`.

    Whoever wants the traceback of what is wrong with the machine says `--traceback`.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clarion.config.settings")
    try:
        execute_from_command_line(["clarion", *sys.argv[1:]])
    except (ImproperlyConfigured, OperationalError) as error:
        words = in_words(error)
        if not words or "--traceback" in sys.argv:
            raise
        sys.exit(words)


if __name__ == "__main__":
    main()
