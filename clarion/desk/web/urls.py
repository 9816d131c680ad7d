"""The addresses of the desk, below `/<office>/desk/`."""

from django.urls import include, path

from clarion.desk.web import answering, attachment, case, deeds, live, presence, queue, tasks, words

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("", include("clarion.desk.web.matters.urls")),
    path("search/", queue.search, name="search"),
    path("row/<int:case_id>/", queue.row, name="row"),
    path("live/", live.live, name="live"),
    path("attachment/<int:attachment_id>/", attachment.attachment, name="attachment"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("words/", words.words, name="words"),
    path("words/snippets/new/", words.snippet, name="new_snippet"),
    path("words/snippets/<int:snippet_id>/", words.snippet, name="snippet"),
    path("words/snippets/<int:snippet_id>/end/", words.end_snippet, name="end_snippet"),
    path("words/lists/new/", words.keyword_list, name="new_keyword_list"),
    path("words/lists/<int:list_id>/", words.keyword_list, name="keyword_list"),
    path("words/lists/<int:list_id>/drop/", words.drop_keyword_list, name="drop_keyword_list"),
    path("<int:case_id>/", case.case, name="case"),
    path("<int:case_id>/person/", case.person, name="person"),
    path("<int:case_id>/here/", presence.here, name="here"),
    path("<int:case_id>/turn/", presence.turn, name="turn"),
    path("<int:case_id>/answer/", answering.answer, name="answer"),
    path("<int:case_id>/draft/", answering.draft, name="draft"),
    path("<int:case_id>/insert/", answering.insert, name="insert"),
    path("<int:case_id>/drop-draft/", answering.drop_draft, name="drop_draft"),
    path("<int:case_id>/answers/<int:answer_id>/withdraw/", answering.withdraw, name="withdraw"),
    path("<int:case_id>/held/<int:dispatch_id>/send/", answering.send_held, name="send_held"),
    path("<int:case_id>/count/", answering.count, name="count"),
    path("<int:case_id>/by-hand/", answering.by_hand, name="by_hand"),
    path("<int:case_id>/assess/", deeds.assess, name="assess"),
    path("<int:case_id>/assign/", deeds.assign, name="assign"),
    path("<int:case_id>/take/", deeds.take, name="take"),
    path("<int:case_id>/release/", deeds.release, name="release"),
    path("<int:case_id>/tags/", deeds.tag, name="tag"),
    path("<int:case_id>/note/", deeds.note, name="note"),
    path("<int:case_id>/tasks/", deeds.task, name="task"),
    path("<int:case_id>/tasks/<int:task_id>/done/", deeds.finish, name="finish_task"),
    path("<int:case_id>/tasks/<int:task_id>/undo/", deeds.undo, name="reopen_task"),
    path("<int:case_id>/wait/", deeds.wait, name="wait"),
    path("<int:case_id>/resolve/", deeds.resolve, name="resolve"),
    path("<int:case_id>/reopen/", deeds.reopen, name="reopen"),
]
