"""Have a draft or a summary written by the office's own language model; a person reads it first."""

from datetime import datetime

from clarion.desk.models import Case
from clarion.desk.queries.conversation import answers_of, lines_of, messages_of
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.machine import Said, Wanted, conversation, refuse_risk, task_for
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import MachineWords, ask_model

# Where the network sets no limit, nobody reads more.
_LETTER = 1_200


def ask_machine(*, case_id: int, wanted: Wanted, by: Actor, at: datetime) -> MachineWords:
    """Return what the model writes about a case. It is shown to whoever asked, and kept nowhere.

    Raises `NeverForRisk`, `NoModel`, `ModelSilent`, and `Empty` where nobody has said anything.
    """
    by.must(Power.ANSWER)
    case: Case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    refuse_risk(Risk(case.risk), perhaps=case.perhaps)
    said = conversation(_turns(case))
    if not said:
        raise Empty
    account = postroom.account_now(office_id=by.office_id, account_id=case.account_id)
    task = task_for(
        wanted,
        office=people.office(by.office_id).name,
        language=case.language,
        limit=account.capabilities.answer_limit or _LETTER,
    )
    return ask_model(about=case.about, purpose=wanted.value, task=task, words=said, by=by, at=at)


def _turns(case: Case) -> list[Said]:
    """What was said on both sides; not our notes, and nothing that its author took back."""
    messages, _ = messages_of(case)
    turns = []
    for line in lines_of(messages, answers_of(case), []):
        if line.message is not None and not line.message.deleted_at:
            turns.append(Said(ours=False, text=line.message.text))
        elif line.answer is not None and line.answer.withdrawn_at is None:
            turns.append(Said(ours=True, text=line.answer.text))
    return turns
