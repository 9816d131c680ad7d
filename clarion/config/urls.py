"""Every address of the house. What belongs to an office begins with that office's name."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
