"""The ledger as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Append-only, hash-chained."""

    name = "clarion.ledger"
    default_auto_field = "django.db.models.BigAutoField"
