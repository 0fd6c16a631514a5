"""Templates of rounds name only what there is, and a round from one is framed as it says."""

from __future__ import annotations

from datetime import date

import pytest

from samvekt.formats.beginning import Beginning
from samvekt.formats.reading import round_from
from samvekt.reference.faults import ReadFault
from samvekt.reference.kinds.law import Laws
from samvekt.reference.kinds.round_template import RoundTemplateContent
from samvekt.reference.library import Library

LIBRARY = Library.built_in()
TEMPLATES = list(LIBRARY.records("round_template"))
NAMES = [template.name for template in TEMPLATES]


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_a_template_names_provisions_in_force(template):
    known = {found.id for found in Laws.of(LIBRARY).on(date(2026, 11, 22))}

    assert set(template.content.laws) <= known


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
def test_a_round_from_a_template_is_framed_as_it_says(template):
    beginning = Beginning.of(template.content, 2028)
    content = beginning.content(name="ny", title="Ny runde", language="nn")
    made = round_from(content, where="ny", library=LIBRARY)

    frame = made.frame
    assert (made.title, made.language, made.options) == ("Ny runde", "nn", ())
    assert (frame.level, frame.profile) == (template.content.level, template.content.profile)
    assert frame.plan_years == tuple(range(2028, 2028 + template.content.years))
    assert frame.laws == template.content.laws
    assert made.criteria.set == template.content.criteria


def test_what_takes_something_away_begins_with_the_law_on_soundness():
    assert "sound_services" in LIBRARY.get("round_template", "reductions").content.laws


def test_a_provision_stands_once():
    with pytest.raises(ValueError, match="stands twice"):
        RoundTemplateContent(
            suits={"nb": "Når"},
            level="political",
            profile="municipal",
            criteria="norway-guide-2025",
            laws=("plan", "plan"),
        )


def test_a_round_without_a_template_has_a_title_and_nothing_more():
    content = Beginning("administrative", "municipal").content(name="x", title="X", language="nb")

    assert set(content) == {"samvekt", "id", "title", "language", "frame", "criteria"}
    assert content["frame"] == {"level": "administrative", "profile": "municipal"}


def test_criteria_that_are_not_there_are_told_by_name():
    content = Beginning("political", "municipal", "ukjent").content(
        name="x", title="X", language="nb"
    )

    with pytest.raises(ReadFault, match="ukjent"):
        round_from(content, where="x", library=LIBRARY)
