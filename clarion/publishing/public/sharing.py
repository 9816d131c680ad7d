"""The addresses of sharing. A secret is all that an advocate's own one says."""

from django.urls import path

from clarion.publishing.public.share import go, join, leave, share

app_name = "sharing"
urlpatterns = [
    path("share/go/", go, name="go"),
    path("share/<str:secret>/", share, name="share"),
    path("share/<str:secret>/join/", join, name="join"),
    path("share/<str:secret>/leave/", leave, name="leave"),
]
