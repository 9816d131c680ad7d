"""The address of a link for signing. Its secret is all that it says."""

from django.urls import path

from clarion.signoff.public.link import link

app_name = "signing"
urlpatterns = [path("sign/<str:secret>/", link, name="link")]
