"""What the command line says, instead of a traceback, when the machine is not as it must be."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

# Without a code, nobody answered; of these classes, somebody answered and let us in no further.
_UNREACHED = ("08", "28", "3D", "57P")


def database_remedy() -> str:
    """Say what to do about a database that does not answer."""
    if settings.DATABASE_IS_SERVED:
        return "DATABASE_URL names a server that does not answer: start it, or correct the address."
    return (
        "Start Clarion with bin/run: it brings its own database. If it runs already, set "
        f"CLARION_HOME to its folder; now it is {settings.HOME}."
    )


def in_words(error: Exception) -> str:
    """Say what is wrong and what to do about it; nothing of what only a traceback can tell."""
    if isinstance(error, ImproperlyConfigured):
        return str(error)
    state = getattr(error.__cause__, "sqlstate", None) or ""
    if isinstance(error, OperationalError) and (not state or state.startswith(_UNREACHED)):
        return f"The database does not answer, so nothing was done.\n{database_remedy()}"
    return ""
