"""What can be done at the desk."""

from clarion.desk.actions.add_note import add_note
from clarion.desk.actions.add_task import add_task
from clarion.desk.actions.answer import answer
from clarion.desk.actions.answer_by_hand import answer_by_hand
from clarion.desk.actions.ask_machine import ask_machine
from clarion.desk.actions.assess import assess
from clarion.desk.actions.assign import assign
from clarion.desk.actions.circulars.begin_signed import begin_signed
from clarion.desk.actions.circulars.give_back import give_back
from clarion.desk.actions.circulars.send_circular import ChangedSince, Promised, send_circular
from clarion.desk.actions.circulars.send_copy import send_copy
from clarion.desk.actions.circulars.stop_circular import stop_circular
from clarion.desk.actions.close_resolved import close_resolved
from clarion.desk.actions.colliding import MoreArrived, SomebodyAnswered
from clarion.desk.actions.confirm import NOT_DELIVERED, confirm
from clarion.desk.actions.draw_audit import draw_audit
from clarion.desk.actions.drop_keyword_list import drop_keyword_list
from clarion.desk.actions.end_snippet import end_snippet
from clarion.desk.actions.enquiries.drop_enquiry import drop_enquiry
from clarion.desk.actions.enquiries.note_enquiry import note_enquiry
from clarion.desk.actions.finish_task import finish_task
from clarion.desk.actions.forget_meanings import forget_meanings
from clarion.desk.actions.judge_audited import judge_audited
from clarion.desk.actions.known.hold_rumours import hold_rumours
from clarion.desk.actions.known.recognize_anew import recognize_anew
from clarion.desk.actions.known.recognize_messages import recognize_messages
from clarion.desk.actions.learn_meanings import learn_meanings
from clarion.desk.actions.let_go import let_go
from clarion.desk.actions.look_at import look_at
from clarion.desk.actions.matters.close_matters import close_matters
from clarion.desk.actions.matters.group_cases import group_cases
from clarion.desk.actions.matters.look_at_endings import look_at_endings
from clarion.desk.actions.matters.merge_matters import merge_matters
from clarion.desk.actions.matters.move_out import move_out
from clarion.desk.actions.matters.name_matter import name_matter
from clarion.desk.actions.matters.put_in import put_in
from clarion.desk.actions.matters.reopen_matter import reopen_matter
from clarion.desk.actions.matters.resolve_cases import resolve_cases
from clarion.desk.actions.matters.resolve_matter import resolve_matter
from clarion.desk.actions.matters.spare_telling import spare_telling
from clarion.desk.actions.matters.split_matter import split_matter
from clarion.desk.actions.matters.undo_change import undo_change
from clarion.desk.actions.note_changes import note_changes
from clarion.desk.actions.promises.call_promise import call_promise
from clarion.desk.actions.promises.keep_promise import keep_promise
from clarion.desk.actions.promises.make_promise import make_promise
from clarion.desk.actions.promises.move_promise import move_promise
from clarion.desk.actions.promises.reopen_promise import reopen_promise
from clarion.desk.actions.promises.tell_of_promise import tell_of_promise
from clarion.desk.actions.release import release
from clarion.desk.actions.reopen import reopen
from clarion.desk.actions.reopen_task import reopen_task
from clarion.desk.actions.resolve import resolve
from clarion.desk.actions.save_draft import save_draft
from clarion.desk.actions.send_held import send_held
from clarion.desk.actions.send_signed import send_signed
from clarion.desk.actions.subjects.correct import correct
from clarion.desk.actions.subjects.keep_lesson import keep_lesson
from clarion.desk.actions.subjects.suggest_subjects import suggest_subjects
from clarion.desk.actions.subjects.undo_correction import undo_correction
from clarion.desk.actions.subjects.undo_lesson import undo_lesson
from clarion.desk.actions.tag import tag
from clarion.desk.actions.take_back import take_back
from clarion.desk.actions.take_turn import SomebodyWrites, take_turn
from clarion.desk.actions.triage import triage
from clarion.desk.actions.wait import wait
from clarion.desk.actions.withdraw_answer import withdraw_answer
from clarion.desk.actions.write_keyword_list import write_keyword_list
from clarion.desk.actions.write_snippet import write_snippet
from clarion.desk.rules.answering import ConfirmPersonal, ConfirmPublic
from clarion.desk.rules.machine import Wanted
from clarion.postroom.actions import HasLeft, MachineWords, MayHaveLeft

__all__ = [
    "NOT_DELIVERED",
    "ChangedSince",
    "ConfirmPersonal",
    "ConfirmPublic",
    "HasLeft",
    "MachineWords",
    "MayHaveLeft",
    "MoreArrived",
    "Promised",
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
    "begin_signed",
    "call_promise",
    "close_matters",
    "close_resolved",
    "confirm",
    "correct",
    "draw_audit",
    "drop_enquiry",
    "drop_keyword_list",
    "end_snippet",
    "finish_task",
    "forget_meanings",
    "give_back",
    "group_cases",
    "hold_rumours",
    "judge_audited",
    "keep_lesson",
    "keep_promise",
    "learn_meanings",
    "let_go",
    "look_at",
    "look_at_endings",
    "make_promise",
    "merge_matters",
    "move_out",
    "move_promise",
    "name_matter",
    "note_changes",
    "note_enquiry",
    "put_in",
    "recognize_anew",
    "recognize_messages",
    "release",
    "reopen",
    "reopen_matter",
    "reopen_promise",
    "reopen_task",
    "resolve",
    "resolve_cases",
    "resolve_matter",
    "save_draft",
    "send_circular",
    "send_copy",
    "send_held",
    "send_signed",
    "spare_telling",
    "split_matter",
    "stop_circular",
    "suggest_subjects",
    "tag",
    "take_back",
    "take_turn",
    "tell_of_promise",
    "triage",
    "undo_change",
    "undo_correction",
    "undo_lesson",
    "wait",
    "withdraw_answer",
    "write_keyword_list",
    "write_snippet",
]
