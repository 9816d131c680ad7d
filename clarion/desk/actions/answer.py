"""Answer: exact words, on one edge, under a warrant, to what was seen and to nothing newer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.desk.actions.colliding import refuse_collision
from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Assignment, Case, CaseMessage, Draft, Turn
from clarion.desk.rules.answering import Proposed, refuse_unsendable
from clarion.desk.rules.first_look import GRAVE, Risk
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.actions import queue_dispatch
from clarion.postroom.queries import AccountNow, MessageNow
from clarion.signoff.actions import ask, stand


@transaction.atomic
def answer(
    *,
    case_id: int,
    key: str,
    text: str,
    edge: Edge,
    seen_message_id: int,
    seen_answer_id: int,
    public_confirmed: bool = False,
    personal_confirmed: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """Send, or ask for the signature that is needed first; return the answer's number.

    `key` is made with the form: the same form sent twice is one answer. Raises what
    `refuse_collision` raises, the refusals of `rules/answering.py`, and `NotConnected`.
    """
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if done := Answer.objects.filter(key=key, case=case).first():
        return done.pk
    refuse_collision(case, seen_message_id, seen_answer_id, by, at)
    message, theirs = _answered(case)
    account = postroom.account_now(office_id=by.office_id, account_id=case.account_id)
    refuse_unsendable(
        Proposed(
            text=text,
            edge=edge,
            message_edge=message.edge,
            public_confirmed=public_confirmed,
            theirs=theirs,
            personal_confirmed=personal_confirmed,
        ),
        account.capabilities,
    )
    outgoing = Outgoing(
        key=key,
        made_at=at,
        account_id=account.id,
        edge=edge,
        rendition=Rendition(text=text, language=case.language, subject=message.subject),
        target=message.target,
    )
    made = _agree(case, account, message, outgoing, by, at)
    _take(case, by, at)
    Draft.objects.filter(case=case, staff_id=by.person).delete()
    Turn.objects.filter(case=case, staff_id=by.person).delete()
    tell(case)
    return made.pk


def _answered(case: Case) -> tuple[MessageNow, list[str]]:
    """Return the newest message that still stands, or the newest of all; and what they wrote."""
    ids = CaseMessage.objects.filter(case=case).order_by("-message_id")
    newest = postroom.messages(
        office_id=case.office_id, message_ids=list(ids.values_list("message_id", flat=True)[:20])
    )
    answered = next((one for one in reversed(newest) if not one.deleted_at), newest[-1])
    return answered, [f"{one.subject}\n{one.text}" for one in newest if not one.ours]


def _agree(
    case: Case,
    account: AccountNow,
    message: MessageNow,
    outgoing: Outgoing,
    by: Actor,
    at: datetime,
) -> Answer:
    """Put it at the door on the office's standing word, or ask a second person to sign it."""
    warrant_id = stand(
        about=case.about,
        digest=outgoing.digest(),
        network=account.network,
        edge=outgoing.edge,
        life_risk=Risk(case.risk) in GRAVE,
        by=by,
        at=at,
    )
    made = Answer(
        case=case,
        message_id=message.id,
        text=outgoing.rendition.text,
        edge=outgoing.edge.value,
        key=outgoing.key,
        by=by.name,
        staff_id=by.person,
        made_at=at,
    )
    if warrant_id is None:
        made.request_id = ask(
            about=case.about,
            words=outgoing.rendition.text,
            where=_audience(account, outgoing.edge),
            digests=(outgoing.digest(),),
            authors=frozenset(),
            by=by,
            at=at,
        )
    else:
        made.dispatch_id = queue_dispatch(
            outgoing=outgoing,
            warrant_id=warrant_id,
            about=case.about,
            answers_id=message.id,
            by=by,
            at=at,
        )
    made.save()
    enter("answer given", about=case.about, by=by, at=at, answer=made.pk, edge=made.edge)
    return made


def _take(case: Case, by: Actor, at: datetime) -> None:
    """Whoever answers has the case, if nobody had."""
    if case.assigned_to_id is None:
        if case.state == "triaged":
            move(case, CASE, "assigned")
        case.assigned_to_id, case.assigned_at, case.viewed_at = by.person, at, at
        Assignment.objects.create(case=case, to_id=by.person, by=by.name, begun_at=at)
    case.moved_at, case.perhaps = at, False  # who answers has read it
    case.place()
    case.save(
        update_fields=[
            "assigned_to", "assigned_at", "viewed_at", "moved_at", "perhaps", "rank", "due_at"
        ]
    )  # fmt: skip


def _audience(account: AccountNow, edge: Edge) -> str:
    """Say who will read it, for whoever is asked to sign."""
    sentence = (
        _("Everybody can read this: on %(title)s, as %(address)s")
        if edge is Edge.PUBLIC
        else _("Only this person can read it: on %(title)s, as %(address)s")
    )
    return sentence % {"title": account.title, "address": account.address}
