"""Who works in which office, in which role, in which team."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import Row, Scoped
from clarion.people.rules.powers import Post


class Role(Row):
    """A name and a set of powers; data, so that each office can shape its own."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    powers = ArrayField(models.CharField(max_length=60), default=list)

    objects = Scoped.as_manager()

    class Meta:
        """One role of each name in an office."""

        constraints = [models.UniqueConstraint(fields=["office", "name"], name="people_role_name")]

    def powers_now(self) -> frozenset[Power]:
        """Return the powers; a word that is no longer a power gives nothing."""
        known = {power.value: power for power in Power}
        return frozenset(known[word] for word in self.powers if word in known)

    def post(self) -> Post:
        """Return it as the rules know it."""
        return Post(role_id=self.pk, powers=self.powers_now())


class Team(Row):
    """People who share a queue."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)

    objects = Scoped.as_manager()

    class Meta:
        """One team of each name in an office."""

        constraints = [models.UniqueConstraint(fields=["office", "name"], name="people_team_name")]


class Membership(Row):
    """One person in one office. It ends; it is not deleted, because deeds point to it."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    role = models.ForeignKey("people.Role", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """Nobody is in the same office twice at once."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "staff"],
                condition=models.Q(ended_at=None),
                name="people_membership_once",
            )
        ]

    def actor(self) -> Actor:
        """Return this person as they may act now."""
        return Actor(
            office_id=self.office_id,
            name=self.staff.name,
            role=self.role.name,
            staff_id=self.staff_id,
            exercise=self.office.exercise,
            powers=self.role.powers_now(),
        )
