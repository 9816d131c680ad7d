"""Every address of the house. What belongs to an office begins with that office's short name.

A room adds one line to IN_AN_OFFICE; its views never see the short name, as the doorkeeper
(`clarion.people.web.office`) has turned it into `request.office` by then. Pages for the public
and webhooks go into OUTSIDE; the first word of each is kept free of offices by
`clarion.people.rules.addresses`.
"""

from django.urls import URLPattern, URLResolver, include, path

from clarion.config.about import about
from clarion.config.start import start
from clarion.config.wellness import health, metrics

Addresses = list[URLPattern | URLResolver]

IN_AN_OFFICE: Addresses = [
    path("", start, name="office"),
    path("about/<str:thing>/", about, name="about"),
    path("", include("clarion.postroom.web.urls")),
    path("signatures/", include("clarion.signoff.web.urls")),
    path("accounts/", include("clarion.postroom.web.accounts.urls")),
    path("desk/", include("clarion.desk.web.urls")),
    path("listening/", include("clarion.listening.web.urls")),
    path("insight/", include("clarion.insight.web.urls")),
    path("publish/", include("clarion.publishing.web.urls")),
    path("people/", include("clarion.people.web.urls")),
    path("settings/places/", include("clarion.places.web.urls")),
    path("pretended/", include("clarion.exercises.web.urls")),
]

OUTSIDE: Addresses = [
    path("", include("clarion.people.web.doors.urls")),
    path("", include("clarion.people.web.signing.urls")),
    path("look/", include("clarion.look.urls")),
    path("health", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("", include("clarion.signoff.public.urls")),
    path("", include("clarion.publishing.public.urls")),
    path("", include("clarion.publishing.public.sharing")),
    path("", include("clarion.postroom.public.urls")),
    path("listening/", include("clarion.listening.public.urls")),
    path("", include("clarion.newsroom.public.urls")),
]

urlpatterns: Addresses = [
    *OUTSIDE,
    path("<slug:office>/", include(IN_AN_OFFICE)),
]

handler500 = "clarion.config.trouble.on_a_page"
