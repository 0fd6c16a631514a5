import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import NotCovered
from samvekt.reference.kinds.municipality import MunicipalityContent
from samvekt.reference.library import Library

NORWAY = Library.built_in().content(MunicipalityContent, "norway-2026")


def test_there_are_357_municipalities_in_15_counties():
    assert len(NORWAY.by_code) == 357
    assert len({m.county_code for m in NORWAY.by_code.values()}) == 15


def test_a_code_gives_name_and_county():
    found = NORWAY.municipality("0301")
    assert (found.name, found.county_code) == ("Oslo - Oslove", "03")


def test_a_code_of_an_earlier_year_is_told_where_it_lies_today():
    with pytest.raises(NotCovered, match=r"Lørenskog.*3222"):
        NORWAY.municipality("0230")
    with pytest.raises(NotCovered, match="No municipality has the code 9999"):
        NORWAY.municipality("9999")


@pytest.mark.parametrize(
    ("code", "year", "today"),
    [
        ("0230", 2019, "3222"),
        ("3029", 2021, "3222"),
        ("3222", 2024, "3222"),
        ("1141", 2019, "1103"),
    ],
)
def test_an_old_code_finds_today_s_municipality(code, year, today):
    assert NORWAY.today_of(code, year).code == today


@pytest.mark.parametrize(
    ("code", "year", "parts"),
    [
        ("1507", 2022, ("Ålesund", "Haram")),
        ("1850", 2019, ("Narvik", "Hamarøy")),
        ("5012", 2018, ("Heim", "Hitra", "Orkland")),
    ],
)
def test_a_divided_municipality_gives_no_answer(code, year, parts):
    with pytest.raises(NotCovered, match="without guessing") as refused:
        NORWAY.today_of(code, year)
    assert all(part in str(refused.value) for part in parts)


def test_a_code_that_was_not_in_use_is_refused():
    with pytest.raises(NotCovered, match="No municipality had the code 3222 in 2019"):
        NORWAY.today_of("3222", 2019)


def test_the_codes_of_a_year_make_up_today_s_municipality():
    assert NORWAY.codes_in("3222", 2019) == ("0230",)
    assert set(NORWAY.codes_in("1103", 2019)) == {"1103", "1141", "1142"}


@pytest.mark.parametrize(("code", "year"), [("1580", 2023), ("1875", 2019), ("5056", 2018)])
def test_a_municipality_whose_forerunner_was_divided_has_no_figures(code, year):
    with pytest.raises(NotCovered, match="a forerunner was divided"):
        NORWAY.codes_in(code, year)


@pytest.mark.parametrize("name", ["Kárášjohka", "kárášjohka - karasjok", "KARASJOK"])
def test_a_name_is_found_in_any_of_its_languages(name):
    assert NORWAY.by_name(name).code == "5610"


def test_a_misspelt_name_gets_the_nearest_and_a_shared_one_is_refused():
    with pytest.raises(NotCovered, match="Did you mean Lørenskog"):
        NORWAY.by_name("Lørenskåg")
    with pytest.raises(NotCovered, match="More than one municipality is named Herøy"):
        NORWAY.by_name("Herøy")
    with pytest.raises(NotCovered, match="No municipality is named Xyzzy"):
        NORWAY.by_name("Xyzzy")


@given(st.sampled_from(sorted(NORWAY.by_code)), st.integers(2000, 2026))
def test_codes_of_any_year_lead_back_to_the_same_municipality(code, year):
    try:
        old = NORWAY.codes_in(code, year)
    except NotCovered:
        return
    assert {NORWAY.today_of(each, year).code for each in old} == {code}
