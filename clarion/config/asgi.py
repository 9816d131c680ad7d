"""The door for web servers: what networks bring is taken at the threshold, the rest by Django."""

import os
import warnings
from typing import Any

from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, Scope
from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

from clarion.config.threshold import limited

# Our styles and scripts are small files, read whole: that they are read at once is no loss.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clarion.config.settings")
_pages: Any = limited(get_asgi_application())
# By name, because a room can be entered only after Django is set up.
_hooks = import_string("clarion.postroom.api.hooks.hooks")
_HOOKS = import_string("clarion.postroom.api.hooks.PATH")


async def application(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
    """Answer one request."""
    calls_a_hook = scope["type"] == "http" and scope["path"].startswith(_HOOKS)
    answer = _hooks if calls_a_hook else _pages
    await answer(scope, receive, send)
