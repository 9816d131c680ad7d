"""What screens and the clockwork ask the desk."""

from clarion.desk.queries.case import CasePage, Line, case_page, row
from clarion.desk.queries.clockwork import (
    offices_with_cases,
    stale_assignments,
    unconfirmed,
    untriaged,
)
from clarion.desk.queries.queue import QueueFilter, QueuePage, QueueRow, queue, search
from clarion.desk.queries.words import KeywordListNow, SnippetNow, keyword_lists, snippets

__all__ = [
    "CasePage",
    "KeywordListNow",
    "Line",
    "QueueFilter",
    "QueuePage",
    "QueueRow",
    "SnippetNow",
    "case_page",
    "keyword_lists",
    "offices_with_cases",
    "queue",
    "row",
    "search",
    "snippets",
    "stale_assignments",
    "unconfirmed",
    "untriaged",
]
