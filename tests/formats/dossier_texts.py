"""The small strategies dossiers are made of: texts, names, numbers, dates."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from samvekt.formats.identity_numbers import holds_identity_number

AWKWARD = (
    "yes",
    "no",
    "on",
    "off",
    "null",
    "~",
    "true",
    "False",
    "0301",
    "1e5",
    "1_000",
    "0x1F",
    "0o17",
    "12:30:45",
    ".5",
    "-1",
    "+1",
    "2026-01-01",
    "2026-01-01T10:00:00Z",
    ".nan",
    "nan",
    "-.inf",
    "Infinity",
    "=",
    "<<",
    "---",
    "...",
    "- a",
    "? a",
    ": a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "!!int 3",
    "|",
    ">",
    "%TAG",
    "@a",
    "`a",
    "[a, b]",
    "{a: b}",
    "'a'",
    '"a"',
    "it's",
    "\\n",
    "a\\",
    "Čáhppesjohka, Ŋuorta, Áltá, đ, ŧ, ž",
    "Gïelem nastedh",
    "Æ Ø Å æ ø å",
    "👩‍⚕️ 🏥 𝔖",
    "e\u0301",
    "−3 600 ‰ «sitat» – tankestrek…",
    " blank foran",
    "blank bak ",
    "\u00a0hardt mellomrom\u202f",
    "\ttabulator\t",
    "to\nlinjer",
    "\nførst en linje",
    "linje bak\n",
    "linjer bak\n\n\n",
    "  innrykk\n    mer innrykk\n tilbake",
    "linje  \nmed blanke bak",
    "# linje\n- punkt\n{",
    "ord " * 60,
    "enord" * 40,
)
"""Texts that look like something else to YAML, or that a careless writer would change."""

_SEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e"
    "\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def allowed(text: str) -> bool:
    return bool(text.strip()) and not _SEEN.search(text) and not holds_identity_number(text)


def texts(longest: int = 300) -> st.SearchStrategy[str]:
    """Texts a dossier may hold, many of them awkward."""
    any_text = st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=60
    )
    pairs = st.tuples(st.sampled_from(AWKWARD), any_text).map("".join)
    return st.one_of(st.sampled_from(AWKWARD), any_text, pairs).filter(
        lambda text: allowed(text) and len(text) <= longest
    )


def names() -> st.SearchStrategy[str]:
    """Ids: letters, digits and a few signs; also those that look like numbers."""
    return st.one_of(
        st.sampled_from(("R01", "0301", "1e5", "yes", "null", "2026", "1.0", "års-verk", "Å_1")),
        st.from_regex(r"[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9_.\-]{0,12}", fullmatch=True),
    )


def maybe(fields: dict[str, st.SearchStrategy[Any]], **needed: Any) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(needed, optional=fields)


def numbers() -> st.SearchStrategy[float]:
    """Finite numbers, whole and not, small and large."""
    whole = st.integers(-(10**12), 10**12).map(float)
    return st.one_of(whole, st.floats(allow_nan=False, allow_infinity=False))


@st.composite
def estimates(draw: st.DrawFn) -> Any:
    """A number alone, or a rising part of low, best, high."""
    if draw(st.booleans()):
        return draw(numbers())
    rising = sorted(draw(st.tuples(numbers(), numbers(), numbers())))
    kept = draw(st.sets(st.sampled_from((0, 1, 2)), min_size=1))
    return {("low", "best", "high")[at]: rising[at] for at in sorted(kept)}


def by_year(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value for some years."""
    return st.dictionaries(st.integers(1900, 2200), values, min_size=1, max_size=4)


CERTAINTIES = st.sampled_from(("high", "moderate", "low", "very_low"))
UNITS = st.sampled_from(("kNOK", "NOK", "MNOK", "GBP", "kEUR"))
DATES = st.dates().map(str)
LINKS = st.sampled_from(
    ("https://example.no/a?b=c#d", "http://æøå.no/%20", "https://a.no/" + "x" * 99)
)
