"""What each person in a matter would be told, and who would be told nothing, as things are now."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Case as CaseWhen
from django.db.models import Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from clarion.channels.contract import Capabilities, Edge, length
from clarion.desk.models import TOLD, Answer, Case, Copy, Matter, Turn
from clarion.desk.queries.matters.persons import elsewhere, once_each
from clarion.desk.queries.queue import excerpt
from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.lives import OVER
from clarion.desk.rules.matters.leaving_out import Left, Person, left_out, too_long
from clarion.desk.rules.matters.opening import Addressee, language_for, write
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.reading import UNKNOWN_LANGUAGE

# So many people one press may tell. What is larger is told in several, each with its own preview:
# who has not been told stands before who has.
COPIES_MAX = 10_000
# So many are read at once.
BATCH = 1_000
# So much of what a person wrote stands beside their copy: enough to see that it does not fit them.
WROTE = 300
_ON_ITS_WAY = frozenset({"queued", "sending", "processing", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionNow:
    """One copy as it would leave, or why it does not. `count` and `limit` as its network counts.

    `wrote` is what the person wrote last, in the language `wrote_in`, where that is known.
    """

    case_id: int
    reference: str
    name: str
    account_id: int
    network: str
    title: str
    edge: Edge
    language: str
    text: str
    wrote: str
    wrote_in: str
    count: int
    limit: int | None
    left: Left | None
    message_id: int
    seen_answer: int
    perhaps: bool  # the model alone takes what they wrote for a danger, and nobody has said yet


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    case: Case
    message: Any
    person: Person
    account: AccountNow
    seen_answer: int


def renditions(
    *,
    matter: Matter,
    facts: Mapping[str, str],
    whom: str,
    skip: Collection[int] = (),
    case_ids: Collection[int] | None = None,
    written: Mapping[int, str] | None = None,
    staff_id: int | None,
    at: datetime,
) -> list[RenditionNow]:
    """Return one for each person concerned, whoever waits first; at most `COPIES_MAX`.

    `whom`: `waiting` are all that are in it, `told` those who have had an answer of ours. `skip`
    are left out because somebody chose so. `case_ids`: of these only. `written`: their words, by
    case, which somebody has read already.
    """
    found = _candidates(matter, whom, case_ids, staff_id, at)
    if case_ids is None:  # nobody gets it twice, whatever they have written where
        found = _once_each(found, skip, at)
    texts = written or write([_addressee(one, facts) for one in found if _gets_one(one, skip, at)])
    return [_rendition(one, facts, texts.get(one.case.pk, ""), skip, at) for one in found]


def fingerprint(found: Sequence[RenditionNow]) -> str:
    """Return what is the same only while nothing of these renditions has changed."""
    said = [[one.case_id, one.message_id, one.text, one.left, one.seen_answer] for one in found]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _candidates(
    matter: Matter,
    whom: str,
    case_ids: Collection[int] | None,
    staff_id: int | None,
    at: datetime,
) -> list[_Candidate]:
    rows = Case.objects.of(matter.office_id).filter(matter=matter)
    if case_ids is not None:
        rows = rows.filter(pk__in=case_ids)
    if whom == "told":
        rows = rows.filter(Exists(Answer.objects.filter(TOLD, case=OuterRef("pk"))))
    ordered = list(_in_order(rows, whom).values_list("pk", flat=True)[:COPIES_MAX])
    accounts = postroom.answering(office_id=matter.office_id)
    found: list[_Candidate] = []
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        found += _read(matter, batch, accounts, whom == "told", staff_id, at)
    return found


def _in_order(rows: Any, whom: str) -> Any:
    """Put first whoever this is for, the oldest first, so that a next press begins with others.

    Nobody is left out here: who gets none is named, with the reason.
    """
    if whom == "told":
        newest = Copy.objects.filter(case=OuterRef("pk")).order_by("-id").values("id")[:1]
        return rows.order_by(Coalesce(Subquery(newest), 0), "id")
    settled = Q(state__in=[*OVER, "answered"])
    return rows.order_by(CaseWhen(When(settled, then=1), default=0), "id")


def _once_each(
    found: Sequence[_Candidate], skip: Collection[int], at: datetime
) -> list[_Candidate]:
    reached = [one for one in found if _gets_one(one, skip, at)]
    newest = once_each((one.case.correspondent_id, one.message.pk) for one in reached)
    others = {one.case.pk for one in reached if one.message.pk not in newest}
    return [
        replace(one, person=replace(one.person, told_elsewhere=True))
        if one.case.pk in others
        else one
        for one in found
    ]


def _read(
    matter: Matter,
    case_ids: list[int],
    accounts: Mapping[int, AccountNow],
    told_before: bool,
    staff_id: int | None,
    at: datetime,
) -> list[_Candidate]:
    rows = Case.objects.filter(pk__in=case_ids).select_related("last_message", "correspondent")
    cases = {case.pk: case for case in rows}
    answers = _answers(case_ids)
    told = elsewhere(matter=matter, cases=list(cases.values()))
    turns = Turn.objects.filter(case__in=case_ids, until__gt=at)
    writing = set(turns.exclude(staff_id=staff_id or 0).values_list("case_id", flat=True))
    return [
        _candidate(cases[pk], answers.get(pk, ()), accounts, pk in writing, told_before, pk in told)
        for pk in case_ids
        if pk in cases
    ]


def _answers(case_ids: list[int]) -> dict[int, list[Any]]:
    rows = Answer.objects.filter(case_id__in=case_ids).select_related("dispatch").order_by("id")
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(row)
    return found


def _candidate(
    case: Case,
    answers: Sequence[Any],
    accounts: Mapping[int, AccountNow],
    writing: bool,
    told_before: bool,
    told_elsewhere: bool,
) -> _Candidate:
    message: Any = case.last_message
    account = accounts[case.account_id]
    heard = max((one.message_id for one in answers if _told(one)), default=0)
    waits = case.waiting_since is not None and message.pk > heard
    person = Person(
        risk=Risk(case.risk),
        state=case.state,
        message_edge=Edge(message.edge),
        received_at=message.received_at,
        deleted=message.deleted_at is not None,
        answered=heard > 0 and not waits,
        wrote_again=waits,
        said_more=case.wrote_again,
        told_elsewhere=told_elsewhere and not told_before,
        under_way=any(_on_its_way(one) for one in answers),
        writing=writing,
        connected=account.state != "closed",
        capabilities=account.capabilities,
        told_before=told_before,
    )
    return _Candidate(
        case=case,
        message=message,
        person=person,
        account=account,
        seen_answer=max((one.pk for one in answers), default=0),
    )


def _told(answer: Any) -> bool:
    """The same as `TOLD`, of a row that is here already."""
    dispatch = answer.dispatch
    return answer.by_hand or bool(
        dispatch and dispatch.state == "sent" and dispatch.bounced_at is None
    )


def _on_its_way(answer: Any) -> bool:
    unsigned = not (answer.dispatch_id or answer.by_hand or answer.returned_why)
    if unsigned:
        return answer.withdrawn_at is None
    return bool(answer.dispatch and answer.dispatch.state in _ON_ITS_WAY)


def _gets_one(one: _Candidate, skip: Collection[int], at: datetime) -> bool:
    return one.case.pk not in skip and left_out(one.person, at=at) is None


def _addressee(one: _Candidate, facts: Mapping[str, str]) -> Addressee:
    language = language_for(one.case.language, facts)
    return Addressee(
        key=one.case.pk,
        name=one.case.correspondent.name,
        need=one.case.need,
        language=language,
        edge=one.person.message_edge,
        facts=facts[language],
    )


def _rendition(
    one: _Candidate,
    facts: Mapping[str, str],
    text: str,
    skip: Collection[int],
    at: datetime,
) -> RenditionNow:
    capabilities = one.account.capabilities
    who = one.case.correspondent
    return RenditionNow(
        case_id=one.case.pk,
        reference=one.case.reference,
        name=who.name or who.handle or who.remote_id,
        account_id=one.account.id,
        network=one.account.network,
        title=one.account.title,
        edge=one.person.message_edge,
        language=language_for(one.case.language, facts),
        text=text,
        wrote=excerpt(one.message, characters=WROTE),
        wrote_in="" if one.case.language == UNKNOWN_LANGUAGE else one.case.language,
        count=length(text, capabilities.counting) if text else 0,
        limit=capabilities.answer_limit,
        left=left_out(one.person, at=at) or _chosen(one, text, skip, capabilities),
        message_id=one.message.pk,
        seen_answer=one.seen_answer,
        perhaps=one.case.perhaps,
    )


def _chosen(
    one: _Candidate, text: str, skip: Collection[int], capabilities: Capabilities
) -> Left | None:
    if one.case.pk in skip:
        return Left.CHOSEN
    return Left.TOO_LONG if too_long(text, capabilities) else None


def offered(*, case: Case, facts: Mapping[str, str]) -> str:
    """Return what was cleared for all as this one person would be told it; for them to send it."""
    language = language_for(case.language, facts)
    addressee = Addressee(
        key=case.pk,
        name=case.correspondent.name,
        need=case.need,
        language=language,
        edge=Edge.PRIVATE,
        facts=facts[language],
    )
    # Turned by its number, so that those who are told one by one do not all read the same either.
    others = [replace(addressee, key=-place) for place in range(1, case.pk % 5 + 1)]
    return write([*others, addressee])[case.pk]
