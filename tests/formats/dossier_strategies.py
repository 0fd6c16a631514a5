"""Strategies that build valid rounds with awkward but allowed content."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from samvekt.formats.dossier import Round
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


def _allowed(text: str) -> bool:
    return bool(text.strip()) and not _SEEN.search(text) and not holds_identity_number(text)


def texts(longest: int = 300) -> st.SearchStrategy[str]:
    """Texts a dossier may hold, many of them awkward."""
    any_text = st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=60
    )
    pairs = st.tuples(st.sampled_from(AWKWARD), any_text).map("".join)
    return st.one_of(st.sampled_from(AWKWARD), any_text, pairs).filter(
        lambda text: _allowed(text) and len(text) <= longest
    )


def names() -> st.SearchStrategy[str]:
    """Ids: letters, digits and a few signs; also those that look like numbers."""
    return st.one_of(
        st.sampled_from(("R01", "0301", "1e5", "yes", "null", "2026", "1.0", "års-verk", "Å_1")),
        st.from_regex(r"[A-Za-zÆØÅæøå0-9][A-Za-zÆØÅæøå0-9_.\-]{0,12}", fullmatch=True),
    )


def _maybe(fields: dict[str, st.SearchStrategy[Any]], **needed: Any) -> st.SearchStrategy[Any]:
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


def _grounded(evidence: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    known = st.lists(st.sampled_from(evidence), max_size=3) if evidence else st.just([])
    return {
        "certainty": CERTAINTIES,
        "evidence": known,
        "other_setting": st.booleans(),
        "note": texts(),
    }


def effects(evidence: list[str]) -> st.SearchStrategy[Any]:
    """Effects of every kind."""
    return _maybe(
        {
            "dimension": st.sampled_from(("physical", "mental", "social")),
            "unit": texts(),
            "per": st.sampled_from(("recipient", "option")),
            "higher_is_better": st.booleans(),
            "horizon": texts(),
            **_grounded(evidence),
        },
        kind=st.sampled_from(("good_life_years", "function", "coping", "hours_freed", "own")),
        label=texts(),
        amount=estimates(),
    )


def costs(evidence: list[str]) -> st.SearchStrategy[Any]:
    """Costs with every field."""
    return _maybe(
        {
            "label": texts(),
            "kind": st.sampled_from(("operating", "investment")),
            "duration": st.sampled_from(("lasting", "one_off")),
            "perspective": st.sampled_from(
                ("health_service", "patient_and_relatives", "other_sectors")
            ),
            "unit": UNITS,
            "per": st.sampled_from(("option", "recipient")),
            "basis": st.sampled_from(("marginal", "average", "not_stated")),
            "price_year": st.integers(1900, 2200),
            "discounted": st.booleans(),
            **_grounded(evidence),
        },
        years=by_year(estimates()),
    )


def severities(evidence: list[str]) -> st.SearchStrategy[Any]:
    """Severity statements, also empty ones."""
    return _maybe(
        {
            "level": names(),
            "reasons": texts(),
            "age": st.integers(0, 120),
            "remaining_good_life_years": st.floats(0, 120),
            "norm": names(),
            "rule": names(),
            "measured": texts(),
            **_grounded(evidence),
        }
    )


def assessments() -> st.SearchStrategy[Any]:
    """Some of the written assessments."""
    keys = ("proportionality", "children", "ethics", "feasibility", "acceptability")
    return _maybe(
        {key: texts() for key in keys}
        | {"not_relevant": st.dictionaries(names(), texts(), max_size=2)}
    )


@st.composite
def options(draw: st.DrawFn, name: str, others: list[str], evidence: list[str]) -> Any:
    """One option that may name others."""
    parts = {
        "target_group": texts(),
        "measure": texts(),
        "comparator": texts(),
        "place": texts(),
        "distinction": st.sampled_from(("prioritising", "rationing", "efficiency")),
        "recipients_per_year": estimates(),
        "proposed_by": texts(),
        "effects": st.lists(effects(evidence), max_size=2),
        "costs": st.lists(costs(evidence), max_size=2),
        "personnel": st.lists(
            _maybe(
                {"unit": texts(), **_grounded(evidence)},
                profession=texts(),
                years=by_year(estimates()),
            ),
            max_size=2,
        ),
        "funding": st.lists(
            _maybe({"unit": UNITS}, by=texts(), years=by_year(numbers())), max_size=2
        ),
        "severity": severities(evidence),
        "assessments": assessments(),
        "soundness": texts(),
        "note": texts(),
    }
    change = st.sampled_from(("start", "expand", "keep", "reduce", "stop", "research"))
    option = draw(_maybe(parts, id=st.just(name), name=texts(), change=change))
    if others:
        named = draw(st.lists(st.sampled_from(others), unique=True, max_size=3))
        kinds = [draw(st.sampled_from(("requires", "excludes", "replaces"))) for _ in named]
        for kind in dict.fromkeys(kinds):
            option[kind] = [n for n, k in zip(named, kinds, strict=True) if k == kind]
    return option


def _frames() -> st.SearchStrategy[Any]:
    words = ("situation", "need", "legal", "economic", "professional")
    plan = _maybe({"goal": texts(), "link": LINKS}, plan=texts())
    return _maybe(
        {key: texts() for key in words}
        | {
            "laws": st.lists(names(), max_size=2),
            "plans": st.lists(plan, max_size=2),
            "plan_years": st.lists(st.integers(1900, 2200), max_size=4),
            "as_of": DATES,
        },
        level=st.sampled_from(("political", "administrative", "clinical", "national")),
        profile=st.sampled_from(("practice", "municipal", "national")),
    )


def _evidence(name: str) -> st.SearchStrategy[Any]:
    return _maybe(
        {
            "link": LINKS,
            "year": st.integers(1900, 2200),
            "quality": CERTAINTIES,
            "supports": texts(),
            "setting": texts(),
            "doubt": texts(),
        },
        id=st.just(name),
        kind=st.sampled_from(("trial", "budget", "media", "other")),
        source=texts(),
    )


def _assessor(name: str) -> st.SearchStrategy[Any]:
    impartiality = _maybe(
        {
            "declared_on": DATES,
            "disqualified": st.booleans(),
            "reason": texts(),
            "decided_by": texts(),
        }
    )
    return _maybe(
        {
            "name": texts(),
            "title": texts(),
            "impartiality": impartiality,
            "illustrative": st.booleans(),
        },
        id=st.just(name),
        role=st.sampled_from(("professional", "user_representative", "politician", "leader")),
    )


@st.composite
def _judgements(draw: st.DrawFn, who: list[str], what: list[str], evidence: list[str]) -> Any:
    if not who or not what:
        return []
    keys = st.tuples(st.sampled_from(who), st.sampled_from(what), names(), st.sampled_from((1, 2)))
    known = st.lists(st.sampled_from(evidence), max_size=2) if evidence else st.just([])
    fields = {"certainty": CERTAINTIES, "reason": texts(), "evidence": known}
    return [
        draw(
            _maybe(
                fields,
                assessor=st.just(a),
                option=st.just(o),
                criterion=st.just(c),
                round=st.just(r),
                level=st.one_of(names(), st.sampled_from(("dont_know", "varies"))),
            )
        )
        for a, o, c, r in draw(st.lists(keys, unique=True, max_size=4))
    ]


@st.composite
def _orders(draw: st.DrawFn, who: list[str], what: list[str]) -> Any:
    if not who or not what:
        return []
    order = [[name] for name in draw(st.permutations(what))]
    return [{"assessor": draw(st.sampled_from(who)), "order": order}] if draw(st.booleans()) else []


def _weights() -> st.SearchStrategy[Any]:
    comparison = st.fixed_dictionaries({"a": names(), "b": names(), "ratio": st.floats(0.01, 100)})
    entry = _maybe(
        {
            "points": st.dictionaries(names(), numbers(), max_size=3),
            "total": st.floats(0.5, 1000),
            "order": st.lists(st.lists(names(), min_size=1, max_size=2), max_size=2),
            "comparisons": st.lists(comparison, max_size=2),
            "random_index": names(),
            "reason": texts(),
            "illustrative": st.booleans(),
        },
        stakeholder=texts(),
        method=st.sampled_from(("equal", "swing_order", "swing_ratio", "points", "ahp")),
    )
    return st.lists(entry, max_size=2, unique_by=lambda e: e["stakeholder"])


def _limits() -> st.SearchStrategy[Any]:
    budget = _maybe({"unit": UNITS}, name=texts(), years=by_year(numbers()))
    people = _maybe({"unit": texts()}, profession=texts(), years=by_year(numbers()))
    return _maybe(
        {"budgets": st.lists(budget, max_size=2), "personnel": st.lists(people, max_size=2)}
    )


@st.composite
def _ends(draw: st.DrawFn, what: list[str]) -> Any:
    """Participation, conclusion, overrides, dissent, follow-up."""
    end: dict[str, Any] = {}
    if draw(st.booleans()):
        participation = _maybe(
            {"when": DATES, "said": texts(), "hard_to_reach": st.sampled_from(("yes", "no"))},
            who=texts(),
            how=texts(),
        )
        end["participation"] = draw(st.lists(participation, max_size=2))
        end["dissent"] = [{"who": draw(texts()), "said": draw(texts())}]
        end["not_relevant"] = draw(st.dictionaries(names(), texts(), max_size=2))
    if what and draw(st.booleans()):
        one = st.sampled_from(what)
        proposal = _maybe(
            {"place": st.integers(1, 99)},
            option=one,
            outcome=st.sampled_from(("yes", "no", "partly", "later", "research")),
            reason=texts(),
        )
        end["conclusion"] = {
            "overall": draw(texts()),
            "proposals": draw(st.lists(proposal, max_size=2)),
            "decided_on": draw(DATES),
        }
        end["overrides"] = [
            {"rule": "swedish", "option": draw(one), "reason": draw(texts()), "by": draw(texts())}
            | draw(st.sampled_from(({"place": 3}, {"category": "research"})))
        ]
        end["follow_up"] = [{"option": draw(one), "indicator": draw(texts()), "due": draw(DATES)}]
    return end


def _ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(names(), unique=True, max_size=most)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """The plain content of a valid round."""
    what, who, evidence = draw(_ids(3)), draw(_ids(2)), draw(_ids(2))
    for name in (*what, *who, *evidence):
        assume(_allowed(name))
    return {
        "samvekt": 1,
        "id": draw(names()),
        "title": draw(texts()),
        "language": draw(st.sampled_from(("nb", "nn", "en", "se", "smj", "sma"))),
        "frame": draw(_frames()),
        "criteria": {"set": "norway-guide-2025", "version": draw(names())},
        "options": [
            draw(options(name, [other for other in what if other != name], evidence))
            for name in what
        ],
        "evidence": [draw(_evidence(name)) for name in evidence],
        "assessors": [draw(_assessor(name)) for name in who],
        "judgements": draw(_judgements(who, what, evidence)),
        "orders": draw(_orders(who, what)),
        "weights": draw(_weights()),
        "limits": draw(_limits()),
        "assessments": draw(assessments()),
        **draw(_ends(what)),
        **draw(_maybe({"illustration": texts(), "provenance": texts()})),
        **draw(_maybe({"organisation": _maybe({"municipality": st.just("0301")}, name=texts())})),
    }


def rounds() -> st.SearchStrategy[Round]:
    """Valid rounds; names in the reference library are not looked up."""
    return contents().map(Round.model_validate)
