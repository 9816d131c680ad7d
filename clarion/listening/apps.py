"""Listening as Django knows it."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    """Watches, sources, mentions, and who looked at them."""

    name = "clarion.listening"
    default_auto_field = "django.db.models.BigAutoField"
