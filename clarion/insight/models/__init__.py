"""What looks out for an office, what it has seen begin, and of what nobody wants to hear."""

from clarion.insight.models.early_warning import EarlyWarning
from clarion.insight.models.lookout import Lookout
from clarion.insight.models.mute import Mute
from clarion.insight.models.silence import Silence

__all__ = ["EarlyWarning", "Lookout", "Mute", "Silence"]
