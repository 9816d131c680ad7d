"""Which codes of an authenticator app have been used, at the desk or on a link."""

from django.db import models

from clarion.kit.rows import Row


class SpentCode(Row):
    """One code of one person, counted in half minutes (RFC 6238)."""

    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    counter = models.BigIntegerField()
    spent_at = models.DateTimeField()

    class Meta:
        """A code is good for one thing."""

        constraints = [
            models.UniqueConstraint(fields=["staff", "counter"], name="people_code_spent_once")
        ]
