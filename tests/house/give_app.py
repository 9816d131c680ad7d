"""Gives somebody an authenticator app that holds a secret of the tests.

Run in a house's own surroundings: `python -m tests.house.give_app EMAIL SECRET`.
"""

import sys

import django


def main(email: str, secret: str) -> None:
    """Give it to whoever has this address."""
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415  (Django must be set up first)

    from clarion.people.models import Staff  # noqa: PLC0415

    TOTP.activate(Staff.objects.get(email=email), secret)


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
