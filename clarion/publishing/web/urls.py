"""The addresses of publishing, below `/<office>/publish/`."""

from django.urls import path

from clarion.publishing.web import (
    agreed,
    campaigns,
    chains,
    deeds,
    edition,
    emergency,
    lists,
    parts,
    templates,
)

app_name = "publishing"
urlpatterns = [
    path("", lists.statements, name="statements"),
    path("begin/", lists.begin, name="begin"),
    path("calendar/", lists.calendar, name="calendar"),
    path("campaigns/", campaigns.campaigns, name="campaigns"),
    path("campaigns/<int:campaign_id>/end/", campaigns.end_campaign, name="end_campaign"),
    path("campaigns/<int:campaign_id>/hold/", campaigns.hold_campaign, name="hold_campaign"),
    path("templates/", templates.templates, name="templates"),
    path("templates/new/", templates.template, name="new_template"),
    path("templates/<int:template_id>/", templates.template, name="template"),
    path("templates/<int:template_id>/end/", templates.end_template, name="end_template"),
    path("agreed/", agreed.agreed, name="agreed"),
    path("agreed/new/", agreed.propose, name="propose"),
    path("agreed/<int:standing_id>/", agreed.say_agreed, name="say_agreed"),
    path("agreed/<int:standing_id>/end/", agreed.end_agreed, name="end_agreed"),
    path("chains/", chains.chains, name="chains"),
    path("chains/emergency/", chains.emergency_route, name="emergency_route"),
    path("chains/<int:chain_id>/end/", chains.end_chain, name="end_chain"),
    path("pictures/<int:picture_id>/", edition.picture, name="picture"),
    path("taken/<int:takeover_id>/", deeds.warning, name="warning"),
    path("<int:edition_id>/", edition.edition, name="edition"),
    path("<int:edition_id>/preview/", edition.preview, name="preview"),
    path("<int:edition_id>/parts/", parts.parts, name="parts"),
    path("<int:edition_id>/versions/", edition.versions, name="versions"),
    path("<int:edition_id>/begin/", deeds.begin_edition, name="begin_edition"),
    path("<int:edition_id>/emergency/", emergency.emergency, name="emergency"),
    path("<int:edition_id>/drop/", deeds.drop_draft, name="drop_draft"),
    path("statement/<int:statement_id>/", deeds.statement, name="statement"),
    path("statement/<int:statement_id>/withdraw/", deeds.withdraw, name="withdraw"),
    path("statement/<int:statement_id>/down/", deeds.take_down_again, name="take_down_again"),
    path("statement/<int:statement_id>/hold/", deeds.hold, name="hold"),
    path("rendition/<int:rendition_id>/again/", deeds.say_again, name="say_again"),
]
