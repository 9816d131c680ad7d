"""One answer to all: written once, every copy looked at, then sent; or stopped midway."""

from functools import partial
from math import ceil
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from clarion.desk import actions, queries
from clarion.desk.actions import Promised
from clarion.desk.web.matters.forms import AnswerAllForm
from clarion.desk.web.matters.screen import accepted, back_to_matter, done
from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED
from clarion.people.queries import OfficeRequest

# So many copies are looked at on one page.
_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def answer_all(request: OfficeRequest, matter_id: int) -> HttpResponse:
    """Write it; look at every copy; send it. What has changed since is looked at once more."""
    request.actor.must(Power.ANSWER)
    page = queries.answer_page(office_id=request.office.id, matter_id=matter_id)
    if request.method != "POST":
        whom = "told" if request.GET.get("whom") == "told" else "waiting"
        form = _form(request, page, None, whom)
        return _show(request, page, form, ())
    form = _form(request, page, request.POST, request.POST.get("whom", "waiting"))
    skip = _skipped(request.POST)
    if not form.is_valid():
        return _show(request, page, form, (), status=REFUSED)
    if request.POST.get("step") == "send" and _sent(request, matter_id, form, skip):
        return back_to_matter(request, matter_id)
    return _preview(request, page, form, skip)


@require_POST
def stop(request: OfficeRequest, circular_id: int) -> HttpResponse:
    """Stop one midway."""
    matter_id = queries.matter_of_circular(office_id=request.office.id, circular_id=circular_id)
    stopped: list[int] = []

    def act() -> None:
        stopped.append(
            actions.stop_circular(circular_id=circular_id, by=request.actor, at=clock.now())
        )

    if done(request, act):
        words = ngettext(
            "Stopped. %d person will not get it.", "Stopped. %d people will not get it.", stopped[0]
        )
        messages.success(request, words % stopped[0])
    return back_to_matter(request, matter_id)


def _sent(
    request: OfficeRequest, matter_id: int, form: AnswerAllForm, skip: frozenset[int]
) -> bool:
    said = form.cleaned_data
    promised = (
        Promised(
            words=said["promise_words"],
            due_at=said["promise_due"],
            owner_id=said["promise_owner"],
        )
        if said["promise_words"]
        else None
    )
    act = partial(
        actions.send_circular,
        matter_id=matter_id,
        key=said["key"],
        facts=form.facts,
        whom=said["whom"],
        skip=skip,
        seen=said["seen"],
        promised=promised,
        by=request.actor,
        at=clock.now(),
    )
    return accepted(form, act)


def _preview(
    request: OfficeRequest,
    page: queries.AnswerPage,
    form: AnswerAllForm,
    skip: frozenset[int],
) -> HttpResponse:
    """Show every copy as it would leave; what was refused is said above them."""
    now = clock.now()
    found = queries.preview(
        office_id=request.office.id,
        matter_id=page.row.id,
        facts=form.facts,
        whom=form.cleaned_data["whom"],
        skip=skip,
        staff_id=request.actor.staff_id,
        at=now,
    )
    data = request.POST.copy()
    data["seen"] = found.fingerprint
    _suggest(request, form, data)
    again = _form(request, page, data, form.cleaned_data["whom"])
    again.is_valid()
    for error in form.non_field_errors():
        again.add_error(None, error)
    status = REFUSED if again.errors else 200
    return _show(request, page, again, found.copies, skip=skip, looked=True, status=status)


def _suggest(request: OfficeRequest, form: AnswerAllForm, data: QueryDict) -> None:
    """Fill in, once, what the words seem to promise; whoever sends it decides."""
    if form.cleaned_data["promise_words"] or form.cleaned_data["suggested"]:
        return
    found = queries.suggest(
        next(iter(form.facts.values())), zone=request.office.zone, at=clock.now()
    )
    data["suggested"] = "on"
    if found:
        due = timezone.localtime(found.due_at)
        data["promise_words"] = found.words
        data["promise_due_0"], data["promise_due_1"] = f"{due:%Y-%m-%d}", f"{due:%H:%M}"


def _form(
    request: OfficeRequest, page: queries.AnswerPage, said: QueryDict | None, whom: str
) -> AnswerAllForm:
    languages = request.office.languages
    # Who resolved it has said in words how it ended: begun with these, which somebody still reads.
    ending = {languages[0]: page.ending} if page.ending else {}
    return AnswerAllForm(
        said,
        languages=languages,
        colleagues=page.colleagues,
        me=request.actor.person,
        facts=page.facts if whom == "waiting" else ending,
        whom=whom,
    )


def _skipped(said: QueryDict) -> frozenset[int]:
    numbers = map(number_of, said.getlist("skip"))
    return frozenset(one for one in numbers if one is not None)


def _show(
    request: OfficeRequest,
    page: queries.AnswerPage,
    form: AnswerAllForm,
    copies: tuple[queries.RenditionNow, ...],
    *,
    skip: frozenset[int] = frozenset(),
    looked: bool = False,
    status: int = 200,
) -> HttpResponse:
    told = [one for one in copies if not one.left]
    left_out = [one for one in copies if one.left]
    pages = max(1, ceil(max(len(told), len(left_out)) / _PAGE))
    page_now = min(max(number_of(request.POST.get("page", ""), digits_max=3) or 1, 1), pages)
    part = slice((page_now - 1) * _PAGE, page_now * _PAGE)
    here = {one.case_id for one in (*told[part], *left_out[part])}
    shown: dict[str, Any] = {
        "matter": page.row,
        "form": form,
        "whom": form["whom"].value(),
        "ending": page.ending,
        "copies": told[part],
        "left_out": left_out[part],
        "many": {"told": len(told), "left_out": len(left_out), "all": len(copies)},
        "pages": {"now": page_now, "all": pages},
        "skip": skip,
        "skip_elsewhere": sorted(skip - here),
        "looked": looked,
        "public": sum(one.edge == "public" for one in told),
        "perhaps": sum(one.perhaps for one in told),
        "now": clock.now(),
    }
    return render(request, "desk/matters/answer.html", shown, status=status)
