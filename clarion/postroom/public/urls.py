"""The addresses of the letterbox; the office is `body` here, so that no doorkeeper steps in."""

from django.urls import path

from clarion.postroom.public.letter import close, letter
from clarion.postroom.public.letterbox import again, write

app_name = "letterbox"
urlpatterns = [
    path("<slug:body>/write/", write, name="write"),
    path("<slug:body>/write/again/", again, name="again"),
    path("<slug:body>/write/<slug:reference>/", letter, name="letter"),
    path("<slug:body>/write/<slug:reference>/close/", close, name="close"),
]
