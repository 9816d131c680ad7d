"""Where the tests find the gallery."""

from django.urls import include, path

urlpatterns = [path("look/", include("clarion.look.urls"))]
