"""Where the tests find the gallery and the pretend house."""

from django.urls import include, path

from clarion.look import urls
from tests.look import house

urlpatterns = [
    path("look/", include((urls.urlpatterns + urls.gallery, "look"))),
    path("house/", house.desk),
    path("house/rows/<int:number>/", house.row),
    path("house/stream/", house.stream),
    path("house/tell/", house.tell),
    path("house/told/", house.told),
    path("house/count/", house.count),
    path("house/<slug:what>/", house.hear),
]
