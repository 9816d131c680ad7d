"""A case is one person's concern, from their first message until nobody has to do anything."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from clarion.desk.rules.clocks import due
from clarion.desk.rules.first_look import GRAVE, Finding, Risk, remember
from clarion.desk.rules.lives import CASE, OPEN
from clarion.desk.rules.order import rank
from clarion.kit.rows import Row, Scoped, one_of, vocabulary

# What may stand behind another row of its matter: nobody has it, nobody in it may be in danger,
# nothing that we said went astray, and nothing was said but what was compared. Everything else
# keeps its own row at its own place.
FOLDS = models.Q(
    matter__isnull=False,
    state="triaged",
    risk__in=[one.value for one in Risk if one not in GRAVE],
    trouble="",
    wrote_again=False,
)


class Case(Row):
    """`rank`, `due_at` and `waiting_since` give its place; `findings` say why in quoted words."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=600)
    correspondent = models.ForeignKey(
        "postroom.Correspondent", on_delete=models.PROTECT, related_name="+"
    )
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    # Of how many it is one; the row `Belonging` says why and since when.
    matter = models.ForeignKey(
        "desk.Matter", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=20, default=CASE.start)
    risk = models.CharField(max_length=20, default=Risk.NONE.value)
    perhaps = models.BooleanField(default=False, db_default=False)  # a danger, says the model alone
    rank = models.SmallIntegerField()
    need = models.CharField(max_length=40, default="")
    urgent = models.BooleanField(default=False)
    quiet = models.BooleanField(default=False)
    trouble = models.CharField(max_length=500, default="")  # our answer did not arrive: why
    # There is more to read than the message by which it is known to belong to a matter.
    wrote_again = models.BooleanField(default=False, db_default=False)
    language = models.CharField(max_length=10, default="")
    findings = models.JSONField(default=list)
    tags = ArrayField(models.CharField(max_length=60), default=list)
    team = models.ForeignKey("people.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    assigned_to = models.ForeignKey(
        "people.Staff", null=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)  # by whoever has it
    last_message = models.ForeignKey("postroom.Message", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    first_replied_at = models.DateTimeField(null=True)
    first_due_at = models.DateTimeField(null=True)  # by when it should have been
    resolved_at = models.DateTimeField(null=True)

    objects = Scoped.as_manager()

    class Meta:
        """The queue is read along one index, in its order."""

        constraints = [
            vocabulary(CASE, "desk_case_state"),
            one_of([one.value for one in Risk], "desk_case_risk", "risk"),
            models.UniqueConstraint(fields=["office", "reference"], name="desk_case_reference"),
            models.UniqueConstraint(
                fields=["office", "key"],
                condition=~models.Q(state="closed"),
                name="desk_case_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "rank", "due_at", "id"],
                condition=models.Q(state__in=OPEN),
                name="desk_case_queue",
            ),
            # The first of a matter stands for the others: it is looked up for every row.
            models.Index(
                fields=["matter", "rank", "due_at", "id"],
                condition=FOLDS,
                name="desk_case_fold",
            ),
            models.Index(
                fields=["matter", "id"],
                condition=models.Q(matter__isnull=False),
                name="desk_case_matter",
            ),
            models.Index(fields=["office", "moved_at", "id"], name="desk_case_moved"),
            models.Index(
                fields=["office", "-moved_at", "-id"],
                condition=models.Q(need="media"),
                name="desk_case_media",
            ),
            models.Index(fields=["office", "key", "id"], name="desk_case_key"),
            models.Index(fields=["correspondent", "id"], name="desk_case_person"),
            models.Index(
                fields=["assigned_at"],
                condition=models.Q(state="assigned"),
                name="desk_case_assigned",
            ),
            GinIndex(fields=["tags"], name="desk_case_tags"),
        ]

    def place(self) -> None:
        """Work out its place in the queue anew; the caller saves it."""
        risk = Risk(self.risk)
        self.rank = rank(
            risk=risk,
            urgent=self.urgent,
            trouble=bool(self.trouble),
            quiet=self.quiet,
            perhaps=self.perhaps,
        )
        self.due_at = (
            due(waiting_since=self.waiting_since, risk=risk, need=self.need, urgent=self.urgent)
            if self.waiting_since
            else None
        )

    def note(self, findings: Sequence[Finding]) -> None:
        """Keep the words that show why the case is where it is; the caller saves them."""
        old = [Finding(kind=kind, words=words) for kind, words in self.findings]
        self.findings = [[one.kind, one.words] for one in remember(old, findings)]

    @property
    def about(self) -> str:
        """What lower rooms call it, without knowing what it is."""
        return f"case:{self.pk}"


class CaseMessage(Row):
    """A message belongs to one case. Read from here, so that a lower room need not know."""

    case = models.ForeignKey("desk.Case", on_delete=models.PROTECT, related_name="+")
    message = models.OneToOneField("postroom.Message", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Found by case, in order."""

        indexes = [models.Index(fields=["case", "message"], name="desk_case_message")]
