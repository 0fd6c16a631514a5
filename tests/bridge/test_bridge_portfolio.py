"""A round as a question of what fits: what is counted, what stands beside, and what must hold."""

from __future__ import annotations

import math

import pytest
from small_rounds import LEVELS, LIBRARY, cost, fully_judged, judgement, option, small_round

from samvekt.bridge.portfolio import Asked, always_sometimes_never, portfolio_of
from samvekt.core.errors import InputError, OutOfRange
from samvekt.core.portfolio import NothingFits
from samvekt.core.ranking.result import RULE_WORDS

BEST = {key: levels[-1] for key, levels in LEVELS.items()}
WORST = {key: levels[0] for key, levels in LEVELS.items()}
JUDGED = {"A": BEST, "B": BEST, "C": BEST, "D": BEST}
PEOPLE = {"profession": "sykepleier", "years": {2027: 1}}


def money(amount=100, *, name="Penger", years=(2027,), **fields):
    return {"name": name, "years": dict.fromkeys(years, amount), **fields}


def fitted(*options, asked=None, judgements=None, budgets=None, limits=None, **more):
    """The portfolio of a round of these options within 100 kNOK, everything judged alike."""
    names = [one["id"] for one in options]
    given = fully_judged(names, dict.fromkeys(names, BEST)) if judgements is None else judgements
    there = {"budgets": [money()] if budgets is None else budgets, **(limits or {})}
    round_ = small_round(options, given, limits=there, **more)
    return portfolio_of(round_, LIBRARY, asked or Asked(valued="count", scenarios=0))


def use(found):
    """What each option takes of each limit."""
    return dict(zip(found.question.use.options, found.question.use.numbers, strict=True))


def said(found):
    return [str(sentence) for sentence in found.said]


# What an option takes


@pytest.mark.parametrize(
    ("amount", "unit"), [(60, "kNOK"), (60_000, "NOK"), (0.06, "MNOK")], ids=str
)
def test_costs_are_counted_in_the_unit_of_the_budget(amount, unit):
    found = fitted(option("A", costs=[cost(amount, unit=unit)]))

    assert use(found)["A"] == (pytest.approx(60),)


def test_a_budget_may_be_in_another_unit_than_the_costs():
    found = fitted(option("A", costs=[cost(60)]), budgets=[money(0.1, unit="MNOK")])

    assert use(found)["A"] == (pytest.approx(0.06),)
    assert found.best.chosen == ("A",)


@pytest.mark.parametrize(
    "costs",
    [
        [cost(5, unit="kGBP")],
        [cost(5), cost(5, unit="kGBP")],
        [cost(5, year=2028)],
        [cost({"low": 1, "high": 9})],
        [cost(5, duration="one_off", year=2028)],
        [cost({"low": 1, "high": 9}, duration="one_off")],
        [cost(5, per="recipient")],
        [cost(-50, basis="average")],
        [cost(5, perspective="patient_and_relatives")],
        [],
    ],
    ids=[
        "pounds",
        "kroner beside pounds",
        "no amount for the year",
        "a range without a best estimate",
        "a one-off that comes later",
        "a one-off with a range only",
        "for each recipient, and nobody knows how many",
        "an average taken for a saving",
        "a cost of others",
        "no cost",
    ],
)
def test_what_is_not_known_stands_beside_and_is_not_free(costs):
    found = fitted(option("A", costs=costs), option("B", costs=[cost(1)]))

    assert found.best.use_not_known == ("A",)
    assert found.best.chosen == ("B",)
    assert any("A take of a limited resource is not known" in line for line in said(found))


def test_a_one_off_takes_nothing_after_its_year():
    once = option("A", costs=[cost(90, duration="one_off")])
    lasting = option("B", costs=[{"years": {2027: 5, 2028: 90}}])

    found = fitted(once, lasting, budgets=[money(years=(2027, 2028))])

    assert use(found)["A"] == (90, 0)
    assert found.best.chosen == ("A", "B")


