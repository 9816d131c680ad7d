"""The addresses of insight, below `/<office>/insight/`."""

from django.urls import path

from clarion.insight.web import going_on, heard, warnings

app_name = "insight"
urlpatterns = [
    path("", going_on.going_on, name="going_on"),
    path("messages/", heard.heard, name="heard"),
    path("warnings/", warnings.warnings, name="warnings"),
    path("warnings/<int:warning_id>/seen/", warnings.see, name="see"),
    path("warnings/<int:warning_id>/unseen/", warnings.take_back_seen, name="take_back_seen"),
    path("warnings/<int:warning_id>/false/", warnings.call_false, name="call_false"),
    path("warnings/<int:warning_id>/true/", warnings.take_back_false, name="take_back_false"),
    path("warnings/<int:warning_id>/mute/", warnings.mute, name="mute"),
    path("warnings/mutes/<int:mute_id>/end/", warnings.end_mute, name="end_mute"),
]
