"""A template is a statement that is written before it is needed, with blanks in square brackets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped


class Template(Row):
    """Changed by whoever writes statements; what was written from it stays as it is.

    `authors` wrote its words, and have a hand in each statement that is begun from it.
    One from before migration 0020 has none until somebody changes it: nobody knows who wrote it.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    headline = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    language = models.CharField(max_length=35)
    theme = models.CharField(max_length=40)
    authors = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()
