"""A matter is one issue that many have written about; each of them keeps a case of their own."""

from django.db import models

from clarion.desk.rules.matters.lives import CHANGES, MATTER
from clarion.kit.rows import Row, Scoped, one_of, vocabulary


class Matter(Row):
    """`title` are a resident's own words, or those of whoever it was `named_by`.

    `cases`: how many belong to it now, of how many `people`; `named_of`: of how many cases it got
    its title, as it is called otherwise only once it has doubled.

    One that went `into` another is out of sight, and comes back when that is undone. `answered` is
    the last answer that was cleared for everybody in it. `untold`: it has ended, and somebody in it
    has not been told; `spared_by` somebody who decided that nobody more is.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    typical = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, default="")
    state = models.CharField(max_length=20, default=MATTER.start)
    into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    named_by = models.CharField(max_length=200, default="", db_default="")
    named_of = models.IntegerField(default=0, db_default=0)
    cases = models.IntegerField(default=0)
    people = models.IntegerField(default=0, db_default=0)
    since_at = models.DateTimeField()  # when the first message of it was received, and the last
    last_at = models.DateTimeField()
    answered = models.ForeignKey(
        "desk.Circular", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=300, default="")
    untold = models.BooleanField(default=False, db_default=False)
    spared_by = models.CharField(max_length=200, default="", db_default="")
    spared_at = models.DateTimeField(null=True)
    spared_why = models.CharField(max_length=300, default="", db_default="")

    objects = Scoped.as_manager()

    class Meta:
        """Lists are read along an index, the largest and the newest, and never counted."""

        constraints = [
            vocabulary(MATTER, "desk_matter_state"),
            models.UniqueConstraint(fields=["office", "reference"], name="desk_matter_reference"),
            models.CheckConstraint(condition=models.Q(cases__gte=0), name="desk_matter_cases"),
            models.CheckConstraint(
                condition=models.Q(into=None) | ~models.Q(into=models.F("id")),
                name="desk_matter_not_into_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "state", "-last_at", "-id"],
                condition=models.Q(into=None, cases__gt=0),
                name="desk_matter_list",
            ),
            models.Index(
                fields=["office", "-cases", "-id"],
                condition=models.Q(into=None, cases__gt=1, state__in=["open", "answered"]),
                name="desk_matter_largest",
            ),
            models.Index(
                fields=["office", "id"],
                condition=models.Q(into=None, untold=True),
                name="desk_matter_untold",
            ),
        ]

    @property
    def about(self) -> str:
        """What lower rooms call it, without knowing what it is."""
        return f"matter:{self.pk}"


class Change(Row):
    """Somebody put cases elsewhere by hand; each of it can be undone."""

    matter = models.ForeignKey("desk.Matter", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("desk.Matter", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=200, default="")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first on the page of the matter, and of the other one."""

        constraints = [one_of(CHANGES, "desk_change_kind", "kind")]
        indexes = [
            models.Index(fields=["matter", "-id"], name="desk_change_matter"),
            models.Index(fields=["other", "-id"], name="desk_change_other"),
        ]


class Belonging(Row):
    """Since when, until when, and why a case belonged to a matter. Rows are ended, never erased.

    `because` is the reason in words, as it was found or written.
    """

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey("desk.Matter", on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500)
    by = models.CharField(max_length=200)
    joined_at = models.DateTimeField()
    begun = models.ForeignKey("desk.Change", null=True, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True)
    ended = models.ForeignKey("desk.Change", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A case belongs to one matter at most."""

        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(left_at=None),
                name="desk_belonging_to_one",
            )
        ]
        indexes = [models.Index(fields=["matter", "-id"], name="desk_belonging_matter")]


class Heard(Row):
    """A case has been compared with the others, by this message of it."""

    case = models.OneToOneField("desk.Case", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    heard_at = models.DateTimeField()

    objects = Scoped.as_manager()

    class Meta:
        """The newest are what the next ones are compared with."""

        indexes = [models.Index(fields=["office", "-heard_at", "-id"], name="desk_heard_newest")]
