"""Signing in with a password alone leads past an offer to protect it better."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_safe


class SignInView(LoginView):
    """E-mail address and password; the second factor is asked for afterwards."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in; whoever has no second factor is asked to add one, each time."""
        response: HttpResponse = super().form_valid(form)
        return past_the_offer(self.request, response)


sign_in = SignInView.as_view()


def past_the_offer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Lead whoever has just come in with a password alone past the offer of a second factor."""
    user = request.user
    if not user.is_authenticated or not user.has_usable_password() or is_mfa_enabled(user):
        return response
    onward = urlencode({"next": response.headers.get("Location", "/")})
    return redirect(f"{reverse('protect')}?{onward}")


@require_safe
@login_required
def protect(request: HttpRequest) -> HttpResponse:
    """Say what a second factor is good for, and let people go on without one."""
    onward = request.GET.get("next", "/")
    ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return render(request, "people/protect.html", {"onward": onward if ours else "/"})
