"""A source is somebody whose words an office may pass on: people have verified who it is."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.publishing.rules.standards.sources import KINDS, SOURCE, Addresses, Known


def _words(size: int) -> Any:
    return ArrayField(models.CharField(max_length=size), default=list)


class Source(Row):
    """One entry of the register: verified by one person, agreed to by another, until a day.

    What is changed is a new entry that replaces one; until somebody agrees, the old one holds.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default=SOURCE.start)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    also_called = _words(120)
    sites = _words(300)
    handles = _words(200)
    mail_domains = _words(200)
    how = models.CharField(max_length=500)
    valid_until = models.DateField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField()
    verified_by = models.CharField(max_length=200)
    verified_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)  # agreed to, or turned down
    decided_by = models.CharField(max_length=200, default="")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")
    ended_why = models.CharField(max_length=300, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Of one entry, one change waits."""

        constraints = [
            vocabulary(SOURCE, "publishing_source_state"),
            one_of(KINDS, "publishing_source_kind", "kind"),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=models.Q(state="proposed"),
                name="publishing_source_one_change_waits",
            ),
        ]

    @property
    def addresses(self) -> Addresses:
        """Its addresses, as the rules know them."""
        return Addresses(
            sites=tuple(self.sites),
            handles=tuple(self.handles),
            mail_domains=tuple(self.mail_domains),
        )

    def known(self) -> Known:
        """Return it as the check reads it."""
        names = (self.name, *self.also_called)
        return Known(
            names=names,
            addresses=self.addresses,
            valid_until=self.valid_until,
            waits=self.state == SOURCE.start,
        )
