"""What can be done at the desk."""

from clarion.desk.actions.add_note import add_note
from clarion.desk.actions.add_task import add_task
from clarion.desk.actions.answer import MoreArrived, SomebodyAnswered, answer
from clarion.desk.actions.answer_by_hand import answer_by_hand
from clarion.desk.actions.ask_machine import ask_machine
from clarion.desk.actions.assess import assess
from clarion.desk.actions.assign import assign
from clarion.desk.actions.close_resolved import close_resolved
from clarion.desk.actions.confirm import NOT_DELIVERED, confirm
from clarion.desk.actions.draw_audit import draw_audit
from clarion.desk.actions.drop_keyword_list import drop_keyword_list
from clarion.desk.actions.end_snippet import end_snippet
from clarion.desk.actions.finish_task import finish_task
from clarion.desk.actions.judge_audited import judge_audited
from clarion.desk.actions.let_go import let_go
from clarion.desk.actions.look_at import look_at
from clarion.desk.actions.note_changes import note_changes
from clarion.desk.actions.release import release
from clarion.desk.actions.reopen import reopen
from clarion.desk.actions.reopen_task import reopen_task
from clarion.desk.actions.resolve import resolve
from clarion.desk.actions.save_draft import save_draft
from clarion.desk.actions.send_held import send_held
from clarion.desk.actions.send_signed import send_signed
from clarion.desk.actions.tag import tag
from clarion.desk.actions.take_back import take_back
from clarion.desk.actions.take_turn import SomebodyWrites, take_turn
from clarion.desk.actions.triage import triage
from clarion.desk.actions.wait import wait
from clarion.desk.actions.withdraw_answer import withdraw_answer
from clarion.desk.actions.write_keyword_list import write_keyword_list
from clarion.desk.actions.write_snippet import write_snippet
from clarion.desk.rules.answering import ConfirmPublic
from clarion.desk.rules.machine import Wanted
from clarion.postroom.actions import HasLeft, MachineWords, MayHaveLeft

__all__ = [
    "NOT_DELIVERED",
    "ConfirmPublic",
    "HasLeft",
    "MachineWords",
    "MayHaveLeft",
    "MoreArrived",
    "SomebodyAnswered",
    "SomebodyWrites",
    "Wanted",
    "add_note",
    "add_task",
    "answer",
    "answer_by_hand",
    "ask_machine",
    "assess",
    "assign",
    "close_resolved",
    "confirm",
    "draw_audit",
    "drop_keyword_list",
    "end_snippet",
    "finish_task",
    "judge_audited",
    "let_go",
    "look_at",
    "note_changes",
    "release",
    "reopen",
    "reopen_task",
    "resolve",
    "save_draft",
    "send_held",
    "send_signed",
    "tag",
    "take_back",
    "take_turn",
    "triage",
    "wait",
    "withdraw_answer",
    "write_keyword_list",
    "write_snippet",
]
