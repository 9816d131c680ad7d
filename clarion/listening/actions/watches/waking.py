"""A watch that begins hears at once, and not only when its sources are due."""

from datetime import datetime

from clarion.listening.models import Following, Source, Watch


def wake_sources(*, watch: Watch, at: datetime) -> None:
    """Let the sources of a watch be read now; one in trouble keeps its pause."""
    named = Following.objects.filter(watch=watch).values("source_id")
    rows = Source.objects.filter(pk__in=named, state="open", trouble="", due_at__gt=at)
    rows.update(due_at=at)
