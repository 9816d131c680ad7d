"""The addresses of the newsroom; the office is `body` here, so that no doorkeeper steps in."""

from django.urls import path

from clarion.newsroom.public.addresses import short
from clarion.newsroom.public.check import chain, check
from clarion.newsroom.public.pages import (
    feed,
    feed_in,
    front,
    front_in,
    picture,
    statement,
    version,
)

app_name = "newsroom"
urlpatterns = [
    path("verify/", check, name="check"),
    path("<slug:body>/news/chain.json", chain, name="chain"),
    path("<slug:body>/news/", front, name="front"),
    path("<slug:body>/news/feed.<str:kind>", feed, name="feed"),
    path("<slug:body>/news/pictures/<str:name>", picture, name="picture"),
    path("<slug:body>/news/<language:language>/", front_in, name="front_in"),
    path("<slug:body>/news/<language:language>/feed.<str:kind>", feed_in, name="feed_in"),
    path("<slug:body>/news/<slug:code>/", statement, name="statement"),
    path("<slug:body>/news/<slug:code>/<language:language>/", version, name="version"),
    path("<slug:body>/<statement_code:code>", short, name="short"),
    path("<slug:body>/<statement_code:code>/<language:language>", short, name="short_in"),
]
# Under a name of the office's own, nobody needs to say whose page it is.
own = [
    path("", front, name="front"),
    path("<statement_code:code>", short, name="short"),
    path("<statement_code:code>/<language:language>", short, name="short_in"),
]
