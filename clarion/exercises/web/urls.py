"""The addresses of what only an exercise has, below `/<office>/pretended/`."""

from django.urls import path

from clarion.exercises.web.pretended import pretended

app_name = "exercises"
urlpatterns = [path("", pretended, name="pretended")]
