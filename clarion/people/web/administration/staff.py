"""The people of an office: who they are, who is invited, and what becomes of one of them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.people import actions, queries
from clarion.people.actions import Course, Offered
from clarion.people.queries import OfficeRequest
from clarion.people.web.administration.changes import said_of, shown_to
from clarion.people.web.administration.forms import ChangeRoleForm, ChangeTeamForm, InviteForm

# A fresh link waits here for the one page that shows it.
_FRESH = "people_fresh_link"


@require_safe
def staff(request: OfficeRequest) -> HttpResponse:
    """Show everybody, and the invitations that nobody has answered yet."""
    request.actor.must(Power.MANAGE_PEOPLE)
    office_id, now = request.office.id, clock.now()
    shown = {
        "members": queries.members(office_id=office_id, at=now),
        "invitations": queries.open_invitations(office_id=office_id, at=now),
    }
    return render(request, "people/staff.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: OfficeRequest) -> HttpResponse:
    """Ask for an address, a role and a team; then show the link."""
    request.actor.must(Power.MANAGE_PEOPLE)
    office_id = request.office.id
    form = InviteForm(
        request.POST or None,
        roles=queries.roles(office_id=office_id),
        teams=queries.teams(office_id=office_id),
    )
    if form.is_valid():
        try:
            offered = actions.invite(**form.cleaned_data, by=request.actor, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _show_once(request, "invitation", offered, form.cleaned_data["email"])
    return render(request, "people/invite.html", {"form": form})


@require_safe
def link(request: OfficeRequest) -> HttpResponse:
    """Show a fresh link, once; afterwards nobody can see it again, not even we."""
    request.actor.must(Power.MANAGE_PEOPLE)
    fresh = request.session.pop(_FRESH, None)
    if fresh is None:
        return redirect("people:staff", office=request.office.slug)
    return render(request, "people/link.html", fresh)


@require_POST
def withdraw_invitation(request: OfficeRequest, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    actions.withdraw_invitation(invitation_id=invitation_id, by=request.actor, at=clock.now())
    messages.success(request, _("The invitation no longer works."))
    return redirect("people:staff", office=request.office.slug)


@require_safe
def member(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Show one person and what can be changed about their work here."""
    request.actor.must(Power.MANAGE_PEOPLE)
    office_id = request.office.id
    one = queries.member(office_id=office_id, membership_id=membership_id, at=clock.now())
    found = queries.changes_waiting(office_id=office_id)
    waits = [change for change in found if change.membership_id == membership_id]
    shown = {
        "member": one,
        "changes": shown_to(request.actor, waits),
        "role_form": ChangeRoleForm(
            None, roles=queries.roles(office_id=office_id), now=one.role_id
        ),
        "team_form": ChangeTeamForm(
            None, teams=queries.teams(office_id=office_id), now=one.team_id
        ),
    }
    return render(request, "people/member.html", shown)


@require_POST
def change_role(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Give somebody another role of this office; there are no others to choose."""
    roles = queries.roles(office_id=request.office.id)
    form = ChangeRoleForm(request.POST, roles=roles, now=0)
    if not form.is_valid():
        raise NotFound
    return _changed(request, actions.change_role, membership_id, **form.cleaned_data)


@require_POST
def change_team(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Move somebody to another team of this office; there are no others to choose."""
    teams = queries.teams(office_id=request.office.id)
    form = ChangeTeamForm(request.POST, teams=teams, now=None)
    if not form.is_valid():
        raise NotFound
    return _changed(request, actions.change_team, membership_id, **form.cleaned_data)


@require_POST
def unlock(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Let somebody try their password again at once."""
    return _changed(request, actions.unlock, membership_id)


@require_POST
def remove_second_factors(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Forget somebody's lost second factor."""
    return _changed(request, actions.remove_second_factors, membership_id)


@require_POST
def offer_new_password(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """Make a link by which somebody chooses a new password."""
    now = clock.now()
    offered = actions.offer_new_password(membership_id=membership_id, by=request.actor, at=now)
    one = queries.member(office_id=request.office.id, membership_id=membership_id, at=now)
    return _show_once(request, "new_password", offered, one.email)


@require_POST
def end_membership(request: OfficeRequest, membership_id: int) -> HttpResponse:
    """End somebody's work in this office."""
    actions.end_membership(membership_id=membership_id, by=request.actor, at=clock.now())
    messages.success(request, _("They no longer work in this office."))
    return redirect("people:staff", office=request.office.slug)


def _changed(
    request: OfficeRequest, action: Callable[..., Course | None], membership_id: int, **how: Any
) -> HttpResponse:
    course = action(membership_id=membership_id, by=request.actor, at=clock.now(), **how)
    done = _("Done. It holds from now on.")
    messages.success(request, said_of(course, done) if course else done)
    return redirect("people:member", office=request.office.slug, membership_id=membership_id)


def _show_once(request: OfficeRequest, view: str, offered: Offered, email: str) -> HttpResponse:
    address = f"{settings.PUBLIC_URL}{reverse(view, kwargs={'secret': offered.secret})}"
    fresh = {"address": address, "email": email, "kind": view, "how": offered.how.value}
    request.session[_FRESH] = fresh
    return redirect("people:link", office=request.office.slug)
