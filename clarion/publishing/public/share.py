"""What an advocate finds behind their link, and the press that takes words along to a network.

Looking changes nothing. There is no cookie, no session and no script; the address is all that says
who may read it, and it is told to nobody. A press goes to one address that is the same for
everybody: it carries which words they are, and nothing about who presses.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from clarion.kit import clock
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.publishing import actions, queries
from clarion.publishing.queries import AdvocateNow, Pack, Shared, ShareText

_GONE = 410
_SALT = "clarion.share"
# What a press carries is the same for everybody in each half day, and is taken until the next is
# over: whoever left the page open overnight loads it again, and sees what has changed since.
_HALF_DAY_SECONDS = 12 * 3600
_QUIET = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Words with what is done with them: `code` is what a press carries."""

    text: ShareText
    code: str
    mail: str


@require_safe
def share(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what may be shared now; to whoever has not said yes, what this is."""
    now = clock.now()
    found = queries.advocate_by_link(secret=secret, at=now)
    if found is None:
        return _quiet(render(request, "publishing/share_shut.html", status=_GONE))
    office = people.office(found.office_id)
    advised = queries.advised(office_id=office.id, language=found.language, kind=found.kind)
    shown = {"office": office, "advocate": found, "secret": secret, "advised": advised}
    with timezone.override(ZoneInfo(office.zone)), translation.override(found.language):
        if found.joined_at is None:
            return _quiet(render(request, "publishing/share_asked.html", shown))
        packs = queries.packs(office_id=office.id, at=now)
        shown |= {
            "packs": [
                (one, _offers(one, found), queries.page_link(office, one.code))
                for one in packs.shown
            ],
            "held": packs.held,
        }
        return _quiet(render(request, "publishing/share.html", shown))


@csrf_exempt
@require_POST
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Say yes."""
    try:
        actions.take_part(secret=secret, at=clock.now())
    except Refusal:
        return _quiet(render(request, "publishing/share_shut.html", status=_GONE))
    return _quiet(redirect("sharing:share", secret=secret))


@csrf_exempt
@require_POST
def leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Leave, or say no."""
    try:
        actions.leave_advocates(secret=secret, at=clock.now())
    except Refusal:
        return _quiet(render(request, "publishing/share_shut.html", status=_GONE))
    return _quiet(render(request, "publishing/share_left.html"))


@csrf_exempt
@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Count a press, and lead to the network's own page, if the words may still be shared.

    Browsers let no form lead to another house, so this page leads there in its place, at once; with
    a long text, by its link.
    """
    shared = _carried(request.POST.get("code", ""))
    if shared is None:
        return _quiet(render(request, "publishing/share_old.html", status=_GONE))
    office = people.office(shared.office_id)
    link = queries.page_link(office, shared.code)
    with translation.override(office.languages[0]):
        if shared.text is None:
            shown = {"office": office, "link": link}
            return _quiet(render(request, "publishing/share_old.html", shown, status=_GONE))
        networks = {one.name: one for one in shared.text.networks}
        network = networks.get(request.POST.get("to", ""))
        if network is None:
            raise Http404
        if not _only_looks(request):
            number = shared.statement_id
            actions.count_share(statement_id=number, network=network.name, at=clock.now())
        short = queries.short_link(office, shared.code)
        links = (queries.link_in(short, shared.text.language), short, link)
        there = queries.leads_to(shared.text.text, links)
        target = queries.share_address(network, text=shared.text.text, link=there)
        shown = {"office": office, "network": network, "target": target}
        response = render(request, "publishing/share_go.html", shown)
        if queries.leads_at_once(target):
            response["Refresh"] = f"0; url={target}"
        return _quiet(response)


def _offers(pack: Pack, advocate: AdvocateNow) -> list[Offer]:
    """Return the words in the advocate's own language first."""
    texts = sorted(pack.texts, key=lambda one: one.language != advocate.language)
    return [
        Offer(
            text=one,
            code=_signer().sign_object([one.id, _half_day()]),
            mail=queries.mail_address(subject=pack.headline, text=one.text) if one.networks else "",
        )
        for one in texts
    ]


def _carried(code: str) -> Shared | None:
    """Return the words that a press carries; None for what no page of ours has given out lately."""
    try:
        number, half_day = _signer().unsign_object(code)
    except signing.BadSignature:
        return None
    lately = half_day in {_half_day(), _half_day() - 1}
    return queries.shared_text(handover_id=number) if lately else None


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT)


def _half_day() -> int:
    return int(clock.now().timestamp()) // _HALF_DAY_SECONDS


def _only_looks(request: HttpRequest) -> bool:
    """Say whether a browser fetches ahead of anybody's press."""
    names = ("Purpose", "Sec-Purpose", "X-Moz")
    return any("prefetch" in request.headers.get(name, "").lower() for name in names)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Tell no other site where this page is, no robot, and no cache."""
    for name, value in _QUIET.items():
        response[name] = value
    return response
