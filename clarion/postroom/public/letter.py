"""One person's letter: what they wrote, what the office answered, and room for more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.postroom import queries
from clarion.postroom.actions import ShutForNow, WrongCode, add_to_letter, open_letter
from clarion.postroom.public.door import code_in, files_left_out, forget, letter_path, letterbox
from clarion.postroom.public.forms import AnotherForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, body: str, reference: str) -> HttpResponse:
    """Show the letter to whoever has its code; POST adds to it."""
    office, title = letterbox(body)
    code = code_in(request)
    if not _opens(office.id, reference, code):
        return forget(_ask_for_code(body, reference), request.path)
    form = AnotherForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            left_out = add_to_letter(
                office_id=office.id,
                reference=reference,
                code=code,
                text=form.cleaned_data["text"],
                enclosed=form.enclosed(),
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error("enclosures", refusal.sentence)
        else:
            return redirect(letter_path(request.path, files_left_out=left_out))
    shown = {
        "office": office,
        "body": body,
        "title": title,
        "reference": reference,
        "code": code,
        "conversation": queries.conversation(office_id=office.id, reference=reference),
        "form": form,
        "files_left_out": files_left_out(request),
    }
    return render(request, "postroom/letter.html", shown)


@require_POST
def close(request: HttpRequest, body: str, reference: str) -> HttpResponse:
    """Forget the code in this browser, for whoever sits down here next."""
    here = reverse("letterbox:letter", kwargs={"body": body, "reference": reference})
    return forget(redirect("letterbox:write", body=body), here)


def _opens(office_id: int, reference: str, code: str) -> bool:
    if not code:
        return False
    try:
        open_letter(office_id=office_id, reference=reference, code=code, at=clock.now())
    except (WrongCode, ShutForNow):
        return False
    return True


def _ask_for_code(body: str, reference: str) -> HttpResponse:
    again = reverse("letterbox:again", kwargs={"body": body})
    return redirect(f"{again}?{urlencode({'reference': reference})}")
