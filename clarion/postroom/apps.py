"""The postroom as Django knows it."""

from django.apps import AppConfig


class PostroomConfig(AppConfig):
    """Accounts, arrivals, messages, dispatches, holds."""

    name = "clarion.postroom"
    default_auto_field = "django.db.models.BigAutoField"
