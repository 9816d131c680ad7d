"""The addresses of matters and promises, below `/<office>/desk/`."""

from django.urls import path

from clarion.desk.web.matters import answering, changing, matter, promises, wall

urlpatterns = [
    path("wall/", wall.wall, name="wall"),
    path("matters/", matter.matters, name="matters"),
    path("matters/<int:matter_id>/", matter.matter, name="matter"),
    path("matters/<int:matter_id>/told/", matter.told, name="told"),
    path("matters/<int:matter_id>/answer/", answering.answer_all, name="answer_all"),
    path("matters/<int:matter_id>/resolve/", changing.resolve, name="resolve_matter"),
    path("matters/<int:matter_id>/untold/", changing.spare, name="spare_telling"),
    path("matters/<int:matter_id>/reopen/", changing.reopen, name="reopen_matter"),
    path("matters/<int:matter_id>/out/<int:case_id>/", changing.move_out, name="move_out"),
    path("matters/<int:matter_id>/name/", changing.name_matter, name="name_matter"),
    path("matters/<int:matter_id>/split/", changing.split, name="split_matter"),
    path("matters/<int:matter_id>/merge/", changing.merge, name="merge_matter"),
    path("matters/<int:matter_id>/promise/", promises.promise_all, name="promise_all"),
    path("matters/changes/<int:matter_change_id>/undo/", changing.undo, name="undo_change"),
    path("matters/answers/<int:circular_id>/stop/", answering.stop, name="stop_circular"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<int:promise_id>/kept/", promises.keep, name="keep_promise"),
    path("promises/<int:promise_id>/not-kept/", promises.reopen, name="reopen_promise"),
    path("promises/<int:promise_id>/move/", promises.move, name="move_promise"),
    path("<int:case_id>/matter/", changing.put_in, name="put_in"),
    path("<int:case_id>/promise/", promises.promise_one, name="promise_one"),
]
