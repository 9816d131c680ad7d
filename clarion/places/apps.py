"""Places as Django knows them."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The office's own gazetteer."""

    name = "clarion.places"
    default_auto_field = "django.db.models.BigAutoField"
