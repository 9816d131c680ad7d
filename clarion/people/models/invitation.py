"""An invitation to an office: a link that works once, for one address, for a week."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Invitation(Row):
    """Only the digest of the link's secret is kept."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    role = models.ForeignKey("people.Role", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_by = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    secret_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()
