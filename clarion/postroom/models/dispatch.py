"""A dispatch is one message on its way to one place; an attempt is one call to the network."""

from datetime import datetime

from django.db import models

from clarion.channels.contract import Deed, Edge, InThread, Media, Outgoing, Rendition, Target
from clarion.kit.actor import Power
from clarion.kit.ids import STATEMENT
from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.kit.vault import unseal
from clarion.postroom.models.enclosed import SUM
from clarion.postroom.rules.lives import DISPATCH
from clarion.postroom.rules.pacing import PACED


class Dispatch(Row):
    """Exact words, where they go, who agreed, and what became of them.

    `due_at` when it should leave, `stale_at` when it no longer may by itself, `expires_at` when
    it no longer may at all, `not_before` when the next attempt may be made. In a thread it is
    `thread_number` of `thread_of`, and `follows` the digest of the one that it goes `after`.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="+")
    warrant = models.ForeignKey("signoff.Warrant", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    key = models.CharField(max_length=32, unique=True)
    edge = models.CharField(max_length=10)
    text = models.TextField()
    subject = models.CharField(max_length=1000, default="")
    language = models.CharField(max_length=35, default="")
    answers = models.ForeignKey(
        "postroom.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    target = models.JSONField(null=True)
    deed = models.CharField(max_length=10, default=Deed.SAY.value)
    pictures = models.IntegerField(default=0)  # how many go with the words
    said_id = models.CharField(max_length=1000, default="")  # what is changed or taken down
    theme = models.CharField(max_length=40, default="")
    campaign = models.CharField(max_length=40, default="")
    emergency = models.BooleanField(default=False, db_default=False)  # two signed, a life at risk
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    thread_number = models.IntegerField(default=0, db_default=0)
    thread_of = models.IntegerField(default=0, db_default=0)
    follows = models.CharField(max_length=64, default="", db_default="")
    automatic = models.BooleanField(default=False)
    # Whether it waits for its turn among the statements of its account.
    paced = models.BooleanField(default=False, db_default=False)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stale_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)  # by a person, after a hold had stopped it
    state = models.CharField(max_length=20, default=DISPATCH.start)
    reason = models.CharField(max_length=500, default="")
    attempts = models.IntegerField(default=0)
    fence = models.BigIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    unknown_since = models.DateTimeField(null=True)
    look_at = models.DateTimeField(null=True)
    looks = models.IntegerField(default=0)
    person_asked_at = models.DateTimeField(null=True)
    remote_id = models.CharField(max_length=1000, default="")
    url = models.CharField(max_length=1000, default="")
    proof = models.CharField(max_length=1000, default="")
    settled_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)  # taken by the network, then returned
    # Where a film was begun to be handed over; whoever tries again, or looks, goes on there. In the
    # vault: who has that address may hand a film of their own over in our name.
    sealed = models.BinaryField(default=b"", db_default=b"")
    figures_at = models.DateTimeField(null=True)  # when to ask next how far it has gone
    # A hold stopped it and has been lifted; nobody has looked at it again yet.
    review = models.ForeignKey(
        "postroom.Hold", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = Scoped.as_manager()

    class Meta:
        """Nothing is called sent without something to show for it."""

        constraints = [
            vocabulary(DISPATCH, "postroom_dispatch_state"),
            one_of([edge.value for edge in Edge], "postroom_dispatch_edge", "edge"),
            one_of([deed.value for deed in Deed], "postroom_dispatch_deed", "deed"),
            models.CheckConstraint(
                condition=models.Q(deed=Deed.SAY.value) ^ ~models.Q(said_id=""),
                name="postroom_dispatch_knows_what_it_changes",
            ),
            models.CheckConstraint(
                condition=models.Q(follows="")
                | models.Q(after__isnull=False, target__isnull=True, thread_number__gt=1),
                name="postroom_dispatch_stands_below_the_one_before",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | ~models.Q(remote_id="") | ~models.Q(proof=""),
                name="postroom_sent_has_proof",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sending") | models.Q(lease_until__isnull=False),
                name="postroom_sending_has_lease",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="queued"), name="postroom_dispatch_due"
            ),
            models.Index(
                fields=["account", "due_at"],
                condition=models.Q(state="queued", paced=True),
                name="postroom_dispatch_in_line",
            ),
            models.Index(
                fields=["look_at"],
                condition=models.Q(state__in=["unknown", "processing"]),
                name="postroom_dispatch_look",
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state="sending"),
                name="postroom_dispatch_lease",
            ),
            models.Index(
                fields=["office"],
                condition=models.Q(state="queued", review__isnull=False),
                name="postroom_dispatch_review",
            ),
            models.Index(
                fields=["bounced_at"],
                condition=models.Q(bounced_at__isnull=False),
                name="postroom_dispatch_bounced",
            ),
            models.Index(
                fields=["figures_at"],
                condition=models.Q(figures_at__isnull=False),
                name="postroom_dispatch_figures",
            ),
            models.Index(fields=["office", "about"], name="postroom_dispatch_about"),
            models.Index(
                fields=["account", "remote_id"],
                condition=~models.Q(remote_id=""),
                name="postroom_dispatch_remote",
            ),
        ]

    def stopped_with(self) -> models.QuerySet["Dispatch"]:
        """Return what a hold has stopped together with it: it, or all renditions of a statement."""
        waiting = Dispatch.objects.of(self.office_id).filter(state="queued", review__isnull=False)
        together = self.about.startswith(STATEMENT)
        return waiting.filter(about=self.about) if together else waiting.filter(pk=self.pk)

    def in_line(self, *, at: datetime) -> models.QuerySet["Dispatch"]:
        """Return what waits for its turn on the same account and was due before it.

        What a hold, a lifted hold, the one before it or a later attempt keeps is not in line.
        """
        line = Dispatch.objects.filter(
            account_id=self.account_id, state="queued", paced=True, due_at__lte=at, review=None
        ).exclude(reason__startswith="held by")
        earlier = models.Q(due_at__lt=self.due_at) | models.Q(due_at=self.due_at, pk__lt=self.pk)
        asked_later = models.Q(not_before__gt=at) & ~models.Q(reason__startswith=PACED)
        stands = models.Q(after=None) | models.Q(after__state="sent")
        return line.filter(earlier, stands).exclude(asked_later)

    @property
    def released_by(self) -> Power:
        """Who decides about it after a hold: whoever publishes statements, or answers people."""
        return Power.PUBLISH if self.about.startswith(STATEMENT) else Power.ANSWER

    @property
    def is_statement(self) -> bool:
        """Whether it tells something to everybody; taking words down tells nothing."""
        return self.about.startswith(STATEMENT) and self.deed != Deed.TAKE_DOWN.value

    def outgoing(self, *, lent_at: datetime | None = None, bare: bool = False) -> Outgoing:
        """Return the very bytes that would leave, as the network's plug takes them.

        `lent_at`: from then on the network may fetch the pictures from us. `bare`: without the
        bytes of films, which take long to fetch; their digest is drawn from them where they are.
        """
        return Outgoing(
            key=self.key,
            made_at=self.made_at,
            account_id=self.account_id,
            edge=Edge(self.edge),
            rendition=Rendition(
                text=self.text,
                language=self.language,
                subject=self.subject,
                media=self._media(lent_at, bare) if self.pictures else (),
            ),
            target=self._target(),
            deed=Deed(self.deed),
            said_id=self.said_id,
            thread=self._thread(),
            begun=self.remote_id if self.state == "processing" else self._begun(),
        )

    def _begun(self) -> str:
        return unseal(bytes(self.sealed))["begun"] if self.sealed else ""

    def _media(self, lent_at: datetime | None, bare: bool) -> tuple[Media, ...]:
        rows = self.enclosed.order_by("place")
        if not bare:
            return tuple(one.medium(lent_at) for one in rows)
        films = models.Q(mime__startswith="video/")
        still = {one.pk: one for one in rows.exclude(films)}
        moving = {one.pk: one for one in rows.filter(films).defer("content").annotate(sum=SUM)}
        numbers = rows.values_list("pk", flat=True) if moving else still
        return tuple({**still, **moving}[number].medium(lent_at) for number in numbers)

    @property
    def below(self) -> str:
        """What the network calls the post below which it is said, once that stands there."""
        follows = self.follows and self.deed == Deed.SAY.value
        return self.after.remote_id if follows and self.after else ""

    def _target(self) -> Target | None:
        if self.follows:
            return Target(remote_id=self.below) if self.below else None
        return Target(**self.target) if self.target else None

    def _thread(self) -> InThread | None:
        if not self.thread_of:
            return None
        return InThread(number=self.thread_number, of=self.thread_of, follows=self.follows)


class Attempt(Row):
    """Written before the call. Without an outcome, nobody knows whether it was made."""

    dispatch = models.ForeignKey(
        "postroom.Dispatch", on_delete=models.PROTECT, related_name="calls"
    )
    number = models.IntegerField()
    fence = models.BigIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, default="")
    evidence = models.CharField(max_length=1000, default="")

    class Meta:
        """Each attempt once."""

        constraints = [
            models.UniqueConstraint(fields=["dispatch", "number"], name="postroom_attempt_once")
        ]