def test_a_one_off_with_only_a_range_in_its_second_year_is_not_over():
    once = option(
        "A", costs=[{"years": {2027: 5, 2028: {"low": 1, "high": 9}}, "duration": "one_off"}]
    )

    assert fitted(once, budgets=[money(years=(2027, 2028))]).best.use_not_known == ("A",)


def test_a_cost_for_each_recipient_is_multiplied():
    found = fitted(option("A", recipients_per_year=30, costs=[cost(2, per="recipient")]))

    assert use(found)["A"] == (60,)


def test_each_budget_counts_only_its_own_kind_of_money():
    ward = option("A", costs=[cost(80), cost(30, kind="investment")])
    visits = option("B", costs=[cost(10)])

    found = fitted(
        ward, visits, budgets=[money(kind="operating"), money(40, name="Bygg", kind="investment")]
    )

    assert use(found) == {"A": (80, 30), "B": (10, 0)}
    assert found.best.chosen == ("A", "B")


# People


def test_a_limit_on_people_is_left_out_with_words_when_someone_does_not_say():
    limits = {"personnel": [{"profession": "sykepleier", "years": {2027: 0}}]}
    round_of = (option("A", costs=[cost(1)], personnel=[PEOPLE]), option("B", costs=[cost(1)]))

    found = fitted(*round_of, limits=limits)

    assert [*found.question.limits] == ["Penger 2027"]
    assert found.best.chosen == ("A", "B")
    assert any("“sykepleier 2027” is left out" in line and "B" in line for line in said(found))


def test_a_limit_on_people_holds_when_all_say_whom_they_need():
    limits = {"personnel": [{"profession": "sykepleier", "years": {2027: 1}}]}
    nurse = option("A", costs=[cost(1)], personnel=[PEOPLE])
    doctor = option("B", costs=[cost(1)], personnel=[{**PEOPLE, "profession": "lege"}])
    other_nurse = option("C", costs=[cost(1)], personnel=[PEOPLE])

    found = fitted(nurse, doctor, other_nurse, limits=limits)

    assert use(found) == {"A": (1, 1), "B": (1, 0), "C": (1, 1)}
    assert len(found.best.chosen) == 2
    assert "B" in found.best.chosen


@pytest.mark.parametrize("odd", [{"unit": "team"}, {"per": "institution"}])
def test_teams_and_people_for_each_institution_are_not_known_person_years(odd):
    limits = {"personnel": [{"profession": "sykepleier", "years": {2027: 9}}]}

    found = fitted(option("A", costs=[cost(1)], personnel=[{**PEOPLE, **odd}]), limits=limits)

    assert [*found.question.limits] == ["Penger 2027"]


def test_what_must_be_in_does_not_stop_for_a_limit_on_people_that_nobody_can_count():
    limits = {"personnel": [{"profession": "sykepleier", "years": {2027: 1}}]}
    asked = Asked(valued="good-life-years", must=("A",))

    gains = [{"kind": "good_life_years", "amount": 1}]
    known = option("B", costs=[cost(1)], effects=gains, recipients_per_year=2)
    found = fitted(option("A", costs=[cost(1)]), known, limits=limits, asked=asked)

    assert "A" in found.best.chosen
    assert found.best.beside == ()


def test_good_life_years_and_recipients_with_a_range_are_drawn():
    gains = [{"kind": "good_life_years", "amount": {"low": 0, "best": 1, "high": 4}}]
    unsure = option("A", costs=[cost(1)], effects=gains, recipients_per_year=2)
    firm = option(
        "B",
        costs=[cost(1)],
        effects=[{"kind": "good_life_years", "amount": 1}],
        recipients_per_year=2,
    )
    limits = {"budgets": [{"name": "Rammen", "unit": "kNOK", "years": {2027: 1}}]}

    found = fitted(
        unsure, firm, limits=limits, asked=Asked(valued="good-life-years", scenarios=400)
    )

    assert found.in_scenarios is not None
    core = found.in_scenarios.core_index
    assert 0 < core["A"] < 1
    assert core["A"] + core["B"] == 1


