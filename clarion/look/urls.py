"""The light switch, and the gallery where every part can be seen in every state."""

from django.conf import settings
from django.urls import path

from clarion.look import views

app_name = "look"
urlpatterns = [path("room/", views.choose_room, name="room")]

if settings.DEBUG:
    urlpatterns += [
        path("", views.gallery, name="gallery"),
        path("<slug:page>/", views.specimen, name="specimen"),
    ]
