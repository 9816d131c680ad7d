"""Insight as Django knows it."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """What is going on: figures with the words behind them."""

    name = "clarion.insight"
    default_auto_field = "django.db.models.BigAutoField"
