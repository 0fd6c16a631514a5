"""Strategies that build valid rounds with awkward but allowed content."""

from __future__ import annotations

from typing import Any

from dossier_criteria import criteria
from dossier_limits import limits
from dossier_texts import (
    AWKWARD,
    CERTAINTIES,
    DATES,
    LINKS,
    UNITS,
    allowed,
    by_year,
    estimates,
    maybe,
    names,
    numbers,
    texts,
)
from hypothesis import assume
from hypothesis import strategies as st

from samvekt.formats.dossier import Round

__all__ = ["AWKWARD", "contents", "options", "rounds", "texts"]


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
    return maybe(
        {
            "dimension": st.sampled_from(("physical", "mental", "social")),
            "unit": texts(),
            "per": st.sampled_from(("recipient", "option")),
            "higher_is_better": st.booleans(),
            "discounted": st.booleans(),
            "horizon": texts(),
            **_grounded(evidence),
        },
        kind=st.sampled_from(("good_life_years", "function", "coping", "hours_freed", "own")),
        label=texts(),
        amount=estimates(),
    )


def costs(evidence: list[str]) -> st.SearchStrategy[Any]:
    """Costs with every field."""
    return maybe(
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
    return maybe(
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
    keys = (
        "proportionality",
        "children",
        "local_conditions",
        "unequal_access",
        "ethics",
        "other_levels",
        "feasibility",
        "acceptability",
    )
    return maybe(
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
            maybe(
                {
                    "unit": texts(),
                    "per": st.sampled_from(("option", "institution")),
                    **_grounded(evidence),
                },
                profession=texts(),
                years=by_year(estimates()),
            ),
            max_size=2,
        ),
        "funding": st.lists(
            maybe(
                {"unit": UNITS, "evidence": _grounded(evidence)["evidence"]},
                by=texts(),
                years=by_year(numbers()),
            ),
            max_size=2,
        ),
        "partial_from": st.floats(0.01, 0.99),
        "severity": severities(evidence),
        "assessments": assessments(),
        "soundness": texts(),
        "note": texts(),
    }
    change = st.sampled_from(("start", "expand", "keep", "reduce", "stop", "research"))
    option = draw(maybe(parts, id=st.just(name), name=texts(), change=change))
    if others:
        named = draw(st.lists(st.sampled_from(others), unique=True, max_size=3))
        kinds = [draw(st.sampled_from(("requires", "excludes", "replaces"))) for _ in named]
        for kind in dict.fromkeys(kinds):
            option[kind] = [n for n, k in zip(named, kinds, strict=True) if k == kind]
    return option


def _frames() -> st.SearchStrategy[Any]:
    words = ("situation", "need", "legal", "economic", "professional")
    plan = maybe({"goal": texts(), "link": LINKS}, plan=texts())
    return maybe(
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
    return maybe(
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
    impartiality = maybe(
        {
            "declared_on": DATES,
            "disqualified": st.booleans(),
            "reason": texts(),
            "decided_by": texts(),
        }
    )
    return maybe(
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
            maybe(
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
    order = st.permutations(what).map(lambda names: [[name] for name in names])
    one = maybe(
        {"round": st.sampled_from((1, 2)), "reason": texts()},
        assessor=st.sampled_from(who),
        order=order,
    )
    return draw(st.lists(one, max_size=2, unique_by=lambda o: (o["assessor"], o.get("round", 1))))


def _weights() -> st.SearchStrategy[Any]:
    comparison = st.fixed_dictionaries({"a": names(), "b": names(), "ratio": st.floats(0.01, 100)})
    entry = maybe(
        {
            "points": st.dictionaries(names(), numbers(), max_size=3),
            "total": st.floats(0.5, 1000),
            "order": st.lists(st.lists(names(), min_size=1, max_size=2), max_size=2),
            "comparisons": st.lists(comparison, max_size=2),
            "random_index": names(),
            "doubt": st.floats(0, 0.99),
            "consistency_limit": st.floats(0.01, 1),
            "reason": texts(),
            "illustrative": st.booleans(),
        },
        stakeholder=texts(),
        method=st.sampled_from(("equal", "swing_order", "swing_ratio", "points", "ahp")),
    )
    return st.lists(entry, max_size=2, unique_by=lambda e: e["stakeholder"])


@st.composite
def _ends(draw: st.DrawFn, what: list[str]) -> Any:
    """Participation, conclusion, overrides, dissent, follow-up."""
    end: dict[str, Any] = {}
    if draw(st.booleans()):
        participation = maybe(
            {
                "when": DATES,
                "said": texts(),
                "outcome": texts(),
                "hard_to_reach": st.sampled_from(("yes", "no")),
            },
            who=texts(),
            how=texts(),
        )
        end["participation"] = draw(st.lists(participation, max_size=2))
        end["dissent"] = [{"who": draw(texts()), "said": draw(texts())}]
        end["not_relevant"] = draw(st.dictionaries(names(), texts(), max_size=2))
    if what and draw(st.booleans()):
        one = st.sampled_from(what)
        proposal = maybe(
            {"place": st.integers(1, 99)},
            option=one,
            outcome=st.sampled_from(("yes", "no", "partly", "later", "research")),
            reason=texts(),
        )
        end["conclusion"] = {
            "overall": draw(texts()),
            "proposals": draw(st.lists(proposal, max_size=2)),
            "decided_on": draw(DATES),
            **draw(maybe({"decided_by": texts(), "review_on": DATES})),
        }
        set_by_hand = ({"place": 3}, {"category": "research"}, {"category": "do_not_do"})
        end["overrides"] = [
            {"rule": "swedish", "option": draw(one), "reason": draw(texts()), "by": draw(texts())}
            | change
            for change in draw(st.lists(st.sampled_from(set_by_hand), min_size=1, max_size=2))
        ]
        follow_up = maybe(
            {"option": one, "due": DATES}
            | {key: texts() for key in ("baseline", "target", "responsible")},
            indicator=texts(),
        )
        end["follow_up"] = [draw(follow_up)]
    return end


def _organisation() -> st.SearchStrategy[Any]:
    return maybe({"municipality": st.just("0301"), "unit": texts()}, name=texts())


def _ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(names(), unique=True, max_size=most)


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """The plain content of a valid round."""
    what, who, evidence = draw(_ids(3)), draw(_ids(2)), draw(_ids(2))
    for name in (*what, *who, *evidence):
        assume(allowed(name))
    return {
        "samvekt": 1,
        "id": draw(names()),
        "title": draw(texts()),
        "language": draw(st.sampled_from(("nb", "nn", "en", "se", "smj", "sma"))),
        "frame": draw(_frames()),
        "criteria": draw(criteria()),
        "options": [
            draw(options(name, [other for other in what if other != name], evidence))
            for name in what
        ],
        "evidence": [draw(_evidence(name)) for name in evidence],
        "assessors": [draw(_assessor(name)) for name in who],
        "judgements": draw(_judgements(who, what, evidence)),
        "orders": draw(_orders(who, what)),
        "weights": draw(_weights()),
        "limits": draw(limits(what)),
        "assessments": draw(assessments()),
        **draw(_ends(what)),
        **draw(maybe({"illustration": texts(), "provenance": texts()})),
        **draw(maybe({"organisation": _organisation()})),
    }


def rounds() -> st.SearchStrategy[Round]:
    """Valid rounds; names in the reference library are not looked up."""
    return contents().map(Round.model_validate)
