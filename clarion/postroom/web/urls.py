"""The addresses of the postroom's screens, below an office's own."""

from django.urls import path

from clarion.postroom.web import hold, letter, notices, parked, standing, unsettled
from clarion.postroom.web.tabs import postroom

app_name = "postroom"
urlpatterns = [
    path("postroom/", postroom, name="postroom"),
    path("unsettled/", unsettled.unsettled, name="unsettled"),
    path("unsettled/<int:dispatch_id>/settle/", unsettled.settle, name="settle"),
    path("held/<int:dispatch_id>/release/", unsettled.release, name="release"),
    path("held/<int:dispatch_id>/drop/", unsettled.drop, name="drop"),
    path("parked/", parked.parked, name="parked"),
    path("parked/replay/", parked.replay, name="replay"),
    path("letter/new/", letter.letter, name="letter"),
    path("hold/", hold.holds, name="holds"),
    path("hold/<int:hold_id>/", hold.hold, name="hold"),
    path("hold/<int:hold_id>/explain/", hold.explain, name="explain"),
    path("hold/<int:hold_id>/lift/", hold.lift, name="lift"),
    path("notices/", notices.notices, name="notices"),
    path("standing/", standing.standing, name="standing"),
    path("standing/<int:standing_id>/agree/", standing.agree, name="agree_to_standing"),
    path("standing/<int:standing_id>/end/", standing.end, name="end_standing"),
]
