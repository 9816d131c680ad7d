"""A hold stops what it covers until somebody lifts it; it overwrites nothing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.channels.contract import Deed
from clarion.kit.ids import STATEMENT
from clarion.kit.rows import Row, Scoped, one_of
from clarion.postroom.models.dispatch import Dispatch
from clarion.postroom.rules.sparing import EMERGENCY, spared, spared_themes

# A statement is what a dispatch is about; a theme or a campaign is written on it.
SCOPES = ("everything", "account", "network", "theme", "campaign", "statement", "dispatch")

_COLUMNS = {
    "account": "account_id",
    "network": "account__network",
    "theme": "theme",
    "campaign": "campaign",
    "statement": "about",
    "dispatch": "pk",
}


class Hold(Row):
    """Placed by somebody, for a reason; lifted by somebody, for a reason.

    Nothing is sent after `placed_at`, a whole second as people read it. It lets pass what it
    `spares`. At `look_at` somebody is told to look at it again; it never lifts itself.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=20)
    subject = models.CharField(max_length=120, default="")
    title = models.CharField(max_length=200, default="")  # of a campaign or statement, in words
    why = models.CharField(max_length=300)  # empty: nobody has said it yet
    spares = ArrayField(models.CharField(max_length=60), default=list, db_default=[])
    placed_by = models.CharField(max_length=200)
    placed_at = models.DateTimeField()
    in_flight = ArrayField(models.BigIntegerField(), default=list)  # had left, or may have
    look_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, default="")
    lifted_at = models.DateTimeField(null=True)
    lifted_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Those in force are found at once."""

        constraints = [one_of(SCOPES, "postroom_hold_scope", "scope")]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(lifted_at=None),
                name="postroom_hold_in_force",
            )
        ]

    @property
    def says(self) -> str:
        """What is written on whatever it stops."""
        return self.says_with(self.why)

    def says_with(self, why: str) -> str:
        """What is written on it if that is the reason; empty: nobody has said one."""
        return f"held by {self.placed_by}: {why or 'no reason given yet'}"

    def covers(self, dispatch: Dispatch) -> bool:
        """Say whether this hold stops that dispatch. Taking words down says nothing: it may go."""
        if dispatch.deed == Deed.TAKE_DOWN.value or self._lets_pass(dispatch):
            return False
        subject = {
            "account": dispatch.account_id,
            "network": dispatch.account.network,
            "theme": dispatch.theme,
            "campaign": dispatch.campaign,
            "statement": dispatch.about,
            "dispatch": dispatch.pk,
        }
        return self.scope == "everything" or self.subject == str(subject[self.scope])

    def reach(self) -> models.Q:
        """The same as `covers`, for the database."""
        stops = ~models.Q(deed=Deed.TAKE_DOWN.value) & ~self._spared()
        column = _COLUMNS.get(self.scope)
        return stops & models.Q(**{column: self.subject}) if column else stops

    def _lets_pass(self, dispatch: Dispatch) -> bool:
        """Say whether it spares a dispatch: only statements are spared, and no answers."""
        theme, emergency = dispatch.theme, dispatch.emergency
        passes = spared(self.spares, theme=theme, emergency=emergency)
        return passes and dispatch.about.startswith(STATEMENT)

    def _spared(self) -> models.Q:
        """The same as `_lets_pass`, for the database."""
        passes = models.Q(theme__in=spared_themes(self.spares))
        if EMERGENCY in self.spares:
            passes |= models.Q(emergency=True)
        return models.Q(about__startswith=STATEMENT) & passes
