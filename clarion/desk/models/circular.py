"""One cleared answer for everybody in a matter: a copy for each, which leaves by itself."""

from django.db import models

from clarion.desk.rules.matters.lives import AUDIENCES, CIRCULAR, COPY
from clarion.kit.rows import Row, one_of, vocabulary


class Circular(Row):
    """`facts` are the words that all get, by language; `whom`: who waits, or who was told before.

    `key` is made with the form: the same form sent twice is one circular.
    """

    matter = models.ForeignKey("desk.Matter", on_delete=models.PROTECT, related_name="circulars")
    whom = models.CharField(max_length=10)
    facts = models.JSONField()
    key = models.CharField(max_length=32, unique=True)
    by = models.CharField(max_length=200)
    staff = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=CIRCULAR.start)
    request = models.ForeignKey(
        "signoff.Request", null=True, on_delete=models.PROTECT, related_name="+"
    )
    warrant = models.ForeignKey(
        "signoff.Warrant", null=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_why = models.CharField(max_length=500, default="")
    ended_by = models.CharField(max_length=200, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """What waits for a signature or is being sent is looked for."""

        constraints = [
            vocabulary(CIRCULAR, "desk_circular_state"),
            one_of(AUDIENCES, "desk_circular_whom", "whom"),
        ]
        indexes = [
            models.Index(
                fields=["state"],
                condition=models.Q(state__in=["asked", "sending"]),
                name="desk_circular_under_way",
            )
        ]


class Copy(Row):
    """One rendition, to one person; or the reason why this person got none.

    `seen_answer` is the newest answer of the case when it was written; a later one stops it.
    """

    circular = models.ForeignKey("desk.Circular", on_delete=models.PROTECT, related_name="copies")
    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    seen_answer = models.BigIntegerField(default=0)
    number = models.IntegerField()
    edge = models.CharField(max_length=10)
    text = models.TextField()
    language = models.CharField(max_length=10, default="")
    key = models.CharField(max_length=32, unique=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=COPY.start)
    why = models.CharField(max_length=40, default="")
    answer = models.OneToOneField(
        "desk.Answer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    told_at = models.DateTimeField(null=True)  # the network has it

    class Meta:
        """Nobody gets the same circular twice; one that left has its answer."""

        constraints = [
            vocabulary(COPY, "desk_copy_state"),
            models.UniqueConstraint(fields=["circular", "case"], name="desk_copy_once"),
            models.CheckConstraint(
                condition=models.Q(state="queued", answer__isnull=False)
                | ~models.Q(state="queued") & models.Q(answer=None),
                name="desk_copy_has_left_by_an_answer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="desk_copy_due"
            ),
            models.Index(
                fields=["case", "-id"],
                condition=models.Q(told_at__isnull=False),
                name="desk_copy_told",
            ),
        ]
