"""Whoever sets an exercise up may do everything in it, and nothing anywhere else."""

from clarion.kit.actor import Actor, Power


def director(office_id: int) -> Actor:
    """Return the director of an exercise office."""
    return Actor(
        office_id=office_id,
        name="Exercise director",
        role="exercise director",
        exercise=True,
        powers=frozenset(Power),
    )
