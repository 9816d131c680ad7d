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

# So many lines of a file that nobody can read are named at once.
_LINES_NAMED = 10


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
            messages.success(request, _added(form))
            return redirect("listening:sources", office=request.office.slug)
    shown = {
        "tabs": tabs(request, "sources"),
        "sources": queries.sources(office_id=request.office.id, at=clock.now()),
        "form": form,
    }
    status = REFUSED if form.errors else 200
    return render(request, "listening/sources.html", shown, status=status)


@require_POST
def agree_to_source(request: OfficeRequest, feed_id: int) -> HttpResponse:
    """Agree that a feed is nobody's own."""
    do(request, actions.agree_to_source, _("Agreed. It is read from now on."), source_id=feed_id)
    return redirect("listening:sources", office=request.office.slug)


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
        taken = actions.take_file(
            source_id=feed_id, content=content, by=request.actor, at=clock.now()
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        said = ngettext("%(lines)d line read,", "%(lines)d lines read,", taken.lines)
        said += " " + ngettext("%(kept)d kept.", "%(kept)d kept.", taken.kept)
        messages.success(request, said % {"lines": taken.lines, "kept": taken.kept})
        _say_unreadable(request, taken)
    return redirect("listening:sources", office=request.office.slug)


def _say_unreadable(request: OfficeRequest, taken: actions.FileTaken) -> None:
    """Name the lines that nobody can read, so that they can be mended in the file."""
    if not taken.unreadable:
        return
    shown = [
        _("line %(number)d: %(why)s") % {"number": number, "why": why}
        for number, why in taken.unreadable[:_LINES_NAMED]
    ]
    more = "" if len(taken.unreadable) == len(shown) else "; …"
    said = ngettext(
        "%(many)d line could not be read and waits below:",
        "%(many)d lines could not be read and wait below:",
        len(taken.unreadable),
    ) % {"many": len(taken.unreadable)}
    messages.warning(request, f"{said} {'; '.join(shown)}{more}")


def _added(form: SourceForm) -> str:
    if form.facts()["evidence"]:
        return _("Named. It is read once a second person has agreed and a watch listens to it.")
    return _("Added. It is read once a watch listens to it.")
