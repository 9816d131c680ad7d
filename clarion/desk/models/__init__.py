"""Cases and all that belongs to them; ready words; the office's own words to listen for."""

from clarion.desk.models.answer import TOLD, Answer, Draft
from clarion.desk.models.audit import Audit, Audited
from clarion.desk.models.case import Case, CaseMessage, Counter
from clarion.desk.models.keyword_list import KeywordList
from clarion.desk.models.snippet import Snippet
from clarion.desk.models.task import Task
from clarion.desk.models.traces import Assessment, Assignment, Looking, Note, Turn

__all__ = [
    "TOLD",
    "Answer",
    "Assessment",
    "Assignment",
    "Audit",
    "Audited",
    "Case",
    "CaseMessage",
    "Counter",
    "Draft",
    "KeywordList",
    "Looking",
    "Note",
    "Snippet",
    "Task",
    "Turn",
]
