"""The addresses of the newsroom; the office is `body` here, so that no doorkeeper steps in."""

from django.urls import path

from clarion.newsroom.public.check import chain, check
from clarion.newsroom.public.pages import feed, front, picture, statement

app_name = "newsroom"
urlpatterns = [
    path("verify/", check, name="check"),
    path("<slug:body>/news/chain.json", chain, name="chain"),
    path("<slug:body>/news/", front, name="front"),
    path("<slug:body>/news/feed.<str:kind>", feed, name="feed"),
    path("<slug:body>/news/pictures/<str:name>", picture, name="picture"),
    path("<slug:body>/news/<slug:code>/", statement, name="statement"),
]
