"""Something that a colleague has to do for a case, besides answering it."""

from django.db import models

from clarion.kit.rows import Row


class Task(Row):
    """`staff` is whose it is, nobody's: anybody's. Done is a fact with a name and a time."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=300)
    staff = models.ForeignKey("people.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    done_by = models.CharField(max_length=200, default="")
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Open ones are looked for, by whose they are."""

        indexes = [
            models.Index(
                fields=["staff", "due_on", "id"],
                condition=models.Q(done_at=None),
                name="desk_task_open",
            )
        ]
