"""The addresses of listening, below `/<office>/listening/`."""

from django.urls import path

from clarion.listening.web import again, dangers, heard, log, sources, watches

app_name = "listening"
urlpatterns = [
    path("", heard.heard, name="heard"),
    path("dangers/", dangers.dangers, name="dangers"),
    path("mentions/<int:mention_id>/harmless/", dangers.call_harmless, name="call_harmless"),
    path("mentions/<int:mention_id>/waits/", dangers.take_back_harmless, name="take_back_harmless"),
    path("mentions/<int:mention_id>/", heard.mention, name="mention"),
    path("mentions/<int:mention_id>/take-up/", dangers.take_up, name="take_up"),
    path("mentions/<int:mention_id>/ask/", heard.ask_to_look, name="ask_to_look"),
    path("watches/", watches.watches, name="watches"),
    path("watches/new/", watches.new_watch, name="new_watch"),
    path("watches/<int:watch_id>/", watches.watch, name="watch"),
    path("watches/<int:watch_id>/agree/", watches.agree_to_watch, name="agree_to_watch"),
    path("watches/<int:watch_id>/drop/", watches.drop_watch, name="drop_watch"),
    path("watches/<int:watch_id>/end/", watches.end_watch, name="end_watch"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:feed_id>/agree/", sources.agree_to_source, name="agree_to_source"),
    path("sources/<int:feed_id>/move/", sources.move_source, name="move_source"),
    path("sources/<int:feed_id>/open/", sources.open_anew, name="open_anew"),
    path("sources/<int:feed_id>/replay/", sources.replay_parked, name="replay_parked"),
    path("sources/<int:feed_id>/file/", sources.take_file, name="take_file"),
    path("again/", again.again, name="again"),
    path("again/<int:again_id>/", again.week, name="again_week"),
    path("again/<int:again_id>/<int:drawn_id>/", again.judge, name="judge_again"),
    path("log/", log.log, name="log"),
    path("log/looks/<int:looking_id>/", log.decide_looking, name="decide_looking"),
    path("log/accounts/<int:official_id>/", log.decide_official, name="decide_official"),
    path("log/days/", log.set_policy, name="set_policy"),
]
