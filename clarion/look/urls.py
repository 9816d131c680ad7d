"""The light switch; and, while building, the gallery where every part is seen in every state."""

from django.conf import settings
from django.urls import path

from clarion.look import views

app_name = "look"
gallery = [
    path("", views.gallery, name="gallery"),
    path("<slug:page>/", views.specimen, name="specimen"),
]
urlpatterns = [path("room/", views.choose_room, name="room")]
if settings.DEBUG:
    urlpatterns += gallery
