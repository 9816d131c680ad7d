"""Who asked to be told by webhook, where, and about what."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Subscription:
    id: str
    account_id: str
    url: str
    fields: list[str]
    secret: str
    created_at: float
