"""Campaigns, as they are chosen, looked through, and held."""

from django.db.models import Q

from clarion.publishing.models import Campaign, Edition

CAMPAIGNS_PAGE = 30


def campaigns(*, office_id: int, also: int | None = None) -> list[tuple[int, str]]:
    """Return number and name of the campaigns that have not ended, and of one that may have."""
    rows = Campaign.objects.of(office_id).filter(Q(ended_at=None) | Q(pk=also))
    return list(rows.order_by("name").values_list("id", "name"))


def campaigns_page(*, office_id: int, page: int = 1) -> tuple[list[tuple[int, str]], bool]:
    """Return one page of those that have not ended, by name, and whether more follows."""
    rows = Campaign.objects.of(office_id).filter(ended_at=None).order_by("name", "id")
    first = (max(page, 1) - 1) * CAMPAIGNS_PAGE
    found = list(rows.values_list("id", "name")[first : first + CAMPAIGNS_PAGE + 1])
    return found[:CAMPAIGNS_PAGE], len(found) > CAMPAIGNS_PAGE


def ended_campaigns(*, office_id: int) -> list[tuple[int, str]]:
    """Return those that have ended while something of them is still on its way."""
    under_way = Edition.objects.of(office_id).filter(state__in=["in_review", "scheduled"])
    rows = Campaign.objects.of(office_id).filter(pk__in=under_way.values("campaign_id"))
    return list(rows.exclude(ended_at=None).order_by("name").values_list("id", "name"))
