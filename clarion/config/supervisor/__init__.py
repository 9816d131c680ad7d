"""Clarion's programs are started together, brought back when they fall, and stopped in order."""

from clarion.config.supervisor.program import Program
from clarion.config.supervisor.supervise import supervise

__all__ = ["Program", "supervise"]
