"""What colleagues say to one another about a statement; the public never reads it."""

from django.db import models

from clarion.kit.rows import Row


class Comment(Row):
    """Said about one edition, read with all; done when somebody has seen to it."""

    edition = models.ForeignKey(
        "publishing.Edition", on_delete=models.PROTECT, related_name="comments"
    )
    text = models.CharField(max_length=1000)
    by = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    said_at = models.DateTimeField()
    done_by = models.CharField(max_length=200, default="")
    done_at = models.DateTimeField(null=True)
