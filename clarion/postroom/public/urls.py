"""The addresses of the letterbox, and of what networks fetch.

The office is `body` here, so that no doorkeeper steps in.
"""

from django.urls import path

from clarion.postroom.public.lent import lent
from clarion.postroom.public.letter import close, letter
from clarion.postroom.public.letterbox import again, write

app_name = "letterbox"
urlpatterns = [
    path("media/<str:token>.jpg", lent, name="lent"),
    path("<slug:body>/write/", write, name="write"),
    path("<slug:body>/write/again/", again, name="again"),
    path("<slug:body>/write/<slug:reference>/", letter, name="letter"),
    path("<slug:body>/write/<slug:reference>/close/", close, name="close"),
]
