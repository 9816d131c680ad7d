"""Sources: where one listens, whether it works, and files that are handed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.listening import actions, queries
from clarion.listening.web.deeds import do, words
from clarion.listening.web.source_form import SourceForm
from clarion.listening.web.tabs import tabs
from clarion.people.queries import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: OfficeRequest) -> HttpResponse:
    """Show them; POST adds one."""
    request.actor.must_one_of(Power.LISTEN, Power.CONNECT_ACCOUNTS)
    form = SourceForm(request.POST or None, exercise=request.office.exercise)
    if form.is_valid():
        try:
            actions.add_source(**form.facts(), by=request.actor, at=clock.now())
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("Added. It is read once a watch listens to it."))
            return redirect("listening:sources", office=request.office.slug)
    shown = {
        "tabs": tabs(request, "sources"),
        "sources": queries.sources(office_id=request.office.id),
        "form": form,
    }
    status = REFUSED if form.errors else 200
    return render(request, "listening/sources.html", shown, status=status)


@require_POST
def move_source(request: OfficeRequest, feed_id: int) -> HttpResponse:
    """Pause it, go on, or leave it."""
    to = request.POST.get("to", "")
    done = {"paused": _("Paused."), "closed": _("Left."), "open": _("It is read again.")}
    do(request, actions.move_source, done.get(to, ""), source_id=feed_id, to=to)
    return redirect("listening:sources", office=request.office.slug)


@require_POST
def open_anew(request: OfficeRequest, feed_id: int) -> HttpResponse:
    """Hand in a new password or token."""
    secret = words(request, "secret")
    do(request, actions.open_anew, _("Kept. It is read again."), source_id=feed_id, secret=secret)
    return redirect("listening:sources", office=request.office.slug)


@require_POST
def replay_parked(request: OfficeRequest, feed_id: int) -> HttpResponse:
    """Read again what could not be read."""
    do(request, actions.replay_parked, _("Read again."), source_id=feed_id)
    return redirect("listening:sources", office=request.office.slug)


@require_POST
def take_file(request: OfficeRequest, feed_id: int) -> HttpResponse:
    """Read a file."""
    file = request.FILES.get("file")
    content = file.read() if file else b""
    try:
        lines, kept = actions.take_file(
            source_id=feed_id, content=content, by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        said = ngettext("%(lines)d line read,", "%(lines)d lines read,", lines)
        said += " " + ngettext("%(kept)d kept.", "%(kept)d kept.", kept)
        messages.success(request, said % {"lines": lines, "kept": kept})
    return redirect("listening:sources", office=request.office.slug)
