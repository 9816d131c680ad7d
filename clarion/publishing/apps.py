"""Publishing as Django knows it."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Statements, their editions, and each rendition of them."""

    name = "clarion.publishing"
    default_auto_field = "django.db.models.BigAutoField"
