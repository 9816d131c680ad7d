"""Which part of the queue somebody works through, as the address says it."""

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from clarion.desk.queries import NO_NEED, QueueChoices, QueueFilter
from clarion.desk.web.forms import offer
from clarion.desk.web.labels import NEEDS, VIEWS
from clarion.kit.numbers import number_of
from clarion.look.words import language_name

_NARROWED_BY = ("network", "team", "need", "language", "tag", "risk")
# What the address says of those that may be about a life.
_UNASSESSED = "unassessed"
NOT_NARROWED = dict.fromkeys(_NARROWED_BY, "")
_USUAL = ("view", QueueFilter().view)
# Into these, new work comes by itself; into the others only through somebody at the desk.
_NEW_WORK_COMES_INTO = frozenset({"open", "unassigned"})


class NarrowForm(forms.Form):
    """Choices that narrow the queue down; every one may be left open."""

    view = forms.CharField(widget=forms.HiddenInput)
    network = forms.ChoiceField(label=_("Network"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    need = forms.ChoiceField(label=_("What they want"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    risk = forms.ChoiceField(label=_("Life risk"), required=False)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=60)

    def __init__(self, asked: QueryDict, choices: QueueChoices) -> None:
        """Offer what there is in the queue, and whatever was asked for."""
        given = {name: asked.get(name, "") for name in _NARROWED_BY}
        super().__init__(initial={**given, "view": wanted(asked).view}, auto_id="narrow_%s")
        self._offer("network", list(choices.networks))
        self._offer("team", [(str(number), name) for number, name in choices.teams])
        needs = [(need, str(NEEDS.get(need, need))) for need in choices.needs]
        self._offer("need", [*needs, (NO_NEED, str(_("Something else")))])
        self._offer("risk", [(_UNASSESSED, str(_("May be about a life, not assessed")))])
        self._offer("language", [(code, language_name(code)) for code in choices.languages])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        asked = self.initial[name]
        known = {value for value, _label in choices}
        extra = [(asked, asked)] if asked and asked not in known else []
        offer(field, [("", _("All")), *choices, *extra])

    @property
    def chosen(self) -> list[str]:
        """By what the queue is narrowed now, in words."""
        words = []
        for name in _NARROWED_BY:
            if asked := self.initial[name]:
                labels = dict(getattr(self.fields[name], "choices", ()))
                words.append(f"{self.fields[name].label}: {labels.get(asked, asked)}")
        return words


def wanted(asked: QueryDict) -> QueueFilter:
    """Read what somebody wants to see; what makes no sense is left out."""
    team, view = asked.get("team", ""), asked.get("view", "")
    return QueueFilter(
        view=view if view in VIEWS else "open",
        network=asked.get("network", ""),
        team_id=number_of(team, digits_max=9),
        need=asked.get("need", ""),
        language=asked.get("language", ""),
        tag=asked.get("tag", "").strip().lower(),
        risk=asked.get("risk", "") == _UNASSESSED,
        after=asked.get("after", ""),
    )


def is_quiet(asked: QueueFilter) -> bool:
    """Say whether new work does not belong to this view."""
    return asked.view not in _NEW_WORK_COMES_INTO


def address_of(asked: QueryDict, **other: str) -> str:
    """Return the end of an address for the same queue, or for one that differs in `other`."""
    named = {name: asked.get(name, "") for name in ("view", *_NARROWED_BY)} | other
    kept = {name: word for name, word in named.items() if word and (name, word) != _USUAL}
    return f"?{urlencode(kept)}" if kept else ""
