"""A link that lets one person in once: to choose a new password, or to visit the town."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.people.rules.one_time import PURPOSES


class Pass(Row):
    """Only the digest of the link's secret is kept."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    secret_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """Only the purposes that there are."""

        constraints = [one_of(PURPOSES, "people_pass_purpose", "purpose")]
