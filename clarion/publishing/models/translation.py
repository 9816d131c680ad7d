"""A translation is an edition in another language, as a person wrote it."""

from django.db import models

from clarion.kit.rows import Row
from clarion.publishing.rules.saying.translated import Page, Translated


class Translation(Row):
    """`said_headline` and `said_text` are frozen when it is sent for signature.

    They are signed by their digest, and our own page shows nothing else of it.
    """

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="translations"
    )
    language = models.CharField(max_length=35)
    headline = models.CharField(max_length=300, default="")
    text = models.TextField(default="")
    mistake = models.CharField(max_length=500, default="")
    translator = models.CharField(max_length=200, default="")
    said_headline = models.CharField(max_length=1000, default="")
    said_text = models.TextField(default="")

    class Meta:
        """One for each language."""

        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language"], name="publishing_translated_once"
            )
        ]

    def translated(self) -> Translated:
        """Return what was written."""
        return Translated(
            headline=self.headline,
            text=self.text,
            mistake=self.mistake,
            translator=self.translator,
        )

    def page(self, about: str) -> Page:
        """Return the exact words that are signed; `about` is their statement."""
        return Page(
            about=about,
            language=self.language,
            headline=self.said_headline,
            text=self.said_text,
        )
