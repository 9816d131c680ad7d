"""The addresses under a name of an office's own: its public pages, and short links to them."""

from django.urls import include, path

from clarion.config.own_host import OWN
from clarion.newsroom.public.urls import own

urlpatterns = [
    path("", include((own, OWN))),
    path("", include("clarion.newsroom.public.urls")),
]
