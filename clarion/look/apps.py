"""The look: the words, colours and shapes that every room of the house has in common."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "clarion.look"
    label = "look"
    default_auto_field = "django.db.models.BigAutoField"
