"""The story of a round: what was done, by whom, when and why."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samvekt.domain.records.queries import of_round, told
from samvekt.domain.rounds.phases import Doing
from samvekt.web.access import OfRound, needs
from samvekt.web.paging import page_of

EACH = 50


@needs(Doing.READ_STORY)
@require_safe
def story(request: OfRound) -> HttpResponse:
    """Every event of the round in plain words, the newest first."""
    page = page_of(request, of_round(request.round.pk).order_by("-chain", "-number"), EACH)
    context = {
        "here": "story",
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number, on_each_side=1),
        "events": told(page.object_list),
    }
    return render(request, "records/story.html", context)
