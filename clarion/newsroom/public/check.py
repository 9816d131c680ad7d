"""Anybody can check whether something was really said by us, and see which words were altered."""

from contextlib import nullcontext
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from clarion.kit import eyes
from clarion.kit.numbers import number_of
from clarion.kit.refusals import REFUSED, Refusal
from clarion.newsroom import queries
from clarion.newsroom.queries import Verified

_TEXT_MAX = 10_000
_CODE_MAX = 300
_PLACE_DIGITS = 9
_NAMED_MAX = 5


class CheckForm(forms.Form):
    """A code, or the words themselves."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_(
            "It stands below every statement, for example 8K3D-P6FS. Its address will do as well."
        ),
        max_length=_CODE_MAX,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    text = forms.CharField(
        label=_("Or the words that you have seen"),
        help_text=_(
            "Copy them here exactly, with numbers and times. "
            "Names, times and buttons that an app shows around them do no harm."
        ),
        max_length=_TEXT_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Either of the two is needed, so neither is called optional."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.is_needed = True  # type: ignore[attr-defined]  # read by the look


class SeenForm(forms.Form):
    """A screenshot, whose words are read."""

    picture = forms.FileField(
        label=_("Or a screenshot"),
        help_text=_("A PNG, JPEG or WebP of at most 6 MB. It is read here, and not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )


@csrf_exempt  # it changes nothing, and sets no cookie for whoever checks something
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show the form, and what we can say of what was asked.

    Words are posted, so that they stand in no address and no log; a link may carry them all the
    same. POST brings a screenshot, too.
    """
    asked = request.POST if request.method == "POST" else request.GET
    if "code" in asked or "text" in asked:
        return _check_words(request, CheckForm(asked))
    if request.method == "POST" and eyes.can_read():
        return _check_picture(request)
    return _shown(request, CheckForm(), SeenForm(), None)


def _check_words(request: HttpRequest, form: CheckForm) -> HttpResponse:
    """Check the words, or else the code."""
    found: Verified | None = None
    if form.is_valid():
        code, text = form.cleaned_data["code"], form.cleaned_data["text"].replace("\x00", "")
        if text.strip():
            found = queries.check_text(text=text)
        elif code.strip():
            found = queries.check_code(code=code)
    is_refused = request.method == "POST" and not form.is_valid()
    return _shown(request, form, SeenForm(), found, status=REFUSED if is_refused else 200)


def _check_picture(request: HttpRequest) -> HttpResponse:
    """Read a screenshot, and check what was read; whoever brought it sees what that was."""
    seen = SeenForm(request.POST, request.FILES)
    if not seen.is_valid():
        return _shown(request, CheckForm(), seen, None, status=REFUSED)
    try:
        words = eyes.read_words(seen.cleaned_data["picture"].read(eyes.PICTURE_BYTES_MAX + 1))
    except Refusal as refusal:
        seen.add_error("picture", refusal.sentence)
        return _shown(request, CheckForm(), seen, None, status=REFUSED)
    text = words.replace("\x00", "")
    found = queries.check_text(text=text)
    return _shown(request, CheckForm({"text": text}), SeenForm(), found, read=True)


def _shown(
    request: HttpRequest,
    form: CheckForm,
    seen: SeenForm,
    found: Verified | None,
    *,
    read: bool = False,
    status: int = 200,
) -> HttpResponse:
    behind = [] if found else queries.offices_behind()
    zone = ZoneInfo(found.office.zone) if found and found.office else None
    with timezone.override(zone) if zone else nullcontext():
        shown = {
            "form": form,
            "seen_form": seen if eyes.can_read() else None,
            "found": found,
            "office": found.office if found else None,
            "read": read,
            "behind": behind,
            "named": [one.name for one in behind] if len(behind) <= _NAMED_MAX else [],
        }
        return render(request, "newsroom/check.html", shown, status=status)


@require_safe
def chain(request: HttpRequest, body: str) -> HttpResponse:
    """Give the public chain to machines: every value that is hashed, and the keys."""
    page = queries.chain(slug=body, after=_place(request.GET.get("after", "")))
    if page is None:
        raise Http404
    links: list[dict[str, Any]] = [
        {
            "position": link.position,
            "previous": link.previous,
            "hash": link.hash,
            "signature": link.signature,
            "key": public,
            "code": link.words.code,
            "number": link.words.number,
            "language": link.words.language,
            "words": digest,
            "headline": link.words.headline if page.shows(link) else "",
            "text": link.words.text if page.shows(link) else "",
            "said_at": link.words.said_at.isoformat(timespec="seconds"),
            "withdrawn": link.words.withdrawn,
            "telling": asdict(link.words.telling) if link.words.telling else None,
        }
        for link, public, digest in zip(page.links, page.publics, page.digests, strict=True)
    ]
    return JsonResponse({"office": page.office.name, "links": links, "more": page.more})


def _place(text: str) -> int:
    """Return a place in the chain; what is none is its beginning."""
    return number_of(text, digits_max=_PLACE_DIGITS) or 0
