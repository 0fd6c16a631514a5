"""Whether two records fit: one rule for each pair of kinds; a pair without one is not assessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samvekt.core.message import Message, message
from samvekt.reference.compatibility.finding import Combination, Finding, fits, refuses, warns

Rule = Callable[[Combination], Iterator[Finding]]


def norm_and_table(of: Combination) -> Iterator[Finding]:
    """Quality norm and life table: country, years, sexes and ages."""
    norm, table = of.content("quality_norm"), of.content("life_table")
    named = {
        "norm": of.records["quality_norm"].title,
        "table": of.records["life_table"].title,
    }
    yield from _same_country(of, "quality_norm", "life_table")
    if norm.remaining is not None:
        yield warns(
            message(
                "{norm} prints good life years left itself. Worked out with {table} they may "
                "differ a little.",
                **named,
            )
        )
    if norm.years and not norm.years[0] <= table.year <= norm.years[1]:
        yield warns(
            message(
                "{norm} was collected in {first}–{last}, and {table} is from {year}.",
                first=str(norm.years[0]),
                last=str(norm.years[1]),
                year=str(table.year),
                **named,
            )
        )
    if not norm.pooled and not {"female", "male"} <= set(table.sexes):
        yield refuses(
            message("{norm} is by sex, but {table} does not tell women and men apart.", **named)
        )
    last = norm.ages[1]
    if last is not None and last < table.deaths.age[-1]:
        yield refuses(
            message(
                "{norm} ends at age {last}, and good life years need every later age too.",
                last=last,
                norm=named["norm"],
            )
        )
    yield fits(
        message("{norm} and {table} can be used from age {first}.", first=norm.ages[0], **named)
    )


def norm_and_severity(of: Combination) -> Iterator[Finding]:
    """Quality norm and severity rule: country, sexes, the rule's own norm, discounting."""
    norm, rule = of.content("quality_norm"), of.content("severity_rule")
    named = {
        "norm": of.records["quality_norm"].title,
        "rule": of.records["severity_rule"].title,
    }
    yield from _same_country(of, "quality_norm", "severity_rule")
    if rule.pooled_sexes and not norm.pooled:
        yield warns(
            message(
                "{rule} counts both sexes as one, and {norm} is by sex. Pool them first.", **named
            )
        )
    if rule.norm and of.records["quality_norm"].name != rule.norm.split("@")[0]:
        yield warns(
            message("{rule} is used with the norm {usual}, not {norm}.", usual=rule.norm, **named)
        )
    if rule.discount_rate is not None and norm.remaining and not of.with_table:
        yield refuses(
            message(
                "{rule} discounts by {rate:.1%} a year, and the good life years {norm} prints are "
                "not discounted. Work them out from a life table.",
                rate=float(rule.discount_rate),
                **named,
            )
        )
    yield fits(message("{norm} can be used with {rule}.", **named))


def severity_and_discount(of: Combination) -> Iterator[Finding]:
    """Severity rule and the discounting of the good life years it is fed."""
    rule, discount = of.content("severity_rule"), of.content("discount_rule")
    named = {
        "rule": of.records["severity_rule"].title,
        "discount": of.records["discount_rule"].title,
    }
    flat = discount.flat_rate
    if rule.discount_rate is None and flat != 0:
        yield refuses(
            message(
                "{rule} counts good life years without discounting. Use {discount} for costs and "
                "effects only.",
                **named,
            )
        )
    elif rule.discount_rate is not None and flat != rule.discount_rate:
        yield refuses(
            message(
                "{rule} discounts by {rate:.1%} a year throughout, and {discount} does not.",
                rate=float(rule.discount_rate),
                **named,
            )
        )
    yield fits(message("{discount} is what {rule} asks for.", **named))


def norm_and_discount(of: Combination) -> Iterator[Finding]:
    """Quality norm and discounting: printed good life years cannot be discounted afterwards."""
    norm, discount = of.content("quality_norm"), of.content("discount_rule")
    named = {
        "norm": of.records["quality_norm"].title,
        "discount": of.records["discount_rule"].title,
    }
    if norm.remaining and discount.flat_rate != 0 and not of.with_table:
        yield refuses(
            message(
                "The good life years {norm} prints are not discounted and cannot be discounted "
                "by {discount} afterwards. Work them out from a life table.",
                **named,
            )
        )
    yield fits(message("{norm} can be discounted by {discount}.", **named))


