"""The addresses of publishing, below `/<office>/publish/`."""

from django.urls import path

from clarion.publishing.web import (
    calendar,
    campaigns,
    chains,
    deeds,
    edition,
    lists,
    moving,
    series,
    slots,
    templates,
    zone,
)

app_name = "publishing"
urlpatterns = [
    path("", lists.statements, name="statements"),
    path("begin/", lists.begin, name="begin"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/<int:campaign_id>/end/", campaigns.end_campaign, name="end_campaign"),
    path("campaigns/<int:campaign_id>/hold/", campaigns.hold_campaign, name="hold_campaign"),
    path("templates/", templates.templates, name="templates"),
    path("templates/new/", templates.template, name="new_template"),
    path("templates/<int:template_id>/", templates.template, name="template"),
    path("templates/<int:template_id>/end/", templates.end_template, name="end_template"),
    path("chains/", chains.chains, name="chains"),
    path("chains/<int:chain_id>/end/", chains.end_chain, name="end_chain"),
    path("zone/", zone.zone, name="zone"),
    path("slots/", slots.slots, name="slots"),
    path("slots/<int:slot_id>/end/", slots.end_slot, name="end_slot"),
    path("series/", series.all_series, name="all_series"),
    path("series/new/", series.begin_series, name="begin_series"),
    path("series/<int:series_id>/", series.series, name="series"),
    path("series/<int:series_id>/skip/", series.skip, name="skip_occurrence"),
    path("series/<int:series_id>/change/", series.change_series, name="change_series"),
    path("series/<int:series_id>/end/", series.end_series, name="end_series"),
    path("pictures/<int:picture_id>/", edition.picture, name="picture"),
    path("<int:edition_id>/", edition.edition, name="edition"),
    path("<int:edition_id>/preview/", edition.preview, name="preview"),
    path("<int:edition_id>/versions/", edition.versions, name="versions"),
    path("<int:edition_id>/move/", moving.move, name="move"),
    path("<int:edition_id>/begin/", deeds.begin_edition, name="begin_edition"),
    path("<int:edition_id>/drop/", deeds.drop_draft, name="drop_draft"),
    path("statement/<int:statement_id>/", deeds.statement, name="statement"),
    path("statement/<int:statement_id>/withdraw/", deeds.withdraw, name="withdraw"),
    path("statement/<int:statement_id>/down/", deeds.take_down_again, name="take_down_again"),
    path("statement/<int:statement_id>/hold/", deeds.hold, name="hold"),
    path("rendition/<int:rendition_id>/again/", deeds.say_again, name="say_again"),
]
