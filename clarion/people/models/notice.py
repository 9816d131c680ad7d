"""A notice is an e-mail to one person about what waits for them at the desk; it says no words."""

from django.db import models

from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.people.rules.notices import HAPPENINGS, NOTICE, UNDONE


class Notice(Row):
    """To a colleague whose turn it is, or to a guest, whose code is sealed until it has left.

    `about` is what it is about, e.g. `request:5`; `once` keeps it from being written twice.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    address = models.EmailField()
    happening = models.CharField(max_length=20)
    about = models.CharField(max_length=120)
    once = models.CharField(max_length=160)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    sealed = models.BinaryField(default=b"")  # a guest's code, until it has left
    urgent = models.BooleanField(default=False)
    key = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=NOTICE.start)
    attempts = models.IntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="")
    proof = models.CharField(max_length=1000, default="")
    settled_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """Nobody is told the same thing twice, and nothing is called sent without a proof."""

        constraints = [
            vocabulary(NOTICE, "people_notice_state"),
            one_of(HAPPENINGS, "people_notice_happening", "happening"),
            models.UniqueConstraint(
                fields=["office", "once", "address"], name="people_notice_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | ~models.Q(proof=""),
                name="people_sent_notice_has_proof",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(lease_until__isnull=False),
                name="people_sending_notice_has_lease",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=models.Q(state__in=["queued", "sending"]),
                name="people_notice_due",
            ),
            models.Index(fields=["office", "about"], name="people_notice_about"),
            models.Index(
                fields=["office", "made_at"],
                condition=models.Q(state__in=UNDONE),
                name="people_notice_undone",
            ),
            models.Index(
                fields=["office", "address", "made_at"],
                condition=models.Q(state="sent"),
                name="people_notice_arrived",
            ),
        ]
