"""Something was done, and can be undone: said on the next page, with the button that undoes it."""

from django.contrib import messages
from django.http import HttpRequest


def say_undoable(request: HttpRequest, words: str, *, undo: str) -> None:
    """Say it; `undo` is the address of our own to which the button posts."""
    messages.success(request, words, extra_tags=undo)
