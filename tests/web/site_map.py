"""Every address of the site, found by walking the URL map, and an example of each page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLResolver, get_resolver, reverse
from kinds_of_forms import LISTS

ANONYMOUS = {
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "people:join",
    "front",
    "cases:cases",
    "cases:case",
    "cases:yaml",
    "cases:json",
}
"""Pages that one who has not signed in can see."""

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""The smallest picture there is."""

OWN_RECORD = """\
kind: scale
name: var-skala
version: '1'
title: {nb: Vår skala, nn: Skalaen vår, en: Our scale}
valid_from: 2026-01-01
status: local
source: Kommunestyret, sak 12/26
licence: CC0-1.0
provenance: Skrevet av kommunen
doubts:
- {nb: Ikke prøvd før, nn: Ikkje prøvd før, en: Not tried before}
content:
  levels:
  - {key: low, words: {nb: lav, nn: låg, en: low}, value: 0}
  - {key: high, words: {nb: høy, nn: høg, en: high}, value: 100}
"""
"""A reference record of an organisation's own."""

"""The lists of an option, whose lines each have a page."""

POST_ONLY = {
    *("home:language", "rounds:restore", "rounds:move", "rounds:unrelate"),
    *(f"rounds:move_{key}" for key in LISTS),
}
ONLY_ON_THE_WAY = {"mfa_authenticate", "mfa_reauthenticate", "account_set_password"}
"""Pages that the sign-in package shows only in the middle of something."""

FOR_MACHINES = {"alive", "ready", "measures"}
LEADS_ON = {"home:start", "rounds:organisation"}
EXPORTS = {"rounds:export_yaml", "rounds:export_json", "rounds:export_xlsx"}
FILES = EXPORTS | {
    "rounds:start_workbook",
    "mfa_download_recovery_codes",
    "rounds:fetch",
    "cases:yaml",
    "cases:json",
    "people:held_file",
}
AFTER_TWO_FACTOR = {
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
}
ADMINISTRATORS = {"people:roles", "people:close"}

EXPORTS = {"rounds:export_yaml", "rounds:export_json", "rounds:export_xlsx"}
FILES |= EXPORTS | {"rounds:start_workbook"}


@dataclass(frozen=True)
class Route:
    """One address of the site.

    Attributes:
        name: Its full name.
        places: What stands in the address, in order.
        view: What answers.
    """

    name: str
    places: tuple[str, ...]
    view: Callable[..., Any]


def routes(patterns=None, names="", before=()) -> Iterator[Route]:
    """Every address of the site."""
    for found in patterns or get_resolver().url_patterns:
        places = (*before, *found.pattern.converters)
        if isinstance(found, URLResolver):
            inner = f"{names}{found.namespace}:" if found.namespace else names
            yield from routes(found.url_patterns, inner, places)
        else:
            yield Route(f"{names}{found.name}", places, found.callback)


def takes_forms(view) -> bool:
    """Whether a form may be sent to a view."""
    while view is not None:
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if methods:
            return "POST" in methods
        view = getattr(view, "__wrapped__", None)
    return False


