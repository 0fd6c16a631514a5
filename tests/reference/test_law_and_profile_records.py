from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samvekt.core.errors import NotCovered
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.formality_profile import PARTS, FormalityProfileContent
from samvekt.reference.kinds.law import Laws
from samvekt.reference.library import Library
from samvekt.reference.record import record_from

LIBRARY = Library.built_in()
LAWS = Laws.of(LIBRARY)
PROFILES = ("practice", "municipal", "national")


@pytest.mark.parametrize(
    ("identifier", "day", "law"),
    [
        ("grounds", date(2026, 3, 1), "forvaltningsloven-1967@1"),
        ("archive_duty", date(2025, 12, 31), "arkivlova-1992@1"),
        ("archive_duty", date(2026, 1, 1), "arkivlova-2025@1"),
        ("sound_services", date(2026, 1, 1), "helse-og-omsorgstjenesteloven-2011@1"),
        ("statutory_councils", date(2026, 1, 1), "kommuneloven-2018@1"),
    ],
)
def test_a_case_finds_the_law_of_its_day(identifier, day, law):
    assert LAWS.find(identifier, day).law.label == law


def test_the_new_administration_act_is_never_in_force_until_a_date_is_set():
    new = [found for found in LAWS.references if found.law.name == "forvaltningsloven-2025"]

    assert new
    assert all(found.valid_from is None for found in new)
    assert not any(
        found.law.name == "forvaltningsloven-2025" for found in LAWS.on(date(2099, 1, 1))
    )


def test_old_and_new_administration_act_name_the_same_duties():
    def ids(name):
        return {found.id for found in LAWS.references if found.law.name == name}

    shared = {"impartiality", "impartiality_decided_by", "duty_to_investigate", "grounds"}
    shared |= {"grounds_content", "appeal", "appeal_deadline"}
    assert shared <= ids("forvaltningsloven-1967") & ids("forvaltningsloven-2025")


def test_a_paragraph_may_come_later_than_its_law():
    before, after = date(2019, 12, 31), date(2020, 1, 1)

    assert LAWS.find("open_meetings", before).paragraph.paragraph == "§ 11-5"
    assert LAWS.find("economic_plan", after)
    with pytest.raises(NotCovered, match="economic_plan is known to apply on 2019-12-31"):
        LAWS.find("economic_plan", before)


@given(st.dates(date(1960, 1, 1), date(2060, 1, 1)))
def test_on_any_day_a_provision_has_one_law_at_most(day):
    ids = [found.id for found in LAWS.on(day)]
    assert len(set(ids)) == len(ids)


def test_laws_not_in_force_say_so_and_have_no_first_day():
    for record in LIBRARY.records("law"):
        assert record.content.in_force == (record.valid_from is not None)


def test_every_provision_has_an_address_and_short_words():
    for found in LAWS.references:
        assert found.url.startswith("https://lovdata.no/")
        assert all(len(found.paragraph.says.in_language(lang)) < 200 for lang in ("nb", "nn", "en"))


def test_a_law_names_each_provision_once():
    data = LIBRARY.get("law", "sameloven-1987").as_data()
    data["content"]["paragraphs"] *= 2
    with pytest.raises(ReadFault, match="same id"):
        record_from(data, where="file")


def profile(name):
    return LIBRARY.content(FormalityProfileContent, name)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_has_the_ten_parts_of_the_guide_in_order(name):
    assert tuple(part.key for part in profile(name).parts) == PARTS
    assert profile(name).level == name


def test_a_municipal_case_mirrors_the_guide():
    assert set(PARTS) <= set(profile("municipal").asked("required"))


def test_each_profile_asks_at_least_as_much_as_the_one_before():
    order = {"not_asked": 0, "recommended": 1, "required": 2}
    demands = [profile(name).demands for name in PROFILES]

    assert demands[0].keys() == demands[1].keys() == demands[2].keys()
    for key in demands[0]:
        strengths = [order[each[key]] for each in demands]
        assert strengths == sorted(strengths), key


def test_only_a_national_case_must_have_shortfall_and_both_perspectives():
    for key in ("severity_shortfall", "cost_effectiveness", "perspective_societal"):
        demands = [profile(name).demands[key] for name in PROFILES]
        assert demands[2] == "required"
        assert "required" not in demands[:2]


def test_a_written_overall_judgement_is_always_required():
    for name in PROFILES:
        assert profile(name).demands["overall_judgement"] == "required"


def test_a_profile_with_another_set_of_parts_is_refused():
    data = LIBRARY.get("formality_profile", "practice").as_data()
    data["content"]["parts"].pop()
    with pytest.raises(ReadFault, match="these ten"):
        record_from(data, where="file")
