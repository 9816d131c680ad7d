"""The addresses of insight, below `/<office>/insight/`."""

from django.urls import path

from clarion.insight.web import going_on, heard

app_name = "insight"
urlpatterns = [
    path("", going_on.going_on, name="going_on"),
    path("messages/", heard.heard, name="heard"),
]
