"""The addresses of places, below `/<office>/settings/places/`."""

from django.urls import path

from clarion.places.web import listing, places

app_name = "places"
urlpatterns = [
    path("", places.places, name="places"),
    path("new/", places.new_place, name="new_place"),
    path("<int:place_id>/remove/", places.remove, name="remove"),
    path("bring/", listing.bring, name="bring"),
    path("bring/<int:listing_id>/", listing.look, name="look"),
    path("bring/<int:listing_id>/undo/", listing.undo, name="undo"),
]