def table_and_severity(of: Combination) -> Iterator[Finding]:
    """Life table and severity rule: country."""
    yield from _same_country(of, "life_table", "severity_rule")
    yield fits(_together(of, "life_table", "severity_rule"))


def values_and_norm(of: Combination) -> Iterator[Finding]:
    """Value set and quality norm: the states and the norm must be scored alike."""
    values, norm = of.content("value_set"), of.content("quality_norm")
    named = {
        "norm": of.records["quality_norm"].title,
        "values": of.records["value_set"].title,
    }
    if norm.value_set is None:
        yield warns(
            message(
                "{norm} is scored by {scoring}, which is no stored value set. Whether {values} "
                "gives numbers on the same scale is not known.",
                scoring=norm.scoring,
                **named,
            )
        )
    elif norm.value_set.split("@")[0] != of.records["value_set"].name:
        yield warns(
            message(
                "{norm} is scored by {scoring}, not by {values}. The two do not measure alike.",
                scoring=norm.scoring,
                **named,
            )
        )
    if values.instrument != norm.instrument:
        yield warns(
            message(
                "{values} is for {first}, and {norm} was asked with {second}.",
                first=values.instrument,
                second=norm.instrument,
                **named,
            )
        )
    yield fits(message("{norm} is scored by {values}.", **named))


def values_and_severity(of: Combination) -> Iterator[Finding]:
    """Value set and severity rule: country."""
    yield from _same_country(of, "value_set", "severity_rule")
    yield fits(_together(of, "value_set", "severity_rule"))


def cost_and_severity(of: Combination) -> Iterator[Finding]:
    """Opportunity cost and severity rule: currency, and the amount the weights start from."""
    cost, rule = of.content("opportunity_cost"), of.content("severity_rule")
    named = {
        "cost": of.records["opportunity_cost"].title,
        "rule": of.records["severity_rule"].title,
    }
    amounts = [step.reference_cost for step in rule.absolute + rule.proportional]
    if rule.currency is None or not any(amounts):
        yield warns(message("{rule} gives no amounts to hold against {cost}.", **named))
    elif rule.currency != cost.currency:
        yield refuses(
            message(
                "{rule} is in {first} and {cost} in {second}. Amounts are never converted.",
                first=rule.currency,
                second=cost.currency,
                **named,
            )
        )
    elif cost.amount not in amounts:
        yield warns(message("{cost} is not the amount {rule} starts from.", **named))
    yield fits(message("{rule} starts from {cost}.", **named))


def independent(of: Combination) -> Iterator[Finding]:
    """Two kinds that do not bear on each other."""
    first, second = (record.title for record in of.records.values())
    yield fits(
        message("{first} and {second} do not bear on each other.", first=first, second=second)
    )


def _same_country(of: Combination, first: str, second: str) -> Iterator[Finding]:
    one, other = of.content(first).country, of.content(second).country
    if one != other:
        yield warns(
            message(
                "{first} is for {one} and {second} for {other}.",
                first=of.records[first].title,
                second=of.records[second].title,
                one=one,
                other=other,
            )
        )


def _together(of: Combination, first: str, second: str) -> Message:
    return message(
        "{first} and {second} can be used together.",
        first=of.records[first].title,
        second=of.records[second].title,
    )


PAIRS: dict[frozenset[str], Rule] = {
    frozenset({"quality_norm", "life_table"}): norm_and_table,
    frozenset({"quality_norm", "severity_rule"}): norm_and_severity,
    frozenset({"severity_rule", "discount_rule"}): severity_and_discount,
    frozenset({"quality_norm", "discount_rule"}): norm_and_discount,
    frozenset({"life_table", "severity_rule"}): table_and_severity,
    frozenset({"value_set", "quality_norm"}): values_and_norm,
    frozenset({"value_set", "severity_rule"}): values_and_severity,
    frozenset({"opportunity_cost", "severity_rule"}): cost_and_severity,
    frozenset({"life_table", "discount_rule"}): independent,
    frozenset({"life_table", "value_set"}): independent,
    frozenset({"discount_rule", "value_set"}): independent,
    frozenset({"opportunity_cost", "life_table"}): independent,
    frozenset({"opportunity_cost", "quality_norm"}): independent,
    frozenset({"opportunity_cost", "discount_rule"}): independent,
    frozenset({"opportunity_cost", "value_set"}): independent,
}
"""The rule of each pair of kinds; a pair that is not here is said to be not assessed."""
