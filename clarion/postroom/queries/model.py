"""Whether there is a language model of the office's own, and what it is called."""

from django.conf import settings


def model_name() -> str:
    """Return its name; empty where none is set up."""
    return settings.MODEL_NAME if settings.MODEL_URL else ""
