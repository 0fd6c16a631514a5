"""What each rule suggests for a round, with its reasons, cautions and what people overrode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from samvekt.bridge.cautions import cautions
from samvekt.bridge.criteria import CriteriaInUse, criteria_of
from samvekt.bridge.economics import perspectives_of, references_of, treatment_effects
from samvekt.bridge.figures import Resource, costs_in_kroner, person_years, recipients
from samvekt.bridge.judgement import (
    CERTAINTY,
    CERTAINTY_OF_BENEFIT,
    SEVERITY,
    Judged,
    disqualified,
    judged,
)
from samvekt.bridge.rule_words import (
    MILLION_KRONER,
    OF_REFERENCE,
    PERSON_YEAR,
    RESOURCE_WORDS,
    ROLE_WORDS,
    RULE_HELP,
)
from samvekt.bridge.weights import StakeholderWeight, weights_of
from samvekt.core.errors import InputError, NotCovered, OutOfRange
from samvekt.core.message import Message, Words, message
from samvekt.core.ranking.additive import additive_ranking, value_spans
from samvekt.core.ranking.cap import severity_cap_ranking
from samvekt.core.ranking.figures import Figures
from samvekt.core.ranking.gaps import Span
from samvekt.core.ranking.levels import Levels, Wording, refuse_unknown_levels
from samvekt.core.ranking.panel import AssessorOrder, borda_ranking, kendalls_w
from samvekt.core.ranking.per_resource import value_per_resource
from samvekt.core.ranking.reference_cost import reference_cost_ranking
from samvekt.core.ranking.result import RULE_WORDS, Ranking, override
from samvekt.core.ranking.swedish import swedish_ranking
from samvekt.core.ranking.vgr_formula import vgr_formula_ranking
from samvekt.core.scales import Scale
from samvekt.core.weighing.weights import Weights, equal_weights
from samvekt.formats.dossier import Round
from samvekt.reference.kinds.ranking_rule import (
    RankingRuleContent,
    Term,
    cap_of,
    formula_of,
    procedure_of,
    terms_by_criterion,
)
from samvekt.reference.kinds.scale import scale_of
from samvekt.reference.library import Library

RESOURCE_ROLES = ("resources", "cost_per_benefit")


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What the rules work on: read once from a round, given to each rule."""

    round: Round
    library: Library
    criteria: CriteriaInUse
    judged: Judged
    certainty: Scale
    stakeholder: str | None

    @property
    def by_role(self) -> Mapping[str, str]:
        """Criterion by role; evidence may be the certainty of the benefit judgements."""
        found = dict(self.criteria.by_role)
        if self._stands_in:
            found["evidence"] = CERTAINTY
        return found

    @property
    def scales(self) -> dict[str, Scale]:
        """Scale by criterion, also for certainty when it stands for evidence."""
        return {**self.criteria.scales, **({CERTAINTY: self.certainty} if self._stands_in else {})}

    @property
    def _stands_in(self) -> bool:
        return CERTAINTY in self.judged.levels.criteria

    @property
    def wording(self) -> Wording:
        """What criteria and levels are called in the reasons."""
        named = {**ROLE_WORDS, **{c.key: c.words for c in self.criteria.criteria}}
        if self._stands_in:
            named[CERTAINTY] = CERTAINTY_OF_BENEFIT
        return Wording(named, self.scales)

    def named(self, option: str) -> str:
        """The full name of an option."""
        return self.round.option(option).name


@dataclass(frozen=True, slots=True, eq=False)
class Suggestion:
    """One rule's order for a round, with everything needed to read, check and challenge it."""

    rule: str
    title: Words
    explained: Words
    record: str | None  # the reference record with the rule's parameters
    status: str  # official, local or suggested
    stakeholder: str | None
    ranking: Ranking
    said: tuple[Message, ...]  # how the round was read for this rule
    cautions: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Result:
    ranking: Ranking
    said: tuple[Message, ...] = ()
    record: str | None = None
    status: str = "suggested"
    stakeholder: str | None = None


class UnknownRule(InputError):
    """There is no rule of this name."""


def material_of(round_: Round, library: Library, stakeholder: str | None = None) -> Material:
    """Everything the rules need from a round.

    Raises:
        OutOfRange: The round has no weights from this stakeholder.
    """
    known = tuple(entry.stakeholder for entry in round_.weights)
    if stakeholder is not None and stakeholder not in known:
        raise OutOfRange(
            message(
                "The round has no weights from “{stakeholder}”. It has: {known}.",
                stakeholder=stakeholder,
                known=known or "–",
            )
        )
    criteria = criteria_of(round_, library)
    certainty = scale_of(library.get("scale", "certainty-4"))
    found = judged(round_, criteria, certainty)
    return Material(round_, library, criteria, found, certainty, stakeholder)


def suggest(
    round_: Round, rule: str, library: Library, stakeholder: str | None = None
) -> Suggestion:
    """What one rule suggests for a round.

    Args:
        round_: The round.
        rule: One of `RULES`.
        library: Where the rule's parameters are found.
        stakeholder: Whose weights to use where a rule needs weights; the first when not said.

    Raises:
        UnknownRule: There is no such rule.
        InputError: The round lacks what the rule cannot do without.
    """
    return suggest_from(material_of(round_, library, stakeholder), rule)


