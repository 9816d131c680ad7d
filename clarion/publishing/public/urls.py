"""The addresses of pictures behind a link for signing."""

from django.urls import path

from clarion.publishing.public.pictures import picture, subtitles

app_name = "shown"
urlpatterns = [
    path("sign/<str:secret>/pictures/<int:picture_id>/", picture, name="picture"),
    path(
        "sign/<str:secret>/pictures/<int:picture_id>/subtitles/<int:subtitles_id>/",
        subtitles,
        name="subtitles",
    ),
]
