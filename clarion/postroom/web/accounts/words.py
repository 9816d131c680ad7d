"""What an account and a network are like, in words that a person would use."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clarion.look.moments import said_moment
from clarion.postroom.queries import AccountCard, Kind, NetworkOffer, Side, TroubleNow

# What a network said no with, and what somebody can do about it.
REASONS: dict[str, str | Promise] = {
    "rate_limited": gettext_lazy("The network asks us to wait. Try again in a few minutes."),
    "unreachable": gettext_lazy(
        "We could not reach the network. Check the address you entered, and this machine's "
        "connection."
    ),
    "network_down": gettext_lazy("The network has a fault of its own. Try again later."),
    "token_expired": gettext_lazy("The sign-in has run out. Give the account new secrets."),
    "token_revoked": gettext_lazy(
        "The name and the secret do not belong together, or the secret was taken back. Copy "
        "both again from the network's settings."
    ),
    "permission_lost": gettext_lazy(
        "The secret does not allow enough. Make one that may read, write and send messages."
    ),
    "target_gone": gettext_lazy("The network does not know this name. Check how it is written."),
    "forbidden_address": gettext_lazy(
        "This address is inside a private network. An administrator of this machine can allow it "
        "by name (CLARION_ALLOWED_HOSTS)."
    ),
    "taken": gettext_lazy(
        "Somebody said that it is not in our hands. Once it is ours again, give it new secrets."
    ),
    "misconfigured": gettext_lazy("Something that you entered cannot be right. Check each field."),
    "rejected": gettext_lazy("The network refused. Check each field."),
    "unrecognised": gettext_lazy(
        "The network answered in a way that we do not know. Check that the address is right."
    ),
    "unknown_refusal": gettext_lazy(
        "The network refused a message for a reason that we do not know. Look there whether it "
        "asks something of you."
    ),
}


def tested(offer: NetworkOffer) -> str:
    """Against what the plug was tested, so that nobody relies on more than that."""
    return _(offer.capabilities.tested.words) % {"title": offer.title}


# Whose voice an account is, in the register and where somebody chooses it.
KINDS = {
    Kind.OFFICIAL: gettext_lazy("Official"),
    Kind.MIXED: gettext_lazy("Mixed"),
    Kind.PERSONAL: gettext_lazy("Personal"),
}
KINDS_TOLD = {
    Kind.OFFICIAL.value: gettext_lazy("Official: the office speaks here"),
    Kind.MIXED.value: gettext_lazy("Mixed: a person who speaks for the office, and for themselves"),
    Kind.PERSONAL.value: gettext_lazy("Personal: no statement of the office is said here"),
}


class Mark(StrEnum):
    """How a step of an account's health is drawn; each value is a kind of tag."""

    GOOD = "good"
    OPEN = "warn"
    BAD = "stop"

    @property
    def shape(self) -> str:
        """The shape beside the word."""
        return {"good": "tick", "warn": "unknown", "stop": "warning"}[self.value]

    @property
    def word(self) -> str:
        """The word beside the shape."""
        return {"good": _("Yes"), "warn": _("Not yet"), "stop": _("No")}[self.value]

    @property
    def light(self) -> str:
        """The word for the whole account."""
        words = {"good": _("Working"), "warn": _("Not proven yet"), "stop": _("Needs attention")}
        return words[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that must be so before an account can be relied on, and what to do for it."""

    mark: Mark
    what: str
    now: str


def said_no(reason: str) -> str:
    """Say what to do about a network's refusal; `reason` may have evidence after a colon."""
    name = reason.partition(":")[0].strip().replace(" ", "_")
    return str(REASONS.get(name, ""))


def steps(card: AccountCard) -> list[Step]:
    """Explain an account's light, step by step."""
    found = [] if card.house else [_let_in(card), _allowed(card)]
    if card.listens:
        found.append(_heard(card))
    if card.sends:
        found.append(_spoken(card))
    return found


def why(card: AccountCard) -> str:
    """Say in one line why the light is as it is: the first step that is not done."""
    undone = [step.now for step in steps(card) if step.mark is not Mark.GOOD]
    if undone:
        return undone[0]
    return _("Messages come in and go out.") if card.listens else _("What we say goes out.")


def offered(offer: NetworkOffer) -> str:
    """Say in one sentence what one can do through a network."""
    if not offer.capabilities.sends:
        return _("Staff type in what comes; answers leave by hand.")
    if not offer.capabilities.inbound:
        return _("Say things to everybody. Nothing comes in through it.")
    return f"{_answers(offer)} {_arrives(offer)}"


def _let_in(card: AccountCard) -> Step:
    what = _("The network lets us in")
    if card.state == "broken":
        said = next((one.what for one in card.troubles.values()), "")
        now = said_no(said) or _("The network said no: %(said)s") % {"said": said}
        return Step(mark=Mark.BAD, what=what, now=now)
    if trouble := card.troubles.get(Side.SIGNING_IN):
        return Step(mark=Mark.BAD, what=what, now=_goes_on(trouble))
    return Step(mark=Mark.GOOD, what=what, now=_("It knows us as %s.") % card.address)


def _allowed(card: AccountCard) -> Step:
    what = _("We were given everything that we asked for")
    if card.missing:
        now = _("These are missing: %s. Give the account a secret that includes them.")
        return Step(mark=Mark.BAD, what=what, now=now % card.missing)
    return Step(mark=Mark.GOOD, what=what, now=_("Nothing is missing."))


def _heard(card: AccountCard) -> Step:
    what = _("Something has come in")
    if (trouble := card.troubles.get(Side.READING)) and card.state != "broken":
        return Step(mark=Mark.BAD, what=_("Messages reach us"), now=_goes_on(trouble))
    if card.inbound_seen_at is None:
        now = _("We have not seen anything come in yet. Send yourself a message to try.")
        if card.house:
            now = _("We have not seen anything come in yet. Write something yourself to try.")
        return Step(mark=Mark.OPEN, what=what, now=now)
    return Step(mark=Mark.GOOD, what=what, now=_("Messages reach us."))


def _spoken(card: AccountCard) -> Step:
    what = _("Something has gone out")
    if (trouble := card.troubles.get(Side.SENDING)) and card.state != "broken":
        return Step(mark=Mark.BAD, what=_("What we say leaves"), now=_until_the_next(trouble))
    if card.outbound_seen_at is None:
        now = _("We have not said anything through it yet. Answer the message that you sent.")
        if not card.listens:
            now = _("We have not said anything through it yet. The first statement will show it.")
        return Step(mark=Mark.OPEN, what=what, now=now)
    return Step(mark=Mark.GOOD, what=what, now=_("The network takes what we say."))


def _goes_on(trouble: TroubleNow) -> str:
    """Say what is in the way, and since when; we go on trying by ourselves."""
    return _("%(said)s. So since %(since)s; we go on trying.") % _in_the_way(trouble)


def _until_the_next(trouble: TroubleNow) -> str:
    """Nobody sends for the sake of trying."""
    words = _("%(said)s. So since %(since)s; the next message shows whether it is over.")
    return words % _in_the_way(trouble)


def _in_the_way(trouble: TroubleNow) -> dict[str, str]:
    said = said_no(trouble.what).rstrip(".") or trouble.what
    return {"said": said, "since": said_moment(trouble.since_at)}


def _answers(offer: NetworkOffer) -> str:
    edges = {edge.value for edge in offer.capabilities.edges}
    if edges == {"public", "private"}:
        return _("Answer people in public or in private.")
    return _("Answer people in public.") if edges == {"public"} else _("Answer people in private.")


def _arrives(offer: NetworkOffer) -> str:
    ways = {way.value for way in offer.capabilities.inbound}
    if "page" in ways:
        return _("Messages come from a page of our own.")
    if ways & {"webhook", "stream"}:
        return _("Messages are here as soon as they are written.")
    return _("We look for messages every %s.") % _span(offer.capabilities.poll_every)


def _span(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    if seconds < 60:
        return ngettext("%d second", "%d seconds", seconds) % seconds
    return ngettext("%d minute", "%d minutes", seconds // 60) % (seconds // 60)