def suggest_from(material: Material, rule: str) -> Suggestion:
    """As `suggest`, from material that is already read."""
    refuse_unknown_rule(rule)
    result = RULES[rule](material, material.judged.levels)
    ranking = _with_overrides(result.ranking, material.round, rule)
    return Suggestion(
        rule,
        RULE_WORDS[rule],
        RULE_HELP[rule],
        result.record,
        result.status,
        result.stakeholder,
        ranking,
        (*material.judged.said, *result.said, *ranking.warnings),
        cautions(material.round),
    )


def refuse_unknown_rule(rule: str) -> None:
    """Stop when there is no rule of this name.

    Raises:
        UnknownRule: There is no such rule.
    """
    if rule not in RULES:
        raise UnknownRule(
            message(
                "There is no rule “{rule}”. The rules are {rules}.", rule=rule, rules=tuple(RULES)
            )
        )


def _with_overrides(ranking: Ranking, round_: Round, rule: str) -> Ranking:
    for entry in round_.overrides:
        if entry.rule == rule:
            ranking = override(
                ranking,
                entry.option,
                place=entry.place,
                category=entry.category,
                reason=entry.reason,
                by=entry.by,
            )
    return ranking


def _swedish(material: Material, levels: Levels) -> _Result:
    reason = material.criteria.left_out.get(SEVERITY)
    if reason is None:
        _refuse_without_severity(material)
    name = "swedish-procedure" if reason is None else "swedish-procedure-without-severity"
    record = material.library.get("ranking_rule", name)
    content: RankingRuleContent = record.content
    procedure = procedure_of(content, material.by_role)
    ranking = swedish_ranking(levels, procedure, material.wording)
    said = () if reason is None else (_starts_alike(reason),)
    return _Result(ranking, said, record.label, record.status)


def _starts_alike(reason: Words) -> Message:
    return message(
        "The criteria set leaves severity out, so every option starts at the same level. {reason}",
        reason=reason,
    )


def _refuse_without_severity(material: Material) -> None:
    if SEVERITY not in material.by_role:
        raise NotCovered(
            message(
                "This rule needs severity, and the criteria set “{criteria}” does not judge it. "
                "Choose another rule, such as additive.",
                criteria=material.criteria.title,
            )
        )


def _cap(material: Material, levels: Levels) -> _Result:
    _refuse_without_severity(material)
    record = material.library.get("ranking_rule", "vgr-cap")
    content: RankingRuleContent = record.content
    ranking = severity_cap_ranking(levels, cap_of(content, material.by_role), material.wording)
    return _Result(ranking, (), record.label, record.status)


def _vgr_formula(material: Material, levels: Levels) -> _Result:
    record = material.library.get("ranking_rule", "vgr-formula")
    content: RankingRuleContent = record.content
    formula = formula_of(content, material.by_role)
    columns = {
        key: _codes(levels, key, term)
        for key, term in terms_by_criterion(content, material.by_role).items()
    }
    rows = [[columns[key][at] for key in columns] for at in range(len(levels.options))]
    figures = Figures(levels.options, tuple(columns), rows)
    ranking = vgr_formula_ranking(figures, formula, material.wording)
    return _Result(ranking, (), record.label, record.status)


def _codes(levels: Levels, criterion: str, term: Term) -> list[float | None]:
    """The number behind each level; a blank stays blank."""
    if criterion not in levels.criteria:
        raise NotCovered(
            message(
                "This rule needs the criterion {criterion}, which the round does not judge.",
                criterion=criterion,
            )
        )
    refuse_unknown_levels(levels, criterion, term.numbers)
    keys = (levels.of(option, criterion) for option in levels.options)
    return [None if key is None else float(term.numbers[key]) for key in keys]


def _judged_only(material: Material, levels: Levels) -> Levels:
    """The criteria of the set; certainty is no criterion of its own in a sum."""
    keys = [c.key for c in material.criteria.judged]
    rows = [[levels.of(option, key) for key in keys] for option in levels.options]
    return Levels(levels.options, keys, rows)


def weights_for(
    material: Material, criteria: tuple[str, ...]
) -> tuple[Weights, str | None, tuple[Message, ...]]:
    """One stakeholder's weights over some of the criteria, scaled to sum to one."""
    everyone = weights_of(
        material.round, tuple(c.key for c in material.criteria.judged), material.library
    )
    if not everyone:
        said = message("The round has no weights. Every criterion counts the same.")
        return equal_weights(criteria), None, (said,)
    chosen = _whose(everyone, material.stakeholder)
    kept = {key: chosen.weights.of(key) for key in criteria}
    others = tuple(one.stakeholder for one in everyone if one is not chosen)
    said_too = () if not others else (_others(chosen.stakeholder, others),)
    return Weights.in_proportion(kept), chosen.stakeholder, (*said_too, *chosen.said)


def _whose(everyone: tuple[StakeholderWeight, ...], name: str | None) -> StakeholderWeight:
    return next((one for one in everyone if one.stakeholder == name), everyone[0])


