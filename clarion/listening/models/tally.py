"""How much each watch has found that is still kept, counted as it comes and goes."""

from django.db import models

from clarion.kit.rows import Row


class Slip(Row):
    """What a watch found, or lost, since it was last counted: `many` of one author's, or fewer.

    The database writes it whenever a match is written or deleted, whoever does it. Nobody waits
    for anybody to write one.
    """

    watch = models.ForeignKey(
        "listening.Watch", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    pseudonym = models.CharField(max_length=20)
    received_at = models.DateTimeField()  # the first of them
    many = models.BigIntegerField()

    class Meta:
        """Summed up with what was counted."""

        indexes = [
            models.Index(fields=["watch"], include=["many"], name="listening_slip_watch"),
        ]


class Tally(Row):
    """How much of one watch is kept, and how much of it `private` people said.

    `era`: the moment from which the key held by which its authors are called. Each of them has
    another name in the next one.
    """

    watch = models.ForeignKey(
        "listening.Watch", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    era = models.DateTimeField()
    private = models.BigIntegerField(default=0)
    every = models.BigIntegerField(default=0)

    class Meta:
        """A handful for each watch."""

        constraints = [
            models.UniqueConstraint(fields=["watch", "era"], name="listening_tally_once")
        ]


class Voice(Row):
    """How much of what a watch found one private author said. Gone with the last of it."""

    watch = models.ForeignKey(
        "listening.Watch", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    era = models.DateTimeField()
    pseudonym = models.CharField(max_length=20)
    said = models.BigIntegerField()

    class Meta:
        """Whoever said most is found along an index, however many there are."""

        constraints = [
            models.UniqueConstraint(fields=["watch", "pseudonym"], name="listening_voice_once")
        ]
        indexes = [
            models.Index(fields=["watch", "-said"], name="listening_voice_most"),
            models.Index(fields=["watch", "era", "-said"], name="listening_voice_era"),
        ]