def test_how_often_the_set_keeps_its_limit_is_told_when_a_cost_has_a_range():
    wide = option("A", costs=[cost({"low": 1, "best": 2, "high": 9})])
    limits = {"budgets": [{"name": "Rammen", "unit": "kNOK", "years": {2027: 4}}]}

    found = fitted(wide, limits=limits, asked=Asked(valued="count", scenarios=0))

    assert set(found.within) == {"Rammen 2027"}
    assert 0.5 < found.within["Rammen 2027"] < 0.95  # PERT(1, 2, 9) is below 4 in about 80 %


def test_nothing_is_told_of_costs_without_a_range():
    found = fitted(option("A", costs=[cost(1)]), asked=Asked(valued="count", scenarios=0))

    assert found.within == {}


# Values


def test_judged_value_is_the_weighted_sum_without_resources():
    found = fitted(option("A", costs=[cost(1)]), asked=Asked(scenarios=0))

    assert found.best.value == 100
    assert any("stay out of the value" in line for line in said(found))


def test_judged_value_is_times_recipients_when_all_say_how_many():
    many = option("A", costs=[cost(1)], recipients_per_year=7)
    few = option("B", costs=[cost(1)], recipients_per_year=2)

    found = fitted(many, few, asked=Asked(scenarios=0))

    assert found.question.values == {"A": 700, "B": 200}


def test_judged_value_is_not_times_recipients_when_one_does_not_say():
    many = option("A", costs=[cost(1)], recipients_per_year=7)

    found = fitted(many, option("B", costs=[cost(1)]), asked=Asked(scenarios=0))

    assert found.question.values == {"A": 100, "B": 100}
    assert any("not multiplied by recipients" in line for line in said(found))


def test_what_is_not_judged_stands_beside_and_is_not_worth_nothing():
    judged = fully_judged("A", JUDGED)

    found = fitted(
        option("A", costs=[cost(1)]), option("B", costs=[cost(1)]), judgements=judged, asked=Asked()
    )

    assert found.question.values["B"] is None
    assert found.best.not_assessed == ("B",)
    assert found.in_scenarios is not None
    assert "B" not in (*found.in_scenarios.always, *found.in_scenarios.never)


def test_good_life_years_are_for_each_recipient_or_for_the_option():
    each = {"kind": "good_life_years", "amount": 0.1}
    whole = {"kind": "good_life_years", "amount": 4, "per": "option"}
    asked = Asked(valued="good-life-years")

    found = fitted(
        option("A", costs=[cost(1)], effects=[each], recipients_per_year=30),
        option("B", costs=[cost(1)], effects=[whole]),
        option("C", costs=[cost(1)], effects=[each]),
        asked=asked,
    )

    assert found.question.values == {"A": pytest.approx(3), "B": 4, "C": None}
    assert found.in_scenarios is None


def test_an_order_lets_nobody_give_way_to_those_below():
    levels = {"A": BEST, "B": {**BEST, "severity": LEVELS["severity"][1]}, "C": WORST}
    dear, cheap, cheaper = (
        option(name, costs=[cost(amount)]) for name, amount in zip("ABC", (90, 60, 10), strict=True)
    )
    asked = Asked(valued="order", rule="additive")

    found = fitted(dear, cheap, cheaper, judgements=fully_judged("ABC", levels), asked=asked)

    assert found.best.method == "order"
    assert found.best.chosen == ("A", "C")
    assert f"The order is that of the rule “{RULE_WORDS['additive'].en}”." in said(found)
    assert (found.prices, found.shadow, found.swaps, found.own_list) == ((), (), (), None)


def test_an_order_says_that_a_list_is_not_held_against_it():
    asked = Asked(valued="order", own_list=("A",))

    found = fitted(option("A", costs=[cost(1)]), asked=asked)

    assert any("your own list is not held against it" in line for line in said(found))


# What is reduced


def closing(**fields):
    return option("F", change="reduce", costs=[cost(-50)], **fields)


