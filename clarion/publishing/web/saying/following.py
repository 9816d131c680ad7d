"""What was submitted is followed to its end: who has signed, where it is said, who has it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.publishing import queries
from clarion.publishing.queries import OFFERED_DAYS, EditionPage
from clarion.publishing.web.agreeing.gaps import gap_words
from clarion.publishing.web.saying.reasons import ReasonForm
from clarion.publishing.web.writing.comments import begun
from clarion.signoff import queries as signoff

_NAMED = 5  # of those who can sign; the others are counted


def follow(request: OfficeRequest, page: EditionPage) -> HttpResponse:
    """Show what became of it, and what can be done about it."""
    asked = (
        signoff.request_now(office_id=request.office.id, request_id=page.request_id)
        if page.request_id
        else None
    )
    actor, now = request.actor, clock.now()
    handed = queries.handed(office_id=request.office.id, edition_id=page.id, at=now)
    shared = [one for one in handed if one.shared]
    held, partly = None, False
    if page.may_leave:
        office_id = request.office.id
        holds = postroom.holds_in_force(office_id=office_id)
        held, partly = queries.hold_on(office_id=office_id, edition_id=page.id, holds=holds)
    shown = {
        "held": held,
        "partly": partly,
        "stopped": page.due_at is not None and (page.is_held or (held is not None and not partly)),
        "page": page,
        **_agreement(request, page, asked),
        **_withdrawal(request, page),
        "comments": comments_of(request, page),
        "comment_begun": begun(request, page.id),
        "asked": asked,
        "now": now,
        "signed": asked.signed() if asked else [],
        "handed": [one for one in handed if not one.shared],
        "shared": shared,
        "sharing": _sharing(request, page) if shared else None,
        "link": queries.page_link(request.office, page.code),
        "short_link": queries.short_link(request.office, page.code),
        "withdraw_form": ReasonForm(label=_("Why it is withdrawn"), auto_id="withdraw_%s"),
        "hold_form": ReasonForm(label=_("Why it is held"), auto_id="hold_%s", later=True),
        "may_write": actor.may(Power.PUBLISH),
        "may_recall": actor.may(Power.RECALL),
        "may_hold": actor.may(Power.HOLD),
        "may_sign": actor.may(Power.SIGN),
    }
    return render(request, "publishing/follow.html", shown)


def _withdrawal(request: OfficeRequest, page: EditionPage) -> dict[str, Any]:
    """Return what withdrawing would do; or once it is done, who keeps it and must be told."""
    office_id, actor = request.office.id, request.actor
    if page.withdrawn_at is None:
        plans = actor.may(Power.RECALL) and page.state not in {"rejected", "dropped"}
        return {"plan": queries.fates(page, office_id=office_id) if plans else []}
    untold = [one for one in queries.fates(page, office_id=office_id) if one.must_be_told]
    if not untold:
        return {}
    notice = queries.notice_of(office_id=office_id, statement_id=page.statement_id)
    return {"untold": untold, "notice": notice}


def _agreement(
    request: OfficeRequest, page: EditionPage, asked: signoff.OpenRequest | None
) -> dict[str, Any]:
    """Return who was told of the request and who is missing; or what was agreed beforehand."""
    office_id = request.office.id
    if asked is None:
        return {"agreed": _agreed(office_id, page.warrant_id)}
    told = people.notices_about(office_id=office_id, things=[asked.ref]).get(asked.ref, [])
    staffing = signoff.staffing_of_request(office_id=office_id, request=asked, at=clock.now())
    lacking = [gap_words(one) for one in staffing.lacking]
    able, more = staffing.able[:_NAMED], len(staffing.able[_NAMED:])
    return {"told": told, "lacking": lacking, "able": able, "more_able": more}


def _agreed(office_id: int, warrant_id: int | None) -> signoff.AgreedWord | None:
    if warrant_id is None:
        return None
    return signoff.agreed_by_warrant(office_id=office_id, warrant_id=warrant_id, at=clock.now())


def _sharing(request: OfficeRequest, page: EditionPage) -> dict[str, Any]:
    named = {"office_id": request.office.id, "statement_id": page.statement_id}
    pack, pressed = queries.pack_of(**named), queries.pressed(**named)
    return {"pack": pack, "pressed": pressed, "days": OFFERED_DAYS}


def comments_of(request: OfficeRequest, page: EditionPage) -> list[Any]:
    """Return what colleagues have said about its statement."""
    return queries.comments(office_id=request.office.id, statement_id=page.statement_id)
