"""A change that gives somebody more power, proposed by one person, waits for another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.actor import Power
from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.people.rules.four_eyes import CHANGE, KINDS

_STAFF = "staff:"


class Change(Row):
    """What was proposed, as it was then: who would gain, and what the role would include.

    `gaining` names them as the ledger does, `staff:4` or `invitation:9`. What has changed since is
    not agreed to: whoever agreed has looked at something else.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=CHANGE.start)
    membership = models.ForeignKey(
        "people.Membership", null=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.ForeignKey("people.Role", null=True, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(
        "people.Invitation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    link = models.ForeignKey("people.Pass", null=True, on_delete=models.PROTECT, related_name="+")
    powers = ArrayField(models.CharField(max_length=60), default=list)
    gaining = ArrayField(models.CharField(max_length=40), default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    proposed_by_id = models.BigIntegerField()
    decided_at = models.DateTimeField(null=True)  # agreed to, turned down, or overtaken
    decided_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One of each kind waits for each that it is about, and each is about what it says."""

        constraints = [
            vocabulary(CHANGE, "people_change_state"),
            one_of(KINDS, "people_change_kind", "kind"),
            models.CheckConstraint(
                condition=models.Q(kind="role", membership__isnull=False, role__isnull=False)
                | models.Q(kind="shape", role__isnull=False)
                | models.Q(kind="invitation", invitation__isnull=False)
                | models.Q(kind="new password", membership__isnull=False, link__isnull=False)
                | models.Q(kind="second factors", membership__isnull=False),
                name="people_change_is_about_something",
            ),
            models.UniqueConstraint(
                fields=["membership", "kind"],
                condition=models.Q(state="proposed", membership__isnull=False),
                name="people_change_one_waits_for_member",
            ),
            models.UniqueConstraint(
                fields=["role"],
                condition=models.Q(state="proposed", kind="shape"),
                name="people_change_one_waits_for_role",
            ),
            models.UniqueConstraint(
                fields=["invitation"],
                condition=models.Q(state="proposed", invitation__isnull=False),
                name="people_change_one_waits_for_invitation",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office"],
                condition=models.Q(state="proposed"),
                name="people_change_waits",
            )
        ]

    @property
    def about(self) -> str:
        """What it is about, as the ledger calls it."""
        if self.membership is not None:
            return f"{_STAFF}{self.membership.staff_id}"
        if self.invitation_id is not None:
            return f"invitation:{self.invitation_id}"
        return f"role:{self.role_id}"

    def staff_gaining(self) -> frozenset[int]:
        """Return the numbers of the colleagues who would gain."""
        mine = [who for who in self.gaining if who.startswith(_STAFF)]
        return frozenset(int(who.removeprefix(_STAFF)) for who in mine)

    def powers_then(self) -> frozenset[Power]:
        """Return what the role would include, as it was proposed."""
        known = {power.value: power for power in Power}
        return frozenset(known[word] for word in self.powers if word in known)
