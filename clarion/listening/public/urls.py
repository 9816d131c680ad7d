"""The address of the public log; the office is `body` here, so that no doorkeeper steps in."""

from django.urls import path

from clarion.listening.public.pages import log

app_name = "listened"
urlpatterns = [path("<slug:body>/", log, name="log")]
