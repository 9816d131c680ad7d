"""A message is what an arrival says; edits and deletions are kept as its history."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from clarion.channels.contract import Edge
from clarion.kit.rows import Row, Scoped, one_of


class Correspondent(Row):
    """Somebody who writes to an office, as one network knows them."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    network = models.CharField(max_length=40)
    remote_id = models.CharField(max_length=300)
    handle = models.CharField(max_length=300, default="")
    name = models.CharField(max_length=300, default="")
    url = models.CharField(max_length=500, default="")
    first_seen_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """The network's own name for them never changes."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "network", "remote_id"], name="postroom_correspondent_once"
            )
        ]


class Message(Row):
    """One message. `sent_at` is the network's time, `received_at` ours; clocks use ours.

    `ours` marks what our own account said; `dispatch` is set when it was said through us.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    arrival = models.ForeignKey("postroom.Arrival", on_delete=models.PROTECT, related_name="+")
    correspondent = models.ForeignKey(
        "postroom.Correspondent", on_delete=models.PROTECT, related_name="+"
    )
    remote_id = models.CharField(max_length=1000)
    thread_id = models.CharField(max_length=1000)
    parent_id = models.CharField(max_length=1000, default="")
    edge = models.CharField(max_length=10)
    text = models.TextField()
    subject = models.CharField(max_length=1000, default="")
    language = models.CharField(max_length=35, default="")
    url = models.CharField(max_length=1000, default="")
    extra = models.JSONField(default=dict)
    automatic = models.BooleanField(default=False)
    ours = models.BooleanField(default=False)
    dispatch = models.ForeignKey(
        "postroom.Dispatch", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    original_seen = models.BooleanField(default=True)  # False: its edit or deletion came first
    # Words as they are written, in no language's grammar: people search for what they read.
    search = models.GeneratedField(
        expression=SearchVector("subject", "text", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = Scoped.as_manager()

    class Meta:
        """One of each; found by thread."""

        constraints = [
            one_of([edge.value for edge in Edge], "postroom_message_edge", "edge"),
            models.UniqueConstraint(fields=["account", "remote_id"], name="postroom_message_once"),
        ]
        indexes = [
            models.Index(fields=["account", "thread_id", "id"], name="postroom_message_thread"),
            models.Index(fields=["office", "received_at"], name="postroom_message_received"),
            GinIndex(fields=["search"], name="postroom_message_search"),
        ]


class Revision(Row):
    """The words as they were before an edit or a deletion."""

    message = models.ForeignKey(
        "postroom.Message", on_delete=models.PROTECT, related_name="revisions"
    )
    text = models.TextField()
    subject = models.CharField(max_length=1000, default="")
    until_at = models.DateTimeField()
    why = models.CharField(max_length=20)


class Attachment(Row):
    """Something that came with a message."""

    message = models.ForeignKey(
        "postroom.Message", on_delete=models.PROTECT, related_name="attachments"
    )
    name = models.CharField(max_length=300)
    mime = models.CharField(max_length=120)
    url = models.CharField(max_length=2000, default="")
    alt = models.TextField(default="")
    size = models.BigIntegerField(default=0)
    content = models.BinaryField(null=True)
    scanned_at = models.DateTimeField(null=True)
    scan_tried_at = models.DateTimeField(null=True)
    infected = models.CharField(max_length=200, default="")  # the name of what was found in it

    class Meta:
        """What the scanner has not looked at is found at once."""

        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(content__isnull=False, scanned_at=None),
                name="postroom_attachment_unscanned",
            )
        ]
