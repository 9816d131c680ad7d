"""The wiring as Django knows it: its commands are those of the machine room."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Settings, switchboard, health."""

    name = "clarion.config"
    label = "wiring"
