"""A warrant covers the exact words whose digests it holds, and no others."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped


class Warrant(Row):
    """Granted by a standing word or by a signed request: by exactly one of them."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    digests = ArrayField(models.CharField(max_length=64))
    standing = models.ForeignKey(
        "signoff.StandingWord", null=True, on_delete=models.PROTECT, related_name="+"
    )
    request = models.OneToOneField(
        "signoff.Request", null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField()
    begins_at = models.DateTimeField(null=True)  # the time was agreed to as well
    expires_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    voided_why = models.CharField(max_length=200, default="")
    withdrawn = models.BooleanField(default=False, db_default=False)

    objects = Scoped.as_manager()

    class Meta:
        """No warrant comes from nowhere, and none covers nothing."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing=None) ^ models.Q(request=None),
                name="signoff_warrant_has_one_source",
            ),
            models.CheckConstraint(
                condition=models.Q(digests__len__gt=0), name="signoff_warrant_covers_words"
            ),
        ]
