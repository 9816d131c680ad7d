"""An account is who we are on one network; its secrets are sealed, its streams are read in turn."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from clarion.channels.contract import Access
from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.kit.vault import unseal
from clarion.postroom.rules.health import Side
from clarion.postroom.rules.kinds import Kind
from clarion.postroom.rules.lives import ACCOUNT
from clarion.postroom.rules.pacing import PACE_SECONDS_MAX
from clarion.postroom.rules.reach import Reach

# What is shown to the minute is written down no oftener than this.
NOTED_AGAIN_AFTER = timedelta(seconds=10)


class Account(Row):
    """Who we are on one network.

    `office_mode` repeats the office's mode under a foreign key to both columns (migration
    0002), so that the database itself keeps live accounts out of an exercise.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    office_mode = models.CharField(max_length=20)
    network = models.CharField(max_length=40)
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=200, default="")
    remote_id = models.CharField(max_length=300, default="")
    url = models.CharField(max_length=500, default="")
    reach = models.CharField(max_length=10)
    settings = models.JSONField(default=dict)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(null=True)  # as the network tells it
    secrets_end_at = models.DateTimeField(null=True)  # as a person knows it, who entered them
    renewable = models.BooleanField(default=False)
    warned_days = models.IntegerField(null=True)
    state = models.CharField(max_length=20, default=ACCOUNT.start)
    missing = models.CharField(max_length=300, default="")  # scopes or events we were not given
    hook = models.CharField(max_length=40, unique=True)
    connected_at = models.DateTimeField()
    inbound_seen_at = models.DateTimeField(null=True)
    outbound_seen_at = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)
    hangs_until = models.DateTimeField(null=True)  # nobody calls a network that hangs before
    # Seconds between two statements of its own; null: as is usual on its network.
    pace_seconds = models.IntegerField(null=True)
    spoke_at = models.DateTimeField(null=True)  # when it last began one that waits for its turn
    mended_at = models.DateTimeField(null=True)  # a person gave other secrets, or took them away
    renewing_until = models.DateTimeField(null=True)  # somebody exchanges its tokens just now
    closed_at = models.DateTimeField(null=True)
    # Through this mailbox the office writes to its own people, and to guests who sign.
    tells = models.BooleanField(default=False, db_default=False)
    # What the register says of it: whose voice it is, who answers for it, by what authority.
    kind = models.CharField(max_length=10, default=Kind.OFFICIAL.value)
    owner = models.ForeignKey("people.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=500, default="")
    hours = models.CharField(max_length=200, default="")
    registered_at = models.DateTimeField(null=True)
    registered_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """Each account once in an office, by what its network calls it, for names change hands."""

        constraints = [
            vocabulary(ACCOUNT, "postroom_account_state"),
            one_of([one.value for one in Reach], "postroom_account_reach", "reach"),
            one_of([one.value for one in Kind], "postroom_account_kind", "kind"),
            models.CheckConstraint(
                condition=~models.Q(office_mode="exercise", reach=Reach.REAL.value),
                name="postroom_exercise_never_live",
            ),
            models.CheckConstraint(
                condition=~models.Q(office_mode="live", reach=Reach.TEST.value),
                name="postroom_live_never_test",
            ),
            models.CheckConstraint(
                condition=models.Q(pace_seconds=None)
                | models.Q(pace_seconds__gte=0, pace_seconds__lte=PACE_SECONDS_MAX),
                name="postroom_account_pace",
            ),
            models.UniqueConstraint(
                fields=["office", "network", "remote_id"],
                condition=~models.Q(state="closed"),
                name="postroom_account_once",
            ),
            models.UniqueConstraint(
                fields=["office"],
                condition=models.Q(tells=True) & ~models.Q(state="closed"),
                name="postroom_one_mailbox_tells",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed") | ~models.Q(remote_id=""),
                name="postroom_account_is_known",
            ),
        ]

    @property
    def ends_at(self) -> datetime | None:
        """When its sign-in is over unless a person gives it another; None: nobody knows an end."""
        told = None if self.renewable else self.expires_at
        return min((one for one in (told, self.secrets_end_at) if one is not None), default=None)

    def ends_before(self, at: datetime) -> bool:
        """Whether its sign-in is over by then, unless a person gives it another."""
        return self.ends_at is not None and self.ends_at < at

    @classmethod
    def seen_sending(cls, *, account_id: int, at: datetime) -> None:
        """Note that the network took something; not with every message, or all wait for one row."""
        not_lately = models.Q(outbound_seen_at=None) | models.Q(
            outbound_seen_at__lt=at - NOTED_AGAIN_AFTER
        )
        news = not_lately | models.Q(hangs_until__isnull=False)
        cls.objects.filter(news, pk=account_id).update(outbound_seen_at=at, hangs_until=None)

    def is_free(self, *, at: datetime, until: datetime) -> bool:
        """Say whether it may be called: at once, or by one at a time while its network hangs."""
        if self.hangs_until is None:
            return True
        due = Account.objects.filter(pk=self.pk, hangs_until__lte=at)
        return bool(due.update(hangs_until=until))

    def take_turn(self, *, pace: timedelta, at: datetime) -> bool:
        """Take the turn to begin a statement, unless another worker has just taken it."""
        taken = models.Q(spoke_at__gt=at - pace, spoke_at__lt=at + pace)
        free = Account.objects.filter(models.Q(spoke_at=None) | ~taken, pk=self.pk)
        return bool(free.update(spoke_at=at))

    def mended_since(self, at: datetime) -> bool:
        """Say whether a person has given it other secrets since then."""
        return self.mended_at is not None and self.mended_at > at

    def access(self) -> Access:
        """Return what a plug needs to speak as this account; its secrets are open in there."""
        return Access(
            account_id=self.pk,
            address=self.address,
            remote_id=self.remote_id,
            settings=self.settings,
            secrets=unseal(bytes(self.sealed)),
            allowed_hosts=allowed_hosts(exercise=self.office_mode == "exercise"),
        )


def allowed_hosts(*, exercise: bool) -> frozenset[str]:
    """Return the private hosts that the administrator named, and for an exercise its network."""
    town = [settings.TOWN] if exercise and settings.TOWN else []
    return frozenset([*settings.ALLOWED_PRIVATE_HOSTS, *town])


def hook_address(hook: str) -> str:
    """Return where a network may tell us its news."""
    return f"{settings.PUBLIC_URL}/hooks/{hook}/"


class Trouble(Row):
    """What an account cannot do at the moment; one row for each side, gone when it can again."""

    account = models.ForeignKey(
        "postroom.Account", on_delete=models.PROTECT, related_name="troubles"
    )
    side = models.CharField(max_length=20)
    what = models.CharField(max_length=500)
    since_at = models.DateTimeField()

    class Meta:
        """One for each side."""

        constraints = [
            one_of([side.value for side in Side], "postroom_trouble_side", "side"),
            models.UniqueConstraint(fields=["account", "side"], name="postroom_trouble_once"),
        ]

    @classmethod
    def note(cls, *, account_id: int, side: Side, what: str, at: datetime) -> None:
        """Write it down; what lasts keeps the time at which it began."""
        cls.objects.update_or_create(
            account_id=account_id,
            side=side.value,
            defaults={"what": what[:500]},
            create_defaults={"what": what[:500], "since_at": at},
        )

    @classmethod
    def over(cls, *, account_id: int, side: Side) -> None:
        """It can again."""
        cls.objects.filter(account_id=account_id, side=side.value).delete()


class Stream(Row):
    """One kind of news of one account, with its own place in the book."""

    account = models.ForeignKey(
        "postroom.Account", on_delete=models.PROTECT, related_name="streams"
    )
    name = models.CharField(max_length=40)
    cursor = models.TextField(default="")
    due_at = models.DateTimeField()
    busy_until = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    last_item_at = models.DateTimeField(null=True)
    usual_pause_seconds = models.FloatField(null=True)
    items_seen = models.BigIntegerField(default=0)
    silent_since = models.DateTimeField(null=True)

    class Meta:
        """One of each name."""

        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="postroom_stream_once")
        ]
        indexes = [models.Index(fields=["due_at"], name="postroom_stream_due")]


class Gap(Row):
    """Something may have been lost, or was found missing and fetched: from when to when."""

    account = models.ForeignKey("postroom.Account", on_delete=models.PROTECT, related_name="gaps")
    stream = models.CharField(max_length=40)
    what = models.CharField(max_length=500)
    noticed_at = models.DateTimeField()
    seen_to_at = models.DateTimeField(null=True)

    @classmethod
    def note(cls, *, account_id: int, stream: str, what: str, at: datetime) -> None:
        """Write a gap down; it stays on the account's card until somebody has seen to it."""
        cls.objects.create(account_id=account_id, stream=stream, what=what[:500], noticed_at=at)
