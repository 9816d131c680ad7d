"""The people's room as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Offices, staff, teams, roles, powers."""

    name = "clarion.people"
    default_auto_field = "django.db.models.BigAutoField"
