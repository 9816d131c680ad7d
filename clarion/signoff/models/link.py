"""A link by which one person answers one request from wherever they are: once, with a code."""

from django.db import models
from django.db.models import OuterRef, Q, QuerySet

from clarion.kit.rows import Row, Scoped
from clarion.signoff.models.request import Request


class Link(Row):
    """Of the link's secret only a digest is kept; `covers` names the very words it is for."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey("signoff.Request", on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey("people.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.ForeignKey(
        "signoff.Guest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    secret_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, default="")  # a guest's, read out to them
    covers = models.CharField(max_length=64)
    made_by = models.CharField(max_length=200)
    made_by_staff = models.ForeignKey(
        "people.Staff", null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # another link took its place
    used_at = models.DateTimeField(null=True)
    counter = models.BigIntegerField(null=True)  # which code of the app was used with it

    objects = Scoped.as_manager()

    class Meta:
        """It is for one person."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(staff=None) ^ models.Q(guest=None),
                name="signoff_link_is_for_one",
            ),
            models.UniqueConstraint(
                fields=["staff", "counter"],
                condition=models.Q(counter__isnull=False),
                name="signoff_code_used_once",
            ),
        ]
        indexes = [models.Index(fields=["request", "-id"], name="signoff_link_of_request")]


def codes_seen(request: Request | OuterRef, step: int | OuterRef) -> QuerySet[Link]:
    """Return the links of a request that stands at this step with whose code somebody can sign it,
    or did: it was read out by whoever made the link.
    """
    used_or_good = Q(used_at__isnull=False) | Q(guest__step=step)
    rows: QuerySet[Link] = Link.objects.filter(used_or_good, request=request, ended_at=None)
    return rows.exclude(code_digest="")


def codes_used(request: Request | OuterRef) -> QuerySet[Link]:
    """Return the links of a request with whose code, read out by whoever made it, it was signed."""
    rows: QuerySet[Link] = Link.objects.filter(request=request, used_at__isnull=False)
    return rows.exclude(code_digest="")


class GuestCode(Row):
    """A code that was sent to a guest by e-mail; the newest one of a link is the one that counts.

    Of the code only a digest is kept, together with the link's secret.
    """

    link = models.ForeignKey("signoff.Link", on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()


class WrongCode(Row):
    """Somebody typed a wrong code on a link; after a few of them it is locked."""

    link = models.ForeignKey("signoff.Link", on_delete=models.PROTECT, related_name="wrong_codes")
    at = models.DateTimeField()
