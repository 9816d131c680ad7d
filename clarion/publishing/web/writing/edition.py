"""One edition: a draft is written here; what was submitted is followed to its end."""

from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clarion.kit import clock
from clarion.kit.actor import Power
from clarion.kit.refusals import REFUSED, NotAllowed, NotFound, Refusal
from clarion.people.queries import OfficeRequest
from clarion.postroom import queries as postroom
from clarion.postroom.queries import Voice
from clarion.publishing import actions, queries
from clarion.publishing.actions import (
    CannotPublish,
    IsWithdrawn,
    LookAgain,
    NoSuchSlot,
    NotADraft,
    NotCarried,
    SaysNothing,
    SlotTaken,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
    TooManyComments,
    TooManyPictures,
)
from clarion.publishing.queries import EditionPage
from clarion.publishing.web.agreeing.gaps import gap_words
from clarion.publishing.web.planning.lists import may_read
from clarion.publishing.web.planning.slots import chosen_slot, slots_for
from clarion.publishing.web.saying.following import comments_of, follow
from clarion.publishing.web.writing.comments import begun, forget_begun, keep_begun
from clarion.publishing.web.writing.forms import MENDS, REGISTERS, StatementForm
from clarion.publishing.web.writing.passing import let_pass, with_reasons
from clarion.signoff import queries as signoff

# Where somebody goes on from the draft; what they have written is saved first.
_SAVED_FIRST = frozenset({"choose_pictures", "emergency", "parts"})
# What a refusal is about: a field of the form, or another place on its page.
_FIELD_OF: dict[type[Refusal], str] = {
    NotCarried: "account_ids",
    CannotPublish: "account_ids",
    TimeHasPassed: "due_at",
    TooManyPictures: "pictures",
}
_LEADS_TO: dict[type[Refusal], str] = {
    Stopped: "#preview",
    SlotTaken: "#when",
    NoSuchSlot: "#when",
    SaysNothing: "#comment",
    TooManyComments: "#comment",
}


@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Show it; POST saves a draft, and sends it for signature if that button was pressed."""
    may_read(request)
    page = queries.edition(office_id=request.office.id, edition_id=edition_id)
    if request.method != "POST" and not (page.is_draft and request.actor.may(Power.PUBLISH)):
        return follow(request, page)
    keep_begun(request, edition_id)
    form = form_of(request, page, request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _write(request, page, form, status=REFUSED if form.errors else 200)
    seen = form.cleaned_data["seen_version"]
    try:
        seen = _save(request, page, form)
        seen = _add(request, page, form, seen)
        let_pass(request, page.id)
        return _go_on(request, page, form, seen)
    except SomebodySaved as refusal:
        return _compare(request, page, form, refusal)
    except (NotADraft, IsWithdrawn) as refusal:
        shown = {"page": page, "mine": form.without_the_rest(), "sentence": refusal.sentence}
        return render(request, "publishing/kept.html", shown, status=409)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        fresh = queries.edition(office_id=request.office.id, edition_id=edition_id)
        return _write(request, fresh, _again(request, fresh, refusal, seen), status=REFUSED)


def _save(request: OfficeRequest, page: EditionPage, form: StatementForm) -> int:
    """Save the words and return the version that they are."""
    fix, wording = form.chosen_fix(), form.wording()
    if fix and fix[0] == MENDS:
        wording = wording.mended(was=fix[1], now=fix[2])
    return actions.revise(
        edition_id=page.id,
        seen_version=form.cleaned_data["seen_version"],
        wording=wording,
        window=form.saved_by(itself=False),
        by=request.actor,
        at=clock.now(),
    )


def _add(request: OfficeRequest, page: EditionPage, form: StatementForm, seen: int) -> int:
    """Add the pictures and return the last version that the writer has seen.

    Looking at pictures takes seconds: what a colleague has saved meanwhile is not seen by that.
    """
    uploads = form.uploads()
    if not uploads:
        return seen
    me, now = request.actor, clock.now()
    added = actions.add_pictures(edition_id=page.id, uploads=uploads, by=me, at=now)
    for name in added.known:
        messages.info(request, _("“%s” was in the library already.") % name)
    return added.version if added.before == seen else seen


def _go_on(
    request: OfficeRequest, page: EditionPage, form: StatementForm, version: int
) -> HttpResponse:
    """Do what was pressed, behind the words that are saved."""
    now, me, fix = clock.now(), request.actor, form.chosen_fix()
    if fix and fix[0] == REGISTERS:
        place = reverse("publishing:new_source", kwargs={"office": request.office.slug})
        return redirect(f"{place}?{urlencode({'seed': fix[2]})}")
    if slot := chosen_slot(request.POST.get("then", "")):
        slot_id, due_at = slot
        actions.take_slot(
            edition_id=page.id, seen_version=version, slot_id=slot_id, due_at=due_at, by=me, at=now
        )
        messages.success(request, _("Saved, with the slot that you chose."))
    elif (then := request.POST.get("then")) in _SAVED_FIRST:
        return redirect(f"publishing:{then}", office=request.office.slug, edition_id=page.id)
    elif request.POST.get("then") == "comment":
        actions.comment(edition_id=page.id, text=request.POST.get("comment", ""), by=me, at=now)
        forget_begun(request)
        messages.success(request, _("Saved, with your comment."))
    elif request.POST.get("then") == "submit":
        link = link_of(request, page.code)
        actions.submit(
            edition_id=page.id,
            seen_version=version,
            link=link,
            looked_at=frozenset(form.cleaned_data["looked_at"].split(",")),
            by=me,
            at=now,
        )
        messages.success(request, _("Sent for signature."))
    else:
        messages.success(request, _("Saved."))
    return redirect("publishing:edition", office=request.office.slug, edition_id=page.id)


@require_POST
def preview(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Show what each account would say of words that are not saved yet."""
    request.actor.must(Power.PUBLISH)
    page = queries.edition(office_id=request.office.id, edition_id=edition_id)
    form = form_of(request, page, request.POST)
    form.is_valid()
    wording = form.wording()
    shown = _preview(request, page, wording) | {"page": page, "afresh": True}
    shown |= slots_for(request, page, wording)
    return render(request, "publishing/parts/preview.html", shown)


