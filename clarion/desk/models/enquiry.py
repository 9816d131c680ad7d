"""What somebody noted of an enquiry of the media: for which outlet, and by when."""

from django.db import models

from clarion.kit.rows import Row


class Enquiry(Row):
    """`deadline_at` is theirs; None: they named none, and the office's own clock counts.

    `need_was`, `urgent_was`: what the case was before it was noted, and is again if that was wrong.
    """

    case = models.OneToOneField("desk.Case", on_delete=models.PROTECT, related_name="enquiry")
    outlet = models.CharField(max_length=120)
    deadline_at = models.DateTimeField(null=True)
    noted_by = models.CharField(max_length=200)
    noted_at = models.DateTimeField()
    need_was = models.CharField(max_length=40, default="", db_default="")
    urgent_was = models.BooleanField(default=False, db_default=False)
