"""What the bar says of holds: what is held, by whom, why, and who may still send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.postroom import queries as postroom
from clarion.postroom.queries import HoldNow, MaySend

# So many are named in the bar; the page of the hold names everybody.
_NAMED_MAX = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The hold in the bar: its state in words. `sheet`: this person can hold everything at once.

    `signing`: who could sign an emergency then, if the sheet is told to spare it.
    """

    words: str
    url: str
    held: bool
    sheet: bool
    signing: str = ""


def held(office: OfficeCard, actor: Actor, *, at: datetime) -> Held:
    """Return it for the bar; a hold that spares something leaves more to hold."""
    hold = postroom.hold_now(office_id=office.id)
    narrow = hold is None or hold.scope != "everything" or bool(hold.spares)
    sheet = narrow and actor.may(Power.HOLD)
    return Held(
        words=_words(office, hold, at) if hold else _("Nothing held"),
        url=reverse("postroom:holds", kwargs={"office": office.slug}),
        held=hold is not None,
        sheet=sheet,
        signing=_signing(office) if sheet else "",
    )


def _signing(office: OfficeCard) -> str:
    """Name those of whom two sign an emergency; with fewer nobody sends one."""
    names = people.names_with(office_id=office.id, power=Power.SIGN)
    return _listed(names) if len(names) > 1 else _("nobody")


def _words(office: OfficeCard, hold: HoldNow, at: datetime) -> str:
    what = {"everything": _("Everything"), "dispatch": _("One message")}.get(hold.scope)
    facts = {
        "what": what or hold.address or hold.title,
        "who": hold.placed_by,
        "time": f"{timezone.localtime(hold.placed_at):%H:%M}",
        "why": hold.why,
        "spared": hold.spared,
    }
    said = [
        _("%(what)s except %(spared)s held by %(who)s %(time)s: %(why)s") % facts
        if hold.spares
        else _("%(what)s held by %(who)s %(time)s: %(why)s") % facts
    ]
    sending = postroom.who_may_send(office_id=office.id, spares=hold.spares)
    said += [_may_send(one) for one in sending]
    if hold.look_at and hold.waits_for_a_look(at):
        since = f"{timezone.localtime(hold.look_at):%H:%M}"
        said.append(_("To be looked at again since %(since)s") % {"since": since})
    return ". ".join(said)


def _may_send(one: MaySend) -> str:
    """Say whose hands it needs; of an emergency those who sign are fewer than those who write."""
    hands = (*one.signing, *one.guests) if one.what == postroom.EMERGENCY else one.writing
    if not one.is_possible:
        return _("%(what)s: nobody can send them now") % {"what": one.title}
    return _("%(what)s: %(names)s") % {"what": one.title, "names": _listed(hands)}


def _listed(names: Sequence[str]) -> str:
    named, more = ", ".join(names[:_NAMED_MAX]), len(names) - _NAMED_MAX
    return _("%(names)s and %(more)d more") % {"names": named, "more": more} if more > 0 else named
