"""Specimens for the gallery: a form with every kind of field, and a morning in a small town."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clarion.look.fields import Counted, FilesField, MomentField

NETWORKS = [("bluesky", _("Bluesky")), ("email", _("E-mail")), ("paper", _("Paper"))]


class SpecimenForm(forms.Form):
    name = forms.CharField(label=_("Name of the office"), help_text=_("As residents know it."))
    address = forms.EmailField(label=_("E-mail address"), required=False)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    network = forms.ChoiceField(label=_("Network"), choices=NETWORKS)
    edge = forms.ChoiceField(
        label=_("Who can read the reply"),
        choices=[("public", _("Everybody")), ("private", _("Only this person"))],
        widget=forms.RadioSelect,
        help_text=_("A public reply cannot be taken back from those who have read it."),
    )
    areas = forms.MultipleChoiceField(
        label=_("Areas"),
        choices=[("mill", _("Mill Lane")), ("oak", _("Oak Street"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reply = forms.CharField(label=_("Reply"), widget=Counted(limit=300))
    due = MomentField(label=_("When it should be published"))
    pictures = FilesField(label=_("Pictures"), required=False, help_text=_("At most 5 MB each."))
    agreed = forms.BooleanField(label=_("I have read the words aloud"))


class NarrowingForm(forms.Form):
    network = forms.ChoiceField(label=_("Network"), choices=NETWORKS, required=False)
    words = forms.CharField(label=_("Words"), required=False)


def specimens() -> dict[str, Any]:
    """What every page of the gallery is given in place of a working office."""
    now = timezone.now()
    return {
        "now": now,
        "in_four_minutes": now + timedelta(minutes=4, seconds=30),
        "in_two_hours": now + timedelta(hours=2, minutes=5),
        "twelve_minutes_ago": now - timedelta(minutes=12, seconds=5),
        "form": SpecimenForm(initial={"name": "Millbrook Town Hall"}),
        "wrong_form": SpecimenForm({"address": "town hall", "edge": "both"}, prefix="wrong"),
        "narrowing_form": NarrowingForm(prefix="narrow"),
        "columns": [_("Account"), _("Last message in"), {"label": _("Messages"), "number": True}],
        "tabs": [
            {"label": _("Open"), "url": "#open", "current": True, "count": 12},
            {"label": _("Waiting"), "url": "#waiting"},
            {"label": _("Closed"), "url": "#closed"},
        ],
        "before": "Water will be back by 18:00. Do not drink it before.",
        "after": "Water will be back by 20:00. Boil it before drinking.",
        "delivery_states": [
            ("queued", _("for 14:10")),
            ("held", _("by R. Shah 14:02, crisis: Mill Lane flood")),
            ("sending", ""),
            ("sent", _("14:07 BST")),
            ("unknown", _("– we are checking with Bluesky. Do not send again.")),
            ("failed", _("– Bluesky says the post is too long. Shorten it and send again.")),
            ("missed", _("– it should have gone at 09:00. Decide what happens to it.")),
            ("withdrawn", _("by R. Shah 14:02. They have not got it.")),
        ],
    } | office_of(mode="live")


def office_of(*, mode: str) -> dict[str, Any]:
    """What the house tells every staff page about the office, its rooms and its hold."""
    rooms = [_("Desk"), _("Publish"), _("Listening"), _("Crisis"), _("Newsroom"), _("Insight")]
    return {
        "office": {"name": "Millbrook Town Hall", "slug": "millbrook", "mode": mode},
        "actor": {"name": "Ana Ruiz", "role": _("Agent")},
        "place": _("Desk"),
        "search_url": "#search",
        "rail": [
            {"label": label, "url": f"#{n}", "current": n == 0, "count": {0: 7, 3: 1}.get(n)}
            for n, label in enumerate(rooms)
        ],
        "me": [
            {"label": _("Your sign-in and devices"), "url": "#me"},
            {"label": _("Sign out"), "url": "#out", "post": True},
        ],
        "hold": {
            "words": _("Promotional posts held by R. Shah 14:02")
            if mode == "exercise"
            else _("Nothing held"),
            "url": "#hold",
            "held": mode == "exercise",
        },
    }
