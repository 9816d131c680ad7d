"""The kit's only noun: when each lane last gave a sign of life."""

from clarion.kit.models.beat import Beat

__all__ = ["Beat"]
