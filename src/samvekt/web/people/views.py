"""One's own account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samvekt.web.access import signed_in


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: language, password, two-factor, sign-ins."""
    return render(request, "people/account.html")
