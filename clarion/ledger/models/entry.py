"""An entry says who did what to what; a seal fixes its place in the office's chain for good."""

from django.db import models

from clarion.kit.rows import Row, Scoped
from clarion.ledger.rules.chain import Deed


class Entry(Row):
    """One deed. The name and the role are copied: they are what they were then."""

    office_id = models.BigIntegerField()  # the ledger lies below the people, so no foreign key
    at = models.DateTimeField()
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200)
    actor_id = models.BigIntegerField(null=True)
    deed = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)

    objects = Scoped.as_manager()

    class Meta:
        """Read by office in order, or by what it is about."""

        indexes = [
            models.Index(fields=["office_id", "id"], name="ledger_entry_office"),
            models.Index(fields=["office_id", "about", "id"], name="ledger_entry_about"),
        ]

    def words(self) -> Deed:
        """Return what a seal covers: everything."""
        return Deed(
            id=self.pk,
            office_id=self.office_id,
            at=self.at,
            actor_name=self.actor_name,
            actor_role=self.actor_role,
            actor_id=self.actor_id,
            deed=self.deed,
            about=self.about,
            facts=self.facts,
        )


class Seal(Row):
    """The place of one entry in its office's chain: its hash covers the seal before it."""

    office_id = models.BigIntegerField()
    position = models.BigIntegerField()
    entry = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64)

    objects = Scoped.as_manager()

    class Meta:
        """One entry at each place."""

        constraints = [
            models.UniqueConstraint(fields=["office_id", "position"], name="ledger_seal_place")
        ]


class Waiting(Row):
    """An entry that is committed and not yet sealed. Sealing takes it away."""

    entry = models.OneToOneField("ledger.Entry", on_delete=models.PROTECT, related_name="+")
    office_id = models.BigIntegerField(db_index=True)
