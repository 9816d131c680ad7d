"""The register of accounts that may be watched: those of media and of public bodies."""

from django.db import models
from django.db.models import F, Q

from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.listening.rules.lives import OFFICIAL
from clarion.listening.rules.purposes import OfficialKind


class Official(Row):
    """One account. Two people say that it is official, and by what they know it."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=40)
    handle = models.CharField(max_length=300)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    evidence = models.CharField(max_length=300)
    state = models.CharField(max_length=20, default=OFFICIAL.start)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    proposed_by_id = models.BigIntegerField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, default="")
    decided_by_id = models.BigIntegerField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """One of each, and never by one person alone."""

        constraints = [
            vocabulary(OFFICIAL, "listening_official_state"),
            one_of([one.value for one in OfficialKind], "listening_official_kind", "kind"),
            models.CheckConstraint(
                condition=~Q(state="holds")
                | (Q(decided_by_id__isnull=False) & ~Q(decided_by_id=F("proposed_by_id"))),
                name="listening_official_needs_two",
            ),
            models.UniqueConstraint(
                fields=["office", "network", "handle"],
                condition=Q(state__in=["proposed", "holds"]),
                name="listening_official_once",
            ),
        ]
