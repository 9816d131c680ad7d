"""The desk as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Cases, answers, snippets."""

    name = "clarion.desk"
    default_auto_field = "django.db.models.BigAutoField"
