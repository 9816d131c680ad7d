"""Clarion brings its own PostgreSQL and looks after it, so that nobody has to set a database up."""

from clarion.config.postgres.engine import Engine
from clarion.config.postgres.failure import EngineFailure

__all__ = ["Engine", "EngineFailure"]