def test_what_is_reduced_stands_beside_until_people_tie_it_to_something():
    found = fitted(closing(), option("A", costs=[cost(120)]), asked=Asked(scenarios=0))

    assert found.best.chosen == ()
    assert found.best.not_assessed == ("F",)
    assert any("F would take away is not judged" in line for line in said(found))


def test_what_is_tied_to_a_wish_frees_its_money_and_counts_nothing():
    limits = {"releases": [{"stop": "F", "start": "A"}]}

    found = fitted(closing(), option("A", costs=[cost(120)]), limits=limits, asked=Asked())

    assert found.best.chosen == ("F", "A")
    assert found.best.value == 100
    assert found.best.use_of("Penger 2027") == 70
    assert found.in_scenarios is not None
    assert set(found.in_scenarios.value) != {0}


def test_what_must_be_frees_its_money_for_anything():
    asked = Asked(must=("F",), scenarios=0)

    found = fitted(closing(), option("A", costs=[cost(120)]), asked=asked)

    assert found.best.chosen == ("F", "A")
    assert found.best.value == 100


def test_a_reduction_nobody_ranks_can_still_make_room_for_its_wish_in_an_order():
    limits = {"releases": [{"stop": "F", "start": "A"}]}
    judged = fully_judged("A", JUDGED)
    asked = Asked(valued="order", rule="additive")

    found = fitted(
        closing(), option("A", costs=[cost(120)]), judgements=judged, limits=limits, asked=asked
    )

    assert found.best.chosen == ("F", "A")


# What must hold


def three(*, asked=None, **limits):
    return fitted(
        *(option(name, costs=[cost(50)]) for name in "ABC"), limits=limits, asked=asked
    ).best.chosen


def test_musts_and_must_nots_come_from_the_file():
    assert three(must=["C"], must_not=["A"]) == ("B", "C")


def test_musts_and_must_nots_come_from_the_command_line_too():
    asked = Asked(valued="count", must=("C",), must_not=("A",), scenarios=0)

    assert three(asked=asked) == ("B", "C")
    assert three(asked=asked, must=["C"]) == ("B", "C")


def test_a_group_may_ask_for_at_least_and_at_most():
    assert "C" in three(groups=[{"name": "barn", "options": ["C"], "at_least": 1}])
    assert len(three(groups=[{"name": "alle", "options": ["A", "B", "C"], "at_most": 1}])) == 1


def test_a_group_may_ask_for_a_share_of_the_options():
    half = {"name": "barn", "options": ["C"], "minimum_share": 0.5, "share_of": "options"}

    assert "C" in three(groups=[half])


def test_what_requires_another_is_not_chosen_without_it():
    needs = option("A", costs=[cost(10)], requires=["B"])

    found = fitted(needs, option("B", costs=[cost(95)]), option("C", costs=[cost(50)]))

    assert found.best.chosen == ("C",)


@pytest.mark.parametrize("how", ["excludes", "replaces"])
def test_two_ways_of_doing_the_same_are_not_both_chosen(how):
    found = fitted(option("A", costs=[cost(1)], **{how: ["B"]}), option("B", costs=[cost(1)]))

    assert len(found.best.chosen) == 1


def test_an_option_may_be_funded_in_part_but_not_below_its_least_share():
    part = option("A", costs=[cost(80)], partial_from=0.5)
    whole = option("B", costs=[cost(60)])

    found = fitted(part, whole, asked=Asked(scenarios=0))

    assert found.best.chosen == ("A", "B")
    assert found.best.share_of("A") == pytest.approx(0.5)


def test_a_pool_pays_for_its_own_options_only():
    pool = {"name": "Tilskudd", "budget": "Penger", "year": 2027, "amount": 50, "options": ["C"]}

    assert set(three(pools=[pool])) >= {"C"}
    assert len(three(pools=[pool])) == 3
    assert len(three(pools=[{**pool, "amount": 20}])) == 2


