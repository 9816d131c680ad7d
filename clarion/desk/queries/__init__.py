"""What screens and the clockwork ask the desk."""

from clarion.channels.contract import Edge
from clarion.desk.queries.audit import AuditedNow, AuditNow, audit, audits, sample
from clarion.desk.queries.case import CasePage, case_page, measure, row
from clarion.desk.queries.clockwork import (
    SignedAnswer,
    offices_with_cases,
    offices_with_resolved_cases,
    signed_and_waiting,
    stale_assignments,
    unconfirmed,
    untriaged,
    untriaged_since,
)
from clarion.desk.queries.conversation import AnswerNow, Line
from clarion.desk.queries.glances.figures import (
    AreaDay,
    PlaceNamed,
    by_area,
    by_theme,
    days_known,
    places_named,
    topics,
)
from clarion.desk.queries.glances.found import (
    Seen,
    Wanted,
    areas_heard,
    wanted_messages,
    witnesses,
)
from clarion.desk.queries.known.known import KnownNow, OfferNow, what_is_known
from clarion.desk.queries.known.learning import note_learnt, unlearnt, unneeded
from clarion.desk.queries.matters.answering import (
    AnswerPage,
    Preview,
    answer_page,
    matter_named,
    matter_of_change,
    matter_of_circular,
    preview,
    suggest,
)
from clarion.desk.queries.matters.circulars import CircularNow, ToldNow, told
from clarion.desk.queries.matters.clockwork import (
    circulars_signed,
    copies_due,
    offices_with_resolved_matters,
    offices_with_uncompared,
    promises_to_call,
    uncompared,
)
from clarion.desk.queries.matters.growing import Fading, Growing, fading, growing
from clarion.desk.queries.matters.listing import matters
from clarion.desk.queries.matters.pages import (
    MatterPage,
    MatterRow,
    matter_page,
    matter_row,
    told_how_many,
)
from clarion.desk.queries.matters.promises import (
    PromiseNow,
    broken_promises,
    promise,
    promises,
)
from clarion.desk.queries.matters.renditions import RenditionNow
from clarion.desk.queries.matters.wall import Wall, wall
from clarion.desk.queries.presence import Presence, presence
from clarion.desk.queries.pulse import (
    Unanswered,
    at_risk,
    case_of,
    media_waiting,
    needs,
    unanswered,
)
from clarion.desk.queries.queue import (
    PAGE,
    QueueChoices,
    QueueFilter,
    QueuePage,
    QueueRow,
    queue,
    queue_choices,
)
from clarion.desk.queries.search import search
from clarion.desk.queries.taken import (
    Taken,
    first_taken,
    lately_taken,
    latest_taken,
    numbers_taken,
    taken,
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
from clarion.desk.rules.first_look import GRAVE, PLACE
from clarion.desk.rules.known import Offer
from clarion.people.queries import Colleague, colleagues, teams
from clarion.postroom.queries import attachment, model_name

__all__ = [
    "GRAVE",
    "PAGE",
    "PLACE",
    "AnswerNow",
    "AnswerPage",
    "AreaDay",
    "AuditNow",
    "AuditedNow",
    "CasePage",
    "CircularNow",
    "Colleague",
    "Edge",
    "Fading",
    "Growing",
    "KeywordListNow",
    "KnownNow",
    "Line",
    "MatterPage",
    "MatterRow",
    "Offer",
    "OfferNow",
    "PlaceNamed",
    "Presence",
    "Preview",
    "PromiseNow",
    "QueueChoices",
    "QueueFilter",
    "QueuePage",
    "QueueRow",
    "ReadyWords",
    "RenditionNow",
    "Seen",
    "SignedAnswer",
    "SnippetNow",
    "Taken",
    "TaskNow",
    "ToldNow",
    "Unanswered",
    "Wall",
    "Wanted",
    "answer_page",
    "areas_heard",
    "at_risk",
    "attachment",
    "audit",
    "audits",
    "broken_promises",
    "by_area",
    "by_theme",
    "case_of",
    "case_page",
    "circulars_signed",
    "colleagues",
    "copies_due",
    "days_known",
    "fading",
    "first_taken",
    "growing",
    "keyword_list",
    "keyword_lists",
    "lately_taken",
    "latest_taken",
    "matter_named",
    "matter_of_change",
    "matter_of_circular",
    "matter_page",
    "matter_row",
    "matters",
    "measure",
    "media_waiting",
    "model_name",
    "needs",
    "note_learnt",
    "numbers_taken",
    "offices_with_cases",
    "offices_with_resolved_cases",
    "offices_with_resolved_matters",
    "offices_with_uncompared",
    "open_tasks",
    "places_named",
    "presence",
    "preview",
    "promise",
    "promises",
    "promises_to_call",
    "queue",
    "queue_choices",
    "row",
    "sample",
    "search",
    "signed_and_waiting",
    "snippet",
    "snippets",
    "stale_assignments",
    "suggest",
    "taken",
    "teams",
    "told",
    "told_how_many",
    "topics",
    "unanswered",
    "uncompared",
    "unconfirmed",
    "unlearnt",
    "unneeded",
    "untriaged",
    "untriaged_since",
    "wall",
    "wanted_messages",
    "what_is_known",
    "witnesses",
]
