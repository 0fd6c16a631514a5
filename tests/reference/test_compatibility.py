from itertools import combinations, product

import pytest

from samvekt.core.errors import InputError
from samvekt.reference.compatibility import Verdict, assess
from samvekt.reference.compatibility.pairs import PAIRS
from samvekt.reference.kinds import KINDS
from samvekt.reference.library import Library

LIBRARY = Library.built_in()
HEALTH = (
    "life_table",
    "quality_norm",
    "severity_rule",
    "discount_rule",
    "value_set",
    "opportunity_cost",
)


def records(*named):
    return [LIBRARY.get(*name.split("/")) for name in named]


def verdict(*named, **settings):
    return assess(records(*named), **settings)


def words(found):
    return " ".join(map(str, found.reasons))


def test_it_works():
    found = verdict("quality_norm/dmp-2025", "severity_rule/magnussen-2015", sex="both", age=61)

    assert found.level == "fits"
    assert "can be used with" in words(found)


def test_every_pair_of_health_records_has_a_rule_of_its_own():
    assert set(PAIRS) == {frozenset(pair) for pair in combinations(HEALTH, 2)}


@pytest.mark.parametrize(("first", "second"), list(combinations(HEALTH, 2)))
def test_every_pair_of_records_gets_a_verdict_with_reasons(first, second):
    for one, other in product(LIBRARY.records(first), LIBRARY.records(second)):
        found = assess([one, other])
        assert found.level in {"fits", "warning", "refused"}
        assert found.reasons
        assert assess([other, one]).level == found.level


@pytest.mark.parametrize(("first", "second"), list(combinations(KINDS, 2)))
def test_a_pair_without_a_rule_is_said_to_be_not_assessed(first, second):
    found = assess([next(LIBRARY.records(first)), next(LIBRARY.records(second))])
    if frozenset({first, second}) not in PAIRS:
        assert found.level == "warning"
        assert "is not assessed" in words(found)
    else:
        assert "is not assessed" not in words(found)


def test_every_whole_combination_gets_a_verdict():
    tables = records("life_table/ssb-2025", "life_table/hmd-2019")
    others = [tuple(LIBRARY.records(kind)) for kind in HEALTH[1:4]]
    for chosen in product(tables, *others):
        for sex in ("female", "male", "both"):
            for age in (0, 39, 40, 90, 91, 110):
                found = assess(chosen, sex=sex, age=age, year=2026)
                assert found.reasons


@pytest.mark.parametrize(
    ("named", "settings", "level", "reason"),
    [
        (["quality_norm/dmp-2025"], {"sex": "male"}, "refused", "both sexes as one"),
        (["quality_norm/dmp-2025"], {"age": 39}, "refused", "ages 40 to 90 only, not 39"),
        (["quality_norm/dmp-2025"], {"age": 91}, "refused", "not 91"),
        (["quality_norm/garratt-2022"], {"age": 17}, "refused", "from age 18 only, not 17"),
        (["quality_norm/garratt-2022"], {"sex": "both"}, "warning", "pooled first"),
        (["severity_rule/magnussen-2015"], {"sex": "female"}, "refused", "both sexes as one"),
        (["life_table/ssb-2025"], {"age": 107}, "refused", "ages 0 to 106"),
        (["life_table/ssb-2019"], {"year": 2026}, "warning", "tells of 2019, not 2026"),
        (["value_set/eq-5d-5l-norway-2025"], {"year": 2020}, "warning", "after 2020"),
        (
            ["severity_rule/magnussen-2015", "discount_rule/norway-r109-2021"],
            {},
            "refused",
            "without discounting",
        ),
        (["severity_rule/magnussen-2015", "discount_rule/none"], {}, "fits", "asks for"),
        (["severity_rule/nice-2022", "discount_rule/flat-3.5"], {}, "fits", "asks for"),
        (
            ["severity_rule/nice-2022", "discount_rule/none"],
            {},
            "refused",
            "discounts by 3.5% a year",
        ),
        (
            ["quality_norm/dmp-2025", "severity_rule/nice-2022"],
            {},
            "refused",
            "not discounted",
        ),
        (
            ["quality_norm/garratt-2022", "severity_rule/magnussen-2015"],
            {},
            "warning",
            "Pool them first",
        ),
        (
            ["quality_norm/garratt-2022", "value_set/eq-5d-5l-norway-2025"],
            {},
            "warning",
            "UK crosswalk",
        ),
        (["quality_norm/garratt-2022", "life_table/ssb-2025"], {}, "warning", "2019–2019"),
        (["quality_norm/garratt-2022", "life_table/ssb-2019"], {}, "fits", "from age 18"),
        (["quality_norm/dmp-2025", "life_table/ssb-2025"], {}, "warning", "differ a little"),
        (["quality_norm/dmp-2025", "value_set/eq-5d-5l-norway-2025"], {}, "fits", "scored by"),
        (["quality_norm/noma-2018", "value_set/eq-5d-3l-uk-1997"], {}, "warning", "not known"),
        (["quality_norm/dmp-2025", "discount_rule/flat-4"], {}, "refused", "afterwards"),
        (
            ["severity_rule/magnussen-2015", "opportunity_cost/norway-2016"],
            {},
            "fits",
            "starts from",
        ),
        (
            ["severity_rule/netherlands-2018", "opportunity_cost/norway-2016"],
            {},
            "refused",
            "never converted",
        ),
        (["severity_rule/nice-2022", "opportunity_cost/norway-2016"], {}, "warning", "no amounts"),
        (["severity_rule/nice-2026", "life_table/ssb-2025"], {}, "warning", "is for NO and"),
        (["life_table/ssb-2025", "value_set/eq-5d-5l-uk-2026"], {}, "fits", "do not bear"),
    ],
)
def test_the_verdict_says_why(named, settings, level, reason):
    found = verdict(*named, **settings)

    assert found.level == level
    assert reason in words(found)


def test_beside_a_life_table_a_printed_norm_can_be_worked_out_anew():
    named = ["quality_norm/dmp-2025", "severity_rule/nice-2022", "discount_rule/flat-3.5"]

    assert verdict(*named).level == "refused"
    assert verdict(*named, "life_table/ssb-2025").level == "warning"
    assert verdict("quality_norm/dmp-2025", "life_table/ssb-2025", age=95).level == "warning"


def test_two_records_of_one_kind_are_refused():
    with pytest.raises(InputError, match="Give one"):
        verdict("discount_rule/none", "discount_rule/flat-4")


def test_a_refusal_keeps_the_warnings_beside_it():
    found = verdict("quality_norm/dmp-2025", "severity_rule/nice-2022")

    assert "not discounted" in str(found.reasons[0])
    assert "is for NO" in str(found.reasons[1])


def test_a_verdict_on_nothing_fits():
    assert assess([]) == Verdict("fits", ())
