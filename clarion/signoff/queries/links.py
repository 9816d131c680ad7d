"""What a link shows before anybody answers by it: the words, what is new in them, and for whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.signoff.models import Link, Request, WrongCode
from clarion.signoff.queries.compared import Pairs, compared
from clarion.signoff.queries.requests import OpenRequest, as_request, request_now
from clarion.signoff.rules.links import WRONG_WITHIN, Shut, Way, covering, digest, masked, shut


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """`factor`: what proves that it is they: app, passkey, none, code (read out) or mail (sent).

    `code`: the newest code that was sent to `sent_to`, which is shown without most of itself.

    `shut`: why it does not work any more; empty while it does.
    """

    office_id: int
    name: str
    organisation: str
    factor: str
    shut: str
    expires_at: datetime
    request: OpenRequest
    pairs: Pairs
    sent_to: str
    code: "CodeNow | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNow:
    """A code on its way. `state`: waiting, sent or undone, with the `reason` why it did not go."""

    sent_at: datetime
    expires_at: datetime
    state: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody of the office to whom a link for a request can be given."""

    staff_id: int
    name: str
    role: str


def linked(*, secret: str, at: datetime) -> Linked | None:
    """Return what a link is about, or None if there is no such link."""
    rows = Link.objects.filter(secret_digest=digest(secret))
    row: Link | None = rows.select_related("request", "staff", "guest__chain").first()
    if row is None:
        return None
    request = row.request
    asked = as_request(request)
    return Linked(
        office_id=row.office_id,
        name=(row.guest or row.staff).name,  # type: ignore[union-attr]  # it is for one of them
        organisation=row.guest.organisation if row.guest else "",
        factor=_factor(row),
        shut=why_shut(row, request, at) or "",
        expires_at=row.expires_at,
        request=asked,
        pairs=compared([asked], office_id=row.office_id)[asked.id],
        sent_to=masked(row.guest.email) if row.guest and _by_mail(row) else "",
        code=_code(row, at) if _by_mail(row) else None,
    )


def _by_mail(link: Link) -> bool:
    return link.guest is not None and link.guest.way == Way.MAIL


def _factor(link: Link) -> str:
    if link.staff_id:
        return people.factor_of(staff_id=link.staff_id).value
    return "mail" if _by_mail(link) else "code"


def _code(link: Link, at: datetime) -> CodeNow | None:
    newest = link.codes.order_by("-id").first()
    if newest is None or at >= newest.expires_at:
        return None
    about = f"link:{link.pk}"
    told = people.notices_about(office_id=link.office_id, things=[about]).get(about, [])
    last = told[-1] if told else None
    return CodeNow(
        sent_at=newest.sent_at,
        expires_at=newest.expires_at,
        state=_gone(last),
        reason=last.reason if last else "",
    )


def _gone(notice: people.NoticeNow | None) -> str:
    if notice is None or notice.waits:
        return "waiting"
    return "sent" if notice.state == "sent" else "undone"


def why_shut(link: Link, request: Request, at: datetime) -> Shut | None:
    """Return why a link does not work, or None: it does."""
    lately = Q(at__gt=at - WRONG_WITHIN)
    wrong = WrongCode.objects.filter(link__in=_theirs(link)).aggregate(
        here=Count("id", filter=Q(link=link)), lately=Count("id", filter=lately)
    )
    return shut(
        used=link.used_at is not None,
        ended=link.ended_at is not None or _is_over(link),
        expires_at=link.expires_at,
        request_open=request.state == "open",
        same_words=link.covers == covering(request.digests),
        wrong=wrong["here"],
        wrong_lately=wrong["lately"],
        at=at,
    )


def _theirs(link: Link) -> QuerySet[Link]:
    """Return all links of the same person."""
    return Link.objects.filter(staff=link.staff_id, guest=link.guest_id)


def _is_over(link: Link) -> bool:
    """A guest's right ends with the chain that names them, a colleague's with their power here."""
    guest = link.guest
    if guest is not None:
        return guest.proposed or guest.ended_at is not None or guest.chain.ended_at is not None
    colleague = people.actor_in(office_id=link.office_id, staff_id=link.staff_id or 0)
    return colleague is None or not colleague.may(Power.SIGN)


def signers(*, office_id: int, request_id: int) -> list[Signer]:
    """Return who may sign a request now or once its step is late, and could be given a link."""
    request = request_now(office_id=office_id, request_id=request_id)
    powers = {one.name: one.powers for one in people.roles(office_id=office_id)}
    done = {one.staff_id for one in request.signatures}
    named = {*request.gate.roles, *request.gate.deputies}
    return [
        Signer(staff_id=one.staff_id, name=one.name, role=one.role)
        for one in people.colleagues(office_id=office_id)
        if Power.SIGN in powers.get(one.role, frozenset())
        and one.staff_id not in request.authors
        and one.staff_id not in done
        and one.staff_id not in request.code_givers
        and (not request.gate.roles or one.role in named)
    ]
