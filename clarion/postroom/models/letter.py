"""A letter is a conversation that somebody began on our own page; its code opens it again."""

from django.db import models

from clarion.kit.rows import Row, Scoped


class Letter(Row):
    """What the page must know of it. The words themselves are arrivals, like all others.

    `caller` is a keyed digest of the address it came from: enough to count, not to find anybody.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40, unique=True)
    code_digest = models.CharField(max_length=64)
    caller = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    entries = models.IntegerField(default=1)
    wrong_codes = models.IntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """How many came from one caller lately is counted with each letter."""

        indexes = [
            models.Index(fields=["office", "caller", "written_at"], name="postroom_letter_caller")
        ]


class Enclosure(Row):
    """Something uploaded with a letter, until the letter is sorted and takes it along."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32, unique=True)
    content = models.BinaryField()

    objects = Scoped.as_manager()