def names_of(page: str) -> set[str]:
    """The names of all fields of a page."""
    return set(re.findall(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"', page))


def addresses(round_, people, at) -> dict[str, str]:
    """An address for each route that shows a page."""
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import Role
    from samvekt.domain.rounds import actions as round_actions

    slug, public_id = round_.organisation.slug, round_.public_id
    invited = actions.invite(
        email="ny@example.no",
        organisation=round_.organisation,
        roles=[Role.READER],
        by=people[Role.ADMINISTRATOR],
        at=at,
    )
    option = option_with_lines(round_)
    source = round_.rest["evidence"][0]["id"]
    lines = {
        f"rounds:{doing}_{key}": [slug, public_id, option.pk, *place]
        for key in LISTS
        for doing, place in (("add", ()), ("change", (1,)), ("move", (1,)), ("remove", (1,)))
    }
    attached = round_actions.add_attachment(
        round_=round_,
        name="notat.png",
        content=PICTURE,
        by=people[Role.PROFESSIONAL_LEAD],
        at=at,
    )
    record = round_actions.add_local_record(
        organisation=round_.organisation,
        text=OWN_RECORD,
        by=people[Role.PROCESS_LEADER],
        at=at,
    )
    case = published_case(at)
    own = {
        **dict.fromkeys(("cases:case", "cases:yaml", "cases:json"), case),
        "rounds:library_one": [slug, "criteria_set", "norway-guide-2025", "1"],
        "rounds:own_one": [slug, record.pk],
        "people:join": [invited.token],
        "people:new_address": [
            actions.ask_for_address(email="flyttet@example.no", by=people[Role.PROCESS_LEADER])
        ],
        "people:withdraw": [slug, invited.invitation.pk],
        "people:roles": [slug, people[Role.READER].pk],
        "people:close": [slug, people[Role.READER].pk],
        "rounds:start_example": [slug, "kommunal-runde"],
        "rounds:start_template": [slug, "economic-plan"],
        "rounds:option": [slug, public_id, option.pk],
        "rounds:change": [slug, public_id, option.pk],
        "rounds:figures": [slug, public_id, option.pk],
        "rounds:effects": [slug, public_id, option.pk],
        "rounds:funding": [slug, public_id, option.pk],
        "rounds:severity": [slug, public_id, option.pk],
        "rounds:assessments": [slug, public_id, option.pk],
        "rounds:relations": [slug, public_id, option.pk],
        "rounds:unrelate": [slug, public_id, option.pk],
        "rounds:source": [slug, public_id, source],
        "rounds:change_source": [slug, public_id, source],
        "rounds:remove_source": [slug, public_id, source],
        **lines,
        "rounds:fetch": [slug, public_id, attached.pk],
        "rounds:detach": [slug, public_id, attached.pk],
        "rounds:remove": [slug, public_id, option.pk],
        "rounds:restore": [slug, public_id, option.pk],
        "rounds:move": [slug, public_id, option.pk],
        "rounds:end_seat": [slug, public_id, round_.seats.first().pk],
        "account_reset_password_from_key": ["a", "b-c"],
    }
    known = {"slug": slug, "public_id": public_id}
    return {
        route.name: reverse(
            route.name, args=own.get(route.name) or [known[place] for place in route.places]
        )
        for route in routes()
    }


def option_with_lines(round_):
    """The first option of the round, with a line more in each of its lists."""
    from samvekt.domain.rounds.lines import LINES, usual_form

    option = round_.options.order_by("place_in_order").first()
    year = str(round_.plan_years[0])
    given = {
        "effects": {"kind": "coping", "amount": 2},
        "costs": {"label": "Lønn", "years": {year: 600}},
        "personnel": {"profession": "sykepleier", "years": {year: 0.5}},
        "funding": {"by": "Staten", "years": {year: 500}},
    }
    for key, content in given.items():
        lines = option.figures.get(key, [])
        option.figures[key] = [*lines, usual_form(LINES[key], content)]
    option.save(update_fields=["figures"])
    return option


@cache
def teaching_round():
    """The round of the tutorial, which is concluded."""
    from django.conf import settings

    from samvekt.formats.reading import read_round

    return read_round(settings.ENVIRONMENT.examples / "opplaering.yaml")


def published_case(at) -> list[str]:
    """A case that another municipality has published, as its address names it."""
    from samvekt.domain.people import actions
    from samvekt.domain.people.roles import OrganisationKind, Role
    from samvekt.domain.rounds import actions as round_actions
    from samvekt.domain.rounds.models import Round
    from samvekt.domain.rounds.phases import Phase

    place = actions.create_organisation(
        name="Fjordvik", kind=OrganisationKind.OTHER, by=None, at=at
    )
    leader = actions.create_person(email="fia@example.no", name="Fia Fjordvik", password=None)
    actions.change_roles(
        person=leader, organisation=place, roles=[Role.PROCESS_LEADER], by=None, at=at
    )
    made = round_actions.start_round(organisation=place, dossier=teaching_round(), by=leader, at=at)
    Round.objects.filter(pk=made.pk).update(phase=Phase.DECISION)
    made.refresh_from_db()
    round_actions.move_phase(
        round_=made,
        to=Phase.PUBLISHED,
        reason="Vedtatt av kommunestyret.",
        expected_version=made.version,
        by=leader,
        at=at,
    )
    return [place.slug, made.public_id]


def shown() -> list[str]:
    """The routes that show a page of their own."""
    left_out = POST_ONLY | ONLY_ON_THE_WAY | FOR_MACHINES | LEADS_ON | FILES | AFTER_TWO_FACTOR
    return sorted(route.name for route in routes() if route.name not in left_out)


def seen_by(name: str) -> str | None:
    """Who can see a page: nobody in particular, an administrator, or one who leads."""
    if name in ANONYMOUS:
        return None
    return "administrator" if name in ADMINISTRATORS else "process_leader"
