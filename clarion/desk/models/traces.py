"""Who looked, who had it, who wrote what beside it: facts with a name and a time."""

from django.db import models

from clarion.kit.rows import Row


class Assignment(Row):
    """Somebody was given a case."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="assignments")
    to = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=200, default="")


class Assessment(Row):
    """A person looked at the risk and says what it is."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="assessments")
    risk = models.CharField(max_length=20)
    why = models.TextField()
    by = models.CharField(max_length=200)
    made_at = models.DateTimeField()


class Note(Row):
    """Written for colleagues; never leaves the building."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    by = models.CharField(max_length=200)
    made_at = models.DateTimeField()


class Turn(Row):
    """Whose turn it is to write the answer. It lets go by itself."""

    case = models.OneToOneField("desk.Case", on_delete=models.PROTECT, related_name="turn")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    until = models.DateTimeField()


class Looking(Row):
    """Who has the case open at this moment."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="looking")
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    class Meta:
        """Each person once."""

        constraints = [models.UniqueConstraint(fields=["case", "staff"], name="desk_looking_once")]
