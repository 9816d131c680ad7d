"""The letterbox: anybody writes to the office here, without an account and without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.postroom import queries
from clarion.postroom.actions import Filled, Receipt, Words, open_letter, take_letter
from clarion.postroom.public.door import letter_path, letterbox, remember
from clarion.postroom.public.forms import TRAP, LetterForm, OpenForm


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, body: str) -> HttpResponse:
    """Show the form; POST takes the letter and goes on to its own page."""
    office, title = letterbox(body)
    form = LetterForm(
        request.POST or None,
        request.FILES or None,
        languages=office.languages,
        stamp=queries.page_stamp(page=body, at=clock.now()),
    )
    if form.is_valid():
        try:
            receipt = take_letter(
                office_id=office.id,
                words=_words(form),
                enclosed=form.enclosed(),
                filled=_filled(request, form, body),
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error("enclosures", refusal.sentence)
        else:
            return _opened(body, receipt)
    shown = {"office": office, "body": body, "title": title, "form": form, "trap": TRAP}
    return render(request, "postroom/write.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, body: str) -> HttpResponse:
    """Ask for a reference and a code, and go on to the letter that they open."""
    office, title = letterbox(body)
    asked = {"reference": request.GET.get("reference", "")}
    form = OpenForm(request.POST or None, initial=asked)
    if form.is_valid():
        typed = Receipt(reference=form.cleaned_data["reference"], code=form.cleaned_data["code"])
        try:
            open_letter(
                office_id=office.id, reference=typed.reference, code=typed.code, at=clock.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _opened(body, typed)
    shown = {"office": office, "body": body, "title": title, "form": form}
    return render(request, "postroom/again.html", shown)


def _words(form: LetterForm) -> Words:
    said = form.cleaned_data
    return Words(
        text=said["text"],
        subject=said["subject"],
        name=said["name"],
        contact=said["contact"],
        place=said["place"],
        language=said.get("language", ""),
    )


def _filled(request: HttpRequest, form: LetterForm, body: str) -> Filled:
    return Filled(
        trap=request.POST.get(TRAP, ""),
        stamp=form.cleaned_data["stamp"],
        page=body,
        caller=queries.calling(
            peer=request.META.get("REMOTE_ADDR", ""),
            forwarded_for=request.headers.get("X-Forwarded-For", ""),
        ),
    )


def _opened(body: str, receipt: Receipt) -> HttpResponse:
    path = reverse("letterbox:letter", kwargs={"body": body, "reference": receipt.reference})
    goes_to = letter_path(path, files_left_out=receipt.files_left_out)
    return remember(redirect(goes_to), path, receipt.code)