def _others(chosen: str, others: tuple[str, ...]) -> Message:
    return message(
        "The weights are those of {chosen}. Weights are never averaged; {others} may give "
        "another order.",
        chosen=chosen,
        others=others,
    )


def _additive(material: Material, levels: Levels) -> _Result:
    levels = _judged_only(material, levels)
    weights, whose, said = weights_for(material, levels.criteria)
    ranking = additive_ranking(levels, material.criteria.scales, weights, wording=material.wording)
    return _Result(ranking, said, None, "suggested", whose)


def _per_krone(material: Material, levels: Levels) -> _Result:
    resource = costs_in_kroner(material.round)
    return _per(material, levels, "per-krone", resource=resource, unit=MILLION_KRONER, size=1e6)


def _per_person_year(material: Material, levels: Levels) -> _Result:
    resource = person_years(material.round)
    return _per(material, levels, "per-person-year", resource=resource, unit=PERSON_YEAR, size=1.0)


@dataclass(frozen=True, slots=True, eq=False)
class JudgedValues:
    """What each option is worth by the judgements, with resources left out of the sum."""

    spans: Mapping[str, Span | None]  # 0–100; None where benefit is not judged
    criteria: tuple[str, ...]
    levels: Levels
    weights: Weights
    stakeholder: str | None
    said: tuple[Message, ...]


def judged_values(material: Material, levels: Levels) -> JudgedValues:
    """Value without the criteria for resources, so that cost is not counted twice (A7.16)."""
    roles = {c.key: c.role for c in material.criteria.judged}
    keys = tuple(key for key, role in roles.items() if role not in RESOURCE_ROLES)
    rows = [[levels.of(option, key) for key in keys] for option in levels.options]
    kept = Levels(levels.options, keys, rows)
    weights, whose, said = weights_for(material, keys)
    scales = {key: material.criteria.scales[key] for key in keys}
    spans = value_spans(kept, scales, weights)
    benefit = material.by_role.get("benefit")
    values = {
        option: None if benefit and kept.of(option, benefit) is None else spans[option]
        for option in kept.options
    }
    return JudgedValues(values, keys, kept, weights, whose, (*said, *_kept_out(material)))


def _per(
    material: Material,
    levels: Levels,
    rule: str,
    *,
    resource: Resource,
    unit: Words,
    size: float,
) -> _Result:
    found = judged_values(material, levels)
    ranking = value_per_resource(
        found.spans,
        {o: None if n is None else n / size for o, n in resource.amounts.items()},
        rule=rule,
        unit=unit,
        recipients=recipients(material.round),
        value_range=Span(0.0, 100.0),
        wording=_with_resource(material.wording, rule),
    )
    said = (*found.said, *_years(resource))
    return _Result(ranking, said, None, "suggested", found.stakeholder)


def _with_resource(wording: Wording, rule: str) -> Wording:
    """The names of the criteria, and of what the rule divides by."""
    own = {"resource": RESOURCE_WORDS[rule], "benefit": ROLE_WORDS["benefit"]}
    return Wording({**own, **wording.criteria}, wording.scales)


def _years(resource: Resource) -> tuple[Message, ...]:
    if not resource.years:
        return ()
    return (
        message(
            "Amounts are counted for {years}: the years every option gives.",
            years=tuple(str(year) for year in resource.years),
        ),
    )


def _kept_out(material: Material) -> tuple[Message, ...]:
    left = tuple(c.words for c in material.criteria.judged if c.role in RESOURCE_ROLES)
    if not left:
        return ()
    return (
        message(
            "{criteria} stay out of the value, since resources are what it is divided by.",
            criteria=left,
        ),
    )


def _reference(material: Material, levels: Levels) -> _Result:  # noqa: ARG001 (one shape for all)
    known = references_of(material.round, material.library)
    ranking = reference_cost_ranking(
        treatment_effects(material.round, known), references=known.span, wording=OF_REFERENCE
    )
    beside = tuple(
        message("{option}: {result}", option=name, result=result.words)
        for name, results in perspectives_of(material.round).items()
        for result in results
    )
    return _Result(ranking, (*known.said, *beside), known.rule, known.status)


def _panel(material: Material, levels: Levels) -> _Result:
    out = disqualified(material.round)
    last = {entry.assessor: entry for entry in sorted(material.round.orders, key=lambda o: o.round)}
    if not last:
        raise OutOfRange(
            message("No assessor has given an order of their own, so this rule has nothing to say.")
        )
    orders = tuple(AssessorOrder(name, entry.order, name in out) for name, entry in last.items())
    ranking = borda_ranking(orders, levels.options)
    concordance = kendalls_w(orders, levels.options)
    return _Result(replace(ranking, rule="panel"), (concordance.said,), None, "local")


RULES: Mapping[str, Callable[[Material, Levels], _Result]] = {
    "swedish": _swedish,
    "cap": _cap,
    "vgr-formula": _vgr_formula,
    "additive": _additive,
    "per-krone": _per_krone,
    "per-person-year": _per_person_year,
    "reference": _reference,
    "panel": _panel,
}
