"""Cases, matters and all that belongs to them; ready words; words to listen for."""

from clarion.desk.models.answer import TOLD, Answer, Draft
from clarion.desk.models.audit import Audit, Audited
from clarion.desk.models.case import FOLDS, Case, CaseMessage
from clarion.desk.models.circular import Circular, Copy
from clarion.desk.models.enquiry import Enquiry
from clarion.desk.models.glance import Glance
from clarion.desk.models.keyword_list import KeywordList
from clarion.desk.models.matter import Belonging, Change, Heard, Matter
from clarion.desk.models.meaning import Meaning
from clarion.desk.models.numbering import Counter, MatterCounter
from clarion.desk.models.promise import Promise
from clarion.desk.models.recognition import Recognition
from clarion.desk.models.snippet import Rumours, Snippet
from clarion.desk.models.subject import Correction, Lesson, Suggestion
from clarion.desk.models.task import Task
from clarion.desk.models.traces import Assessment, Assignment, Looking, Note, Turn

__all__ = [
    "FOLDS",
    "TOLD",
    "Answer",
    "Assessment",
    "Assignment",
    "Audit",
    "Audited",
    "Belonging",
    "Case",
    "CaseMessage",
    "Change",
    "Circular",
    "Copy",
    "Correction",
    "Counter",
    "Draft",
    "Enquiry",
    "Glance",
    "Heard",
    "KeywordList",
    "Lesson",
    "Looking",
    "Matter",
    "MatterCounter",
    "Meaning",
    "Note",
    "Promise",
    "Recognition",
    "Rumours",
    "Snippet",
    "Suggestion",
    "Task",
    "Turn",
]
