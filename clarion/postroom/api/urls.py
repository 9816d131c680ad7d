"""Where networks call."""

from django.urls import path

from clarion.postroom.api.hooks import take_letter

app_name = "hooks"
urlpatterns = [path("<str:hook>/", take_letter, name="hook")]
