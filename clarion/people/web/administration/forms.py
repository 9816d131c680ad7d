"""What an administrator says about people; whether it is allowed is decided by the actions."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clarion.kit.actor import Power
from clarion.people.queries import RoleCard

_NAME_MAX = 80

# Each power as a person would say what it lets them do, beside the word that the code uses.
POWER_WORDS = {
    Power.READ_CASES: _("Read cases and messages"),
    Power.ANSWER: _("Answer residents"),
    Power.ASSIGN: _("Assign cases to people and teams"),
    Power.ASSESS: _("Assess risk"),
    Power.CLOSE: _("Close and reopen cases"),
    Power.PUBLISH: _("Write statements and send them for signature"),
    Power.RECALL: _("Take statements down"),
    Power.SIGN: _("Sign words that others wrote"),
    Power.HOLD: _("Hold everything that waits to be sent, and release it"),
    Power.LISTEN: _("Listen to what is said in public, and begin and end watches"),
    Power.WRITE_SNIPPETS: _("Write and change snippets"),
    Power.SETTLE_UNKNOWN: _("Decide what became of a message when the network does not say"),
    Power.REPLAY: _("Sort parked arrivals again"),
    Power.CONNECT_ACCOUNTS: _("Connect and disconnect accounts"),
    Power.MANAGE_PEOPLE: _("Invite people, change roles, end memberships"),
    Power.MANAGE_OFFICE: _("Change how the office works"),
    Power.READ_LEDGER: _("Read the ledger"),
}


class RoleField(forms.TypedChoiceField):
    """One of the office's roles."""

    def __init__(self, roles: Sequence[RoleCard]) -> None:
        """Offer each role by its name."""
        choices = [(role.id, role.name) for role in roles]
        super().__init__(label=_("Role"), choices=choices, coerce=int)


class TeamField(forms.TypedChoiceField):
    """One of the office's teams, or none."""

    def __init__(self, teams: Sequence[tuple[int, str]]) -> None:
        """Offer each team by its name."""
        choices = [("", pgettext_lazy("team", "None")), *teams]
        super().__init__(
            label=_("Team"), choices=choices, coerce=int, empty_value=None, required=False
        )


class InviteForm(forms.Form):
    """Who is invited, and to what work."""

    email = forms.EmailField(
        max_length=254,
        label=_("E-mail address"),
        help_text=_("They will sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: object, *, roles: Sequence[RoleCard], teams: Sequence[tuple[int, str]]
    ) -> None:
        """Offer the office's own roles and teams."""
        super().__init__(data)  # type: ignore[arg-type]  # request.POST or None
        self.fields["role_id"] = RoleField(roles)
        self.fields["team_id"] = TeamField(teams)


class ChangeRoleForm(forms.Form):
    """Another role for somebody."""

    def __init__(self, data: object, *, roles: Sequence[RoleCard], now: int) -> None:
        """Offer the office's own roles, beginning with the present one."""
        super().__init__(data, initial={"role_id": now})  # type: ignore[arg-type]  # as above
        self.fields["role_id"] = RoleField(roles)


class ChangeTeamForm(forms.Form):
    """Another team for somebody."""

    def __init__(self, data: object, *, teams: Sequence[tuple[int, str]], now: int | None) -> None:
        """Offer the office's own teams, beginning with the present one."""
        super().__init__(data, initial={"team_id": now})  # type: ignore[arg-type]  # as above
        self.fields["team_id"] = TeamField(teams)


class TeamForm(forms.Form):
    """A new team."""

    name = forms.CharField(label=_("Name of the team"), max_length=_NAME_MAX)


class PowersForm(forms.Form):
    """What a role includes."""

    powers = forms.TypedMultipleChoiceField(
        label=_("What people in this role may do"),
        choices=[(power.value, words) for power, words in POWER_WORDS.items()],
        coerce=Power,
        widget=forms.CheckboxSelectMultiple,
    )


class RoleForm(PowersForm):
    """A new role."""

    name = forms.CharField(label=_("Name of the role"), max_length=_NAME_MAX)
    field_order = ("name", "powers")
