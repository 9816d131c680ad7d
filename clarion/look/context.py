"""Every page knows at once whether its reader works in a bright room or a dark one."""

from django.http import HttpRequest

ROOMS = ("light", "dark")
ROOM_COOKIE = "room"


def room(request: HttpRequest) -> dict[str, str]:
    """The reader's own choice, or nothing where the computer's setting decides."""
    chosen = request.COOKIES.get(ROOM_COOKIE, "")
    return {"room": chosen if chosen in ROOMS else ""}
