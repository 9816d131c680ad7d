"""When the database cannot run here, one sentence says why and what to do about it."""


class EngineFailure(RuntimeError):
    """The embedded PostgreSQL cannot run here; the message is for the administrator."""
