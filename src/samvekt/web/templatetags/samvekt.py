"""How templates say sentences, numbers and dates: `{% load samvekt %}`.

Nothing here marks text as safe: whatever a value holds is escaped with the sentence around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.html import format_html

from samvekt.core.message import Message, Value, Words, message
from samvekt.domain.people.roles import ROLE_WORDS, Role
from samvekt.language import number as written_number
from samvekt.language import opened
from samvekt.language import say as say_in
from samvekt.web.language import current

register = template.Library()


@register.simple_tag
def say(sentence: str | Message | Words, **values: Value | datetime) -> str:
    """A sentence in the language of the page: `{% say "There are {many} options." many=6 %}`.

    A ready `Message` or `Words` is said as it is; a text is a key of the catalogues. A moment is
    told by its day here. What does not fill a place of the sentence is left out.
    """
    if isinstance(sentence, (Message, Words)):
        return say_in(sentence, current())
    filled = {name: _local_day(value) for name, value in values.items()}
    return say_in(Message(sentence, MappingProxyType(filled)), current())


def _local_day(value: Value | datetime) -> Value:
    """The day here of a moment; every other value as it is."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.simple_tag
def page_language() -> str:
    """The language of the page, where the layout does not tell it."""
    return current()


@register.filter
def number(value: float | Decimal | None, spec: str = ",") -> str:
    """A number as the reader writes it: 1 250,5 in Norwegian; nothing for a missing one."""
    return "" if value is None else written_number(value, spec, current())


@register.filter
def size(octets: int) -> str:
    """How large a file is, in the unit people know: 340 kB, 1,2 MB."""
    if octets < 1_000_000:
        return f"{written_number(max(1, round(octets / 1000)), ',', current())} kB"
    return f"{written_number(octets / 1_000_000, '.1f', current())} MB"


@register.filter
def day(value: date | datetime | None) -> str:
    """A date as the reader writes it: 22.11.2026; nothing for a missing one."""
    if value is None:
        return ""
    return say_in(message("{day}", day=_local_day(value)), current())


@register.filter
def moment(value: datetime | None) -> str:
    """A date with the time of day: 22.11.2026 kl. 14.05; nothing for a missing one."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    clock = f"{local:%H:%M}" if current() == "en" else f"{local:%H.%M}"
    return say_in(message("{day} at {clock}", day=local.date(), clock=clock), current())


@register.simple_tag
def cell(value: Any) -> str:
    """A cell of a table by what it is: a term opened, a number, a day, or a text as it stands."""
    if value is None or value == "":
        return "–"
    if isinstance(value, (Message, Words)):
        return opened(say_in(value, current()))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, (int, float, Decimal)):
        return written_number(value, ",", current())
    return str(value)


@register.simple_tag
def words(text: Any, language: str = "", tag: str = "span") -> str:
    """What a person wrote, with its own language where that is not the page's."""
    if not language or language == current():
        return format_html("{}", text)
    return format_html('<{0} lang="{1}">{2}</{0}>', tag, language, text)


@register.filter
def web_link(address: str | None) -> str:
    """An address of the web that a link may lead to; empty for all else, whatever it is."""
    return address if address and address.startswith(("https://", "http://")) else ""


@register.filter
def field_anchor(field: BoundField) -> str:
    """Where a link from the list of faults leads: the box, or the first of the choices."""
    return field.id_for_label or field.auto_id


BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux")


@register.filter
def browser(user_agent: str) -> str:
    """The name of a browser and its machine, as people know them: Firefox, Windows."""
    named = next((name for mark, name in BROWSERS if mark in user_agent), "")
    named = named or ("Safari" if "Safari/" in user_agent else "")
    machine = next((name for name in SYSTEMS if name in user_agent), "")
    return ", ".join(filter(None, (named, machine))) or "–"


@register.filter
def roles_words(roles: Iterable[Role]) -> tuple[Words, ...]:
    """What several roles are called."""
    return tuple(ROLE_WORDS[role] for role in roles)


@register.filter
def role_words(role: Role | str) -> Words:
    """What a role is called."""
    return ROLE_WORDS[Role(role)]
