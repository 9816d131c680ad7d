"""Exercises as Django knows them."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    """The demonstration town."""

    name = "clarion.exercises"
    default_auto_field = "django.db.models.BigAutoField"
