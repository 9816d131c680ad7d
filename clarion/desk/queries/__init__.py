"""What screens and the clockwork ask the desk."""

from clarion.channels.contract import Edge
from clarion.desk.queries.audit import AuditedNow, AuditNow, audit, audits, sample
from clarion.desk.queries.case import CasePage, case_page, measure, row
from clarion.desk.queries.clockwork import (
    SignedAnswer,
    offices_with_cases,
    signed_and_waiting,
    stale_assignments,
    unconfirmed,
    untriaged,
    untriaged_since,
)
from clarion.desk.queries.conversation import AnswerNow, Line
from clarion.desk.queries.presence import Presence, presence
from clarion.desk.queries.pulse import Unanswered, at_risk, case_of, needs, unanswered
from clarion.desk.queries.queue import (
    PAGE,
    QueueChoices,
    QueueFilter,
    QueuePage,
    QueueRow,
    queue,
    queue_choices,
    search,
)
from clarion.desk.queries.tasks import TaskNow, open_tasks
from clarion.desk.queries.words import (
    KeywordListNow,
    ReadyWords,
    SnippetNow,
    keyword_list,
    keyword_lists,
    snippet,
    snippets,
)
from clarion.desk.rules.first_look import PLACE
from clarion.people.queries import Colleague, colleagues, teams
from clarion.postroom.queries import attachment, model_name

__all__ = [
    "PAGE",
    "PLACE",
    "AnswerNow",
    "AuditNow",
    "AuditedNow",
    "CasePage",
    "Colleague",
    "Edge",
    "KeywordListNow",
    "Line",
    "Presence",
    "QueueChoices",
    "QueueFilter",
    "QueuePage",
    "QueueRow",
    "ReadyWords",
    "SignedAnswer",
    "SnippetNow",
    "TaskNow",
    "Unanswered",
    "at_risk",
    "attachment",
    "audit",
    "audits",
    "case_of",
    "case_page",
    "colleagues",
    "keyword_list",
    "keyword_lists",
    "measure",
    "model_name",
    "needs",
    "offices_with_cases",
    "open_tasks",
    "presence",
    "queue",
    "queue_choices",
    "row",
    "sample",
    "search",
    "signed_and_waiting",
    "snippet",
    "snippets",
    "stale_assignments",
    "teams",
    "unanswered",
    "unconfirmed",
    "untriaged",
    "untriaged_since",
]
