"""The guide of an office: how it writes, entry by entry, and how long its sentences may be."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, one_of
from clarion.publishing.rules.standards.guide import LEVELS, Aims, Entry


class GuideEntry(Row):
    """Changed by whoever writes statements; the ledger keeps what it was."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    level = models.CharField(max_length=10)
    find = ArrayField(models.CharField(max_length=80))
    instead = models.CharField(max_length=200, default="")
    why = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="")
    theme = models.CharField(max_length=40, default="")
    hits = ArrayField(models.CharField(max_length=300))
    misses = ArrayField(models.CharField(max_length=300))
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Each name once among those that count."""

        constraints = [
            one_of(LEVELS, "publishing_guide_level", "level"),
            models.UniqueConstraint(
                fields=["office", "code"],
                condition=models.Q(ended_at=None),
                name="publishing_guide_code_once",
            ),
        ]

    def entry(self) -> Entry:
        """Return it as the rules know it."""
        return Entry(
            code=self.code,
            level=self.level,
            find=tuple(self.find),
            instead=self.instead,
            why=self.why,
            language=self.language,
            theme=self.theme,
            hits=tuple(self.hits),
            misses=tuple(self.misses),
        )


class GuideAim(Row):
    """How long a sentence may be, and how old its reader: for a theme, or for all (empty)."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=40, default="")
    sentence_words_max = models.PositiveSmallIntegerField()
    reading_age_max = models.PositiveSmallIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)

    objects = Scoped.as_manager()

    class Meta:
        """One for each theme."""

        constraints = [
            models.UniqueConstraint(fields=["office", "theme"], name="publishing_guide_aim_once"),
        ]

    def aims(self, whose: str) -> Aims:
        """Return it as the rules know it."""
        return Aims(
            sentence_words_max=self.sentence_words_max,
            reading_age_max=self.reading_age_max,
            whose=whose,
        )
