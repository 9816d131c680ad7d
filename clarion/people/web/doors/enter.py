"""Somebody who came by a link of their own is signed in, without having to type anything again."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from clarion.people import queries
from clarion.people.web.signing.views import past_the_offer


def enter(request: HttpRequest, *, staff_id: int, onward: str = "/") -> HttpResponse:
    """Sign somebody in, ask for their second factor or offer one, and send them onward."""
    person = queries.person(staff_id)
    response: HttpResponse = perform_login(
        request, person, email_verification="none", redirect_url=onward
    )
    return past_the_offer(request, response)
