"""What stands above a notice: of which office it is, and whether anything in it is real."""

from django.utils.translation import gettext as _

from clarion.people.models import Office

SUBJECT_MAX = 250


def headed(office: Office, line: str) -> str:
    """Return the subject."""
    exercise = _("EXERCISE") + ": " if office.exercise else ""
    return f"{exercise}{line}"[:SUBJECT_MAX]
