"""The door for web servers: what networks bring is taken at the threshold, the rest by Django."""

import os
import warnings
from typing import Any

import django
from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope
from django.utils.module_loading import import_string

from clarion.config.threshold import limited

# Our styles and scripts are small files, read whole: that they are read at once is no loss.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clarion.config.settings")
django.setup(set_prefix=False)
_pages: Any = limited(import_string("clarion.config.turns.InTurn")())
# By name, because a room can be entered only after Django is set up.
_hooks = import_string("clarion.postroom.api.hooks.hooks")
_HOOKS = import_string("clarion.postroom.api.hooks.PATH")


async def application(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answer one request."""
    calls_a_hook = scope["type"] == "http" and scope["path"].startswith(_HOOKS)
    answer = _hooks if calls_a_hook else _pages
    await answer(scope, receive, send)
