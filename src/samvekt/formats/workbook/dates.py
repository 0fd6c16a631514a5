"""Dates as people write them: 22.11.2026, 22/11-2026, 2026-11-22, 22. november 2026."""

from __future__ import annotations

import re
from datetime import date

from samvekt.core.message import Message, message

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "january", "jan"),
            ("februar", "february", "feb"),
            ("mars", "march", "mar"),
            ("april", "apr"),
            ("mai", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})")
_DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})(?P<sign>[./-])\s*(?P<m>\d{1,2})(?P<next>[./-])\s*(?P<y>\d{4}|\d{2})"
)
_IN_WORDS = re.compile(r"(?P<d>\d{1,2})(\.|st|nd|rd|th)?\s*(?P<m>[a-z]+)\.?,?\s*(?P<y>\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"(?P<m>[a-z]+)\.?\s+(?P<d>\d{1,2})(st|nd|rd|th)?,?\s+(?P<y>\d{4})")
_MIDNIGHT = re.compile(r"[ t]00:00(:00(\.0+)?)?z?$")


class NoDate(Exception):
    """A text that should be a date is none, or could be two."""

    def __init__(self, said: Message) -> None:
        self.said = said
        super().__init__(str(said))


def date_from(written: str) -> date:
    """The date a text stands for; day before month, as in Norway.

    Raises:
        NoDate: It is no date, or it could be two: 3/4/2026 is in March or in April.

    Example:
        >>> date_from("22. november 2026"), date_from("22/11-26")
        (datetime.date(2026, 11, 22), datetime.date(2026, 11, 22))
    """
    text = _MIDNIGHT.sub("", " ".join(written.split()).lower())
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS, _MONTH_FIRST):
        if found := pattern.fullmatch(text):
            return _date(found.groupdict(), written)
    raise NoDate(_no_date(written))


def _date(parts: dict[str, str | None], written: str) -> date:
    day, month = int(parts["d"] or 0), _month(parts["m"] or "")
    year = int(parts["y"] or 0)
    if len(parts["y"] or "") == 2:
        year += 2000
    if parts.get("sign") == parts.get("next") == "/" and day != month and max(day, month) <= 12:
        raise NoDate(
            message(
                "“{written}” can be two dates. Write it like 22.11.2026, with the day first.",
                written=written[:60],
            )
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDate(_no_date(written)) from None


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.get(written, 0)


def _no_date(written: str) -> Message:
    return message("“{written}” is not a date. Write it like 22.11.2026.", written=written[:60])
