"""The wiring as Django knows it: its commands are those of the machine room."""

from django.apps import AppConfig
from django.utils.translation import gettext

from clarion.kit.refusals import VOICE


class WiringConfig(AppConfig):
    """Settings, switchboard, health."""

    name = "clarion.config"
    label = "wiring"

    def ready(self) -> None:
        """Let refusals speak the reader's language."""
        VOICE.say = gettext
