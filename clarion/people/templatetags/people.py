"""How templates say which browser somebody signed in with."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that is found counts: almost every browser also claims to be the ones below it.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """`Firefox on Windows`, from what a browser says of itself."""
    name = next((said for sign, said in _BROWSERS.items() if sign in user_agent), "")
    system = next((said for sign, said in _SYSTEMS.items() if sign in user_agent), "")
    if name and system:
        return _("{browser} on {system}").format(browser=name, system=system)
    return name or system or _("A browser that does not say which")
