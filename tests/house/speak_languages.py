"""Lets the exercise office of the tests speak other languages.

Run in a house's own surroundings: `python -m tests.house.speak_languages en,cy,ar`.
"""

import sys

import django


def main(languages: str) -> None:
    """Write them down, the first of them its own."""
    from clarion.people.models import Office  # noqa: PLC0415  (Django must be set up first)
    from tests.house.open_drill import SLUG  # noqa: PLC0415

    Office.objects.filter(slug=SLUG).update(languages=languages.split(","))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
