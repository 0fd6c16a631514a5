"""What is missing, by the ten parts of the decision basis and the formality profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_rounds import LIBRARY, assessor, cost, judgement, option, small_round

from samvekt.bridge.basis_fields import FIELDS
from samvekt.bridge.completeness import PARTS, completeness
from samvekt.formats.reading import read_round
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.formality_profile import PARTS as TEN

EXAMPLES = Path(__file__).parents[2] / "examples"
PROFILES = ("practice", "municipal", "national")

SOURCED = {"evidence": ["k1"], "certainty": "low"}
FULL_OPTION = option(
    "A",
    effects=[{"kind": "coping", "amount": 1, **SOURCED}],
    costs=[cost(1, **SOURCED)],
    personnel=[{"profession": "x", "years": {2027: 1}, **SOURCED}],
)
KNOWN = [{"id": "k1", "kind": "trial", "source": "Kilde"}]
WRITTEN = ("proportionality", "children", "local_conditions", "unequal_access")
FILLED = {
    "situation": {"frame": {"situation": "Slik er det.", "need": "Derfor."}},
    "frame": {"frame": {"legal": "Lov.", "economic": "Penger.", "professional": "Fag."}},
    "criteria": {
        "options": [FULL_OPTION],
        "judgements": [judgement("a1", "A", "benefit", "large")],
        "evidence": KNOWN,
    },
    **{key: {"assessments": {key: "Vurdert."}} for key in WRITTEN},
    "knowledge": {"options": [FULL_OPTION], "evidence": KNOWN},
    "participation": {"participation": [{"who": "Rådet", "how": "Møte", "outcome": "Endret."}]},
    "plans": {"frame": {"plans": [{"plan": "Helseplan"}]}},
}


def part(key, profile="municipal", **content):
    frame = {"profile": profile, **content.pop("frame", {})}
    found = completeness(small_round(frame=frame, **content), LIBRARY)
    return next(p for p in (*found.parts, *found.fields) if p.key == key)


def test_the_ten_parts_are_those_of_the_guide_in_its_order():
    assert tuple(PARTS) == TEN
    found = completeness(small_round(), LIBRARY)
    assert tuple(p.key for p in found.parts) == TEN


@pytest.mark.parametrize("profile", PROFILES)
def test_every_further_field_a_profile_names_can_be_looked_for(profile):
    content = LIBRARY.get("formality_profile", profile).content

    assert {entry.key for entry in content.further_fields} <= set(FIELDS)


@pytest.mark.parametrize("key", TEN)
def test_an_empty_part_is_missing_and_says_what_to_do(key):
    found = part(key)

    assert found.state == "missing"
    assert found.missing


@pytest.mark.parametrize("key", TEN)
def test_a_filled_part_is_complete(key):
    found = part(key, **FILLED[key])

    assert (found.state, found.missing) == ("complete", ())


@pytest.mark.parametrize("key", TEN)
def test_an_empty_part_with_its_reason_is_accepted_and_the_reason_shown(key):
    found = part(key, not_relevant={key: "Gjelder ikke her."})

    assert (found.state, found.reason, found.lacking) == (
        "not_relevant",
        "Gjelder ikke her.",
        False,
    )


@pytest.mark.parametrize("key", TEN)
def test_a_reason_does_not_hide_what_stands_there(key):
    found = part(key, **FILLED[key], not_relevant={key: "Likevel."})

    assert found.state == "complete"


@pytest.mark.parametrize(
    ("key", "half"),
    [
        ("situation", {"frame": {"situation": "Slik er det."}}),
        ("frame", {"frame": {"legal": "Lov."}}),
        ("criteria", {"options": [option("A")]}),
        ("children", {"options": [option("A", assessments={"children": "Ja."}), option("B")]}),
        ("knowledge", {"options": [option("A", costs=[cost(1)])], "evidence": KNOWN}),
        ("participation", {"participation": [{"who": "Rådet", "how": "Møte"}]}),
    ],
)
def test_a_half_filled_part_is_partly_there(key, half):
    found = part(key, **half)

    assert found.state == "partly"
    assert found.missing


def test_an_assessment_that_is_not_relevant_says_so_at_the_assessment():
    found = part("children", assessments={"not_relevant": {"children": "Ingen barn."}})

    assert (found.state, found.reason) == ("not_relevant", "Ingen barn.")


def test_a_part_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(ReadFault) as refused:
        part("children", not_relevant={"childern": "Nei."})

    assert refused.value.faults[0].said.values["near"] == "children"


@pytest.mark.parametrize("key", sorted(FIELDS))
def test_a_further_field_of_an_empty_round_is_never_said_to_be_filled(key):
    found = FIELDS[key](small_round())

    assert found.missing or key == "soundness"  # nothing is reduced, so nothing to defend


def test_a_bare_option_lacks_everything_but_sources_since_it_has_no_figures():
    round_ = small_round([option("A", change="stop")])

    assert [key for key in FIELDS if not FIELDS[key](round_).missing] == ["sources"]


def test_reducing_needs_a_word_on_soundness_and_starting_does_not():
    stopped, kept = option("A", change="stop"), option("B")

    assert FIELDS["soundness"](small_round([stopped, kept])).missing
    assert not FIELDS["soundness"](small_round([kept])).missing
    assert not FIELDS["soundness"](small_round([stopped | {"soundness": "Fordi."}])).missing


def test_four_years_are_asked_of_lasting_costs_only():
    year = {"years": {2027: 1}}
    four = {"years": dict.fromkeys((2027, 2028, 2029, 2030), 1)}

    def lacks(*costs):
        return bool(FIELDS["costs_four_years"](small_round([option("A", costs=costs)])).missing)

    assert lacks(year)
    assert lacks()
    assert not lacks(four)
    assert not lacks({**year, "duration": "one_off"})
    assert not lacks({**year, "kind": "investment"})


def test_who_has_not_declared_is_named():
    silent = assessor("a1") | {"impartiality": {}}
    round_ = small_round(assessors=[silent, assessor("a2"), assessor("a3", disqualified=True)])

    (said,) = FIELDS["impartiality"](round_).missing

    assert said.values["who"] == ("a1",)


def test_many_options_are_named_in_part_and_counted():
    round_ = small_round([option(f"T{n}") for n in range(20)])

    (said,) = FIELDS["recipients_per_year"](round_).missing

    assert said.values["more"] == 12


def test_the_profiles_ask_for_different_amounts():
    asked = {}
    for profile in PROFILES:
        found = completeness(small_round(frame={"profile": profile}), LIBRARY)
        asked[profile] = {p.key for p in (*found.parts, *found.fields) if p.lacking}

    assert asked["practice"] < asked["municipal"] < asked["national"]


def test_only_what_is_required_decides_whether_a_round_is_complete():
    teaching = read_round(EXAMPLES / "opplaering.yaml", LIBRARY)
    found = completeness(teaching, LIBRARY)
    strict = teaching.model_copy(
        update={"frame": teaching.frame.model_copy(update={"profile": "national"})}
    )

    assert found.complete
    assert not any(p.lacking for p in (*found.parts, *found.fields))
    assert not completeness(strict, LIBRARY).complete
