"""The kit as Django knows it."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Clock, states, announcements."""

    name = "clarion.kit"
    default_auto_field = "django.db.models.BigAutoField"
