"""Sign-off as Django knows it."""

from django.apps import AppConfig


class SignoffConfig(AppConfig):
    """Warrants, standing and signed."""

    name = "clarion.signoff"
    default_auto_field = "django.db.models.BigAutoField"
