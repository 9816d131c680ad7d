"""The nouns of places."""

from clarion.places.models.atlas import Atlas
from clarion.places.models.listing import Listing
from clarion.places.models.place import Place

__all__ = ["Atlas", "Listing", "Place"]
