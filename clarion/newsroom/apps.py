"""The newsroom as Django knows it."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The public pages of what was said."""

    name = "clarion.newsroom"