def test_a_pool_may_have_the_same_name_every_year():
    pool = {"name": "Tilskudd", "budget": "Penger", "amount": 50, "options": ["B"]}
    both = (option(name, costs=[{"years": {2027: 75, 2028: 75}}]) for name in "AB")

    found = fitted(
        *both,
        budgets=[money(years=(2027, 2028))],
        limits={"pools": [{**pool, "year": 2027}, {**pool, "year": 2028}]},
    )

    assert found.best.chosen == ("A", "B")
    assert {payment.pool for payment in found.best.payments} == {"Tilskudd 2027", "Tilskudd 2028"}


def test_a_pool_for_a_year_without_a_limit_is_left_out_with_words():
    pool = {"name": "Tilskudd", "budget": "Penger", "year": 2030, "amount": 50, "options": ["A"]}

    found = fitted(option("A", costs=[cost(1)]), limits={"pools": [pool]})

    assert "Tilskudd is left out, because Penger has no amount for 2030." in said(found)


# Limits


def test_another_amount_may_be_asked_about():
    two = [option(name, costs=[cost(100)]) for name in "AB"]

    found = fitted(*two, asked=Asked(valued="count", limits={"Penger 2027": 200}, scenarios=0))

    assert found.best.chosen == ("A", "B")


@pytest.mark.parametrize(
    ("asked", "budgets", "words"),
    [
        (Asked(limits={"Penger": 1}), None, "There is no limit “Penger”"),
        (Asked(), (), "no budget to fit within"),
        (Asked(limits={"Penger 2027": 1}), (), "no budget to fit within"),
        (Asked(), (money(), money(50)), "“Penger” is used before"),
        (Asked(stakeholder="Ingen"), None, "no weights from “Ingen”"),
        (Asked(valued="order", rule="lodd"), None, "There is no rule “lodd”"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_clear_sentence(asked, budgets, words):
    with pytest.raises(InputError, match=words):
        fitted(option("A", costs=[cost(1)]), budgets=budgets, asked=asked)


def test_a_round_without_options_is_refused():
    with pytest.raises(OutOfRange, match="no options to choose among"):
        fitted(judgements=[])


def test_what_must_be_and_is_not_known_is_refused():
    with pytest.raises(OutOfRange, match="must be funded, but what they take"):
        fitted(option("A"), asked=Asked(must=("A",)))


def test_what_clashes_is_told_and_nothing_more():
    with pytest.raises(NothingFits) as clash:
        three(must=["A", "B", "C"], groups=[{"name": "g", "options": ["A"], "at_least": 1}])

    limit, must = (str(one) for one in clash.value.conflict)
    assert "Penger 2027" in limit
    assert must == "A, B, C must be funded."


# How sure, and at what price


def rivals(**more):
    """Two options for one place: A is judged a little better, and nobody is sure."""
    low = {"A": {**BEST, "benefit": "large"}, "B": {**BEST, "benefit": "moderate"}}
    unsure = [{**one, "certainty": "very_low"} for one in fully_judged("AB", low)]
    pair = [option(name, costs=[cost(80)]) for name in "AB"]
    return fitted(*pair, judgements=unsure, **more)


def core(found):
    assert found.in_scenarios is not None
    return found.in_scenarios.core_index


def test_the_same_seed_gives_the_same_core_index():
    first, again = (core(rivals(asked=Asked(seed=5))) for _ in range(2))

    assert first == again
    assert first != core(rivals(asked=Asked(seed=6)))


def test_the_better_one_is_in_more_draws_and_the_two_share_the_place():
    found = core(rivals(asked=Asked(scenarios=400)))

    assert found["A"] > 0.5 > found["B"] > 0
    assert found["A"] + found["B"] == pytest.approx(1)


def test_sure_judgements_and_fixed_weights_give_the_best_set_in_every_draw():
    weights = [{"stakeholder": "Alle", "method": "equal"}]

    found = fitted(
        *(option(name, costs=[cost(40)]) for name in "ABC"), weights=weights, asked=Asked()
    )

    assert found.in_scenarios is not None
    assert found.in_scenarios.always == found.best.chosen
    assert found.in_scenarios.sometimes == ()
    assert str(always_sometimes_never(found.in_scenarios)[0]).endswith("A, B.")


def test_what_is_judged_worthless_with_doubt_may_be_worth_something_in_a_draw():
    doubtful = [{**one, "certainty": "very_low"} for one in fully_judged("A", {"A": WORST})]

    found = fitted(option("A", costs=[cost(1)]), judgements=doubtful, asked=Asked())

    assert found.best.value == 0
    assert core(found)["A"] > 0


def test_no_scenarios_means_no_core_index():
    assert rivals(asked=Asked(scenarios=0)).in_scenarios is None


def test_draws_take_every_stakeholder_and_say_so():
    weights = [
        {"stakeholder": "Ansatte", "method": "equal"},
        {"stakeholder": "Brukere", "method": "none"},
    ]

    everyone = rivals(asked=Asked(), weights=weights)
    one = rivals(asked=Asked(stakeholder="Brukere"), weights=weights)

    assert any("weights of Ansatte, Brukere" in line for line in said(everyone))
    assert not any("as often as each other" in line for line in said(one))


def test_comparisons_tied_through_a_criterion_left_out_still_count():
    pairs = [("severity", "resources"), ("resources", "benefit"), ("benefit", "proportionality")]
    comparisons = [{"a": a, "b": b, "ratio": 2} for a, b in pairs]
    weights = [{"stakeholder": "Alle", "method": "ahp", "comparisons": comparisons}]

    found = rivals(asked=Asked(), weights=weights)

    assert 0 < core(found)["B"] < core(found)["A"]


def test_weights_on_resources_alone_are_refused_with_a_clear_sentence():
    points = {**dict.fromkeys(LEVELS, 0), "resources": 100}

    with pytest.raises(OutOfRange, match="No criterion has any weight"):
        rivals(weights=[{"stakeholder": "A", "method": "points", "points": points}], asked=Asked())


def test_the_limit_the_swap_and_the_own_list_are_priced():
    found = rivals(asked=Asked(own_list=("B",), scenarios=0))
    (limit,), (swap,) = found.prices, found.swaps
    own, gap = found.own_list, found.question.values["A"] - found.question.values["B"]

    assert found.best.chosen == ("A",)
    assert limit.gained == pytest.approx(found.question.values["B"])
    assert (swap.taken_out, swap.taken_in) == (("A",), ("B",))
    assert own is not None
    assert swap.value_lost == pytest.approx(gap)
    assert own.regret == pytest.approx(gap)
    assert (own.only_listed, own.only_best) == (("B",), ("A",))


def test_the_own_list_is_what_the_conclusion_says_yes_to():
    proposals = [
        {"option": "B", "outcome": "yes", "reason": "Haster."},
        {"option": "A", "outcome": "later", "reason": "Kan vente."},
    ]

    found = rivals(asked=Asked(), conclusion={"overall": "Først B.", "proposals": proposals})

    assert found.own_list is not None
    assert found.own_list.only_listed == ("B",)


def test_an_own_list_that_does_not_fit_is_told_and_not_refused():
    own = rivals(asked=Asked(own_list=("A", "B"), scenarios=0)).own_list

    assert own is not None
    assert not own.fits
    assert [str(one) for one in own.broken]


def test_a_disqualified_assessor_does_not_change_the_value():
    against = [judgement("a2", "A", key, levels[0]) for key, levels in LEVELS.items()]
    judged = [*fully_judged("A", JUDGED), *against]

    found = fitted(
        option("A", costs=[cost(1)]), judgements=judged, disqualified=["a2"], asked=Asked()
    )

    assert found.best.value == 100


def test_every_number_is_finite():
    found = rivals(asked=Asked())

    numbers = [found.best.value, found.best.upper_bound, found.best.gap, *found.best.use]
    assert all(math.isfinite(number) for number in numbers)
