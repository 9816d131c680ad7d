"""A rule says who may say what, and where; it is replaced by another one, never changed."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.actor import Power
from clarion.kit.rows import Row, Scoped, one_of, vocabulary
from clarion.postroom.rules.lives import POSTING
from clarion.postroom.rules.posting import Named, Permit, Place, Scope, the_account

# Who connects accounts says who speaks through them; the rest is the office's own order.
POWERS_OVER = {
    Scope.ACCOUNT: Power.CONNECT_ACCOUNTS,
    Scope.CAMPAIGN: Power.MANAGE_OFFICE,
    Scope.THEME: Power.MANAGE_OFFICE,
}


class PostingRule(Row):
    """One rule: proposed by one person, and where it gives more, agreed to by another one.

    Without a rule that holds, everybody who may write statements may say everything there. One
    that is not about an account is about the campaign or the theme that `subject` names.
    """

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=20, default="account", db_default="account")
    account = models.ForeignKey(
        "postroom.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=40, default="", db_default="")
    title = models.CharField(max_length=200, default="", db_default="")
    state = models.CharField(max_length=20, default=POSTING.start)
    roles = ArrayField(models.CharField(max_length=80), default=list)
    people = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    themes = ArrayField(models.CharField(max_length=40), default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=200)
    proposed_by_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)  # agreed to, or turned down
    decided_by = models.CharField(max_length=200, default="")

    objects = Scoped.as_manager()

    class Meta:
        """One that holds, and one that waits, for each account, campaign and theme."""

        constraints = [
            vocabulary(POSTING, "postroom_posting_state"),
            one_of([one.value for one in Scope], "postroom_posting_scope", "scope"),
            models.CheckConstraint(
                condition=models.Q(scope="account", account__isnull=False, subject="")
                | (~models.Q(scope="account") & models.Q(account=None) & ~models.Q(subject="")),
                name="postroom_posting_is_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["office", "scope", "subject"],
                condition=models.Q(state="holds", account=None),
                name="postroom_posting_one_holds_there",
            ),
            models.UniqueConstraint(
                fields=["office", "scope", "subject"],
                condition=models.Q(state="proposed", account=None),
                name="postroom_posting_one_waits_there",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(state="holds"),
                name="postroom_posting_one_holds",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(state="proposed"),
                name="postroom_posting_one_waits",
            ),
        ]

    def permit(self) -> Permit:
        """Return it as the rules know it."""
        return permit_of(self.roles, self.people, self.themes)

    def place(self) -> Place:
        """Return what it is about."""
        if self.account_id is not None:
            return the_account(self.account_id)
        return Place(scope=Scope(self.scope), subject=self.subject, title=self.title)


def permit_of(
    roles: Iterable[str], people: Iterable[tuple[int, str]], themes: Iterable[str]
) -> Permit:
    """Return what columns hold as the rules know it."""
    named = frozenset(Named(id=number, name=name) for number, name in people)
    return Permit(roles=frozenset(roles), people=named, themes=frozenset(themes))


def columns(permit: Permit) -> dict[str, Any]:
    """Return what the rules know as columns hold it."""
    people = sorted((one.id, one.name) for one in permit.people)
    return {"roles": sorted(permit.roles), "people": people, "themes": sorted(permit.themes)}


def rules_there(office_id: int, place: Place) -> "models.QuerySet[PostingRule]":
    """Return every rule about one account, campaign or theme."""
    rows: models.QuerySet[PostingRule] = PostingRule.objects.of(office_id)
    if place.scope is Scope.ACCOUNT:
        return rows.filter(account_id=int(place.subject))
    return rows.filter(scope=place.scope.value, subject=place.subject)