@require_safe
def versions(request: OfficeRequest, edition_id: int) -> HttpResponse:
    """Show what was saved, the newest first, each beside the one before."""
    may_read(request)
    office_id = request.office.id
    found = queries.versions(office_id=office_id, edition_id=edition_id)
    pairs = list(zip_longest(found, found[1:]))
    page = queries.edition(office_id=office_id, edition_id=edition_id)
    return render(request, "publishing/versions.html", {"page": page, "pairs": pairs})


def link_of(request: OfficeRequest, code: str) -> str:
    """Return the short address of a statement, for texts in which every sign counts."""
    return queries.short_link(request.office, code)


def form_of(
    request: OfficeRequest, page: EditionPage, data: Any, files: Any = None
) -> StatementForm:
    """Return the form of a statement, with what this office has to offer."""
    office_id = request.office.id
    ours, personal = postroom.voices(office_id=office_id)
    return StatementForm(
        data,
        files,
        page=page,
        accounts=ours,
        personal=personal,
        campaigns=queries.campaigns(office_id=office_id, also=page.campaign_id),
        languages=request.office.languages,
        handings=queries.handings(
            office_id=office_id, edition_id=page.id, link=link_of(request, page.code)
        ),
    )


def _again(request: OfficeRequest, page: EditionPage, refusal: Refusal, seen: int) -> StatementForm:
    """Return the same words on top of what their writer has `seen`, and where the refusal leads."""
    data = request.POST.copy()
    data["seen_version"] = str(seen)
    data["looked_at"] = refusal.facts.get("marks", data.get("looked_at", ""))
    form = form_of(request, page, data)
    form.is_valid()
    form.asks = refusal.sentence if isinstance(refusal, LookAgain) else ""
    field = _FIELD_OF.get(type(refusal))
    form.add_error(field if field in form.fields else None, refusal.sentence)
    form.leads_to = _LEADS_TO.get(type(refusal), "")
    return form


def _write(
    request: OfficeRequest, page: EditionPage, form: StatementForm, *, status: int = 200
) -> HttpResponse:
    wording = form.wording() if form.is_bound else None
    shown = {"page": page, "form": form, "comments": comments_of(request, page)}
    shown |= slots_for(request, page, wording) | {"comment_begun": begun(request, page.id)}
    shown |= {"link": link_of(request, page.code), **_preview(request, page, wording)}
    return render(request, "publishing/write.html", shown, status=status)


def _preview(request: OfficeRequest, page: EditionPage, wording: Any) -> dict[str, Any]:
    found = queries.preview(
        office_id=request.office.id,
        edition_id=page.id,
        link=link_of(request, page.code),
        wording=wording,
        at=clock.now(),
    )
    barring = queries.barring(
        office_id=request.office.id,
        campaign_id=wording.campaign_id if wording else page.campaign_id,
        theme=wording.theme if wording else page.theme,
        voice=Voice(role=request.actor.role, person=request.actor.staff_id),
    )
    lacking = signoff.gaps_for(
        office_id=request.office.id,
        theme=wording.theme if wording else page.theme,
        authors=found.authors | {request.actor.person},
        at=clock.now(),
    )
    return {
        "not_yours": [
            (queries.place_words(rule.place), postroom.permit_words(rule.permit))
            for rule in barring
        ],
        "lacking": [gap_words(one) for one in lacking],
        "composed": found.composed,
        "handed": found.handed,
        "translations": found.translations,
        "table": found.table,
        "told": with_reasons(found.told, request.POST),
        "stopped": any(one.stops for one in found.told),
    }


def _compare(
    request: OfficeRequest, page: EditionPage, form: StatementForm, refusal: Refusal
) -> HttpResponse:
    """Show what somebody saved meanwhile beside one's own words."""
    fresh = queries.edition(office_id=request.office.id, edition_id=page.id)
    theirs = form_of(request, fresh, None)
    for name in {"mistake", "removes_old_words"} & theirs.fields.keys():
        theirs.initial[name] = form.cleaned_data.get(name)
    own = [text for one in fresh.audiences for text in (one.own_text, one.comment)]
    own = [*(one.said.whole for one in fresh.translations), *own]
    shown = {
        "page": fresh,
        "mine": form.without_the_rest(),
        "theirs": "\n\n".join(
            part for part in (fresh.mistake, fresh.headline, fresh.text, *own) if part
        ),
        "form": theirs,
        "headline": form.cleaned_data["headline"],
        "text": form.cleaned_data["text"],
        "sentence": refusal.sentence,
    }
    return render(request, "publishing/comparison.html", shown, status=409)
