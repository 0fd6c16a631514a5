"""`samvekt new --template`: a round that is framed before anything is written."""

from __future__ import annotations

from pathlib import Path

from samvekt.formats.reading import read_round
from samvekt.reference.library import Library


def test_a_round_is_framed_as_the_template_says(samvekt):
    answer = samvekt("new", "--title", "Kutt", "--to", "ny.yaml", "--template", "reductions")

    template = Library.built_in().get("round_template", "reductions").content
    frame = read_round(Path("ny.yaml")).frame
    assert answer.code == 0
    assert (frame.level, frame.profile, frame.laws) == ("political", "municipal", template.laws)
    assert len(frame.plan_years) == template.years


def test_what_is_asked_goes_before_the_template(samvekt):
    asked = ("--template", "service", "--profile", "municipal")
    samvekt("new", "--title", "Vakter", "--to", "ny.yaml", *asked)

    frame = read_round(Path("ny.yaml")).frame
    assert (frame.level, frame.profile) == ("clinical", "municipal")


def test_a_template_that_is_not_there_is_told_with_the_nearest_name(samvekt):
    answer = samvekt(
        "new", "--title", "x", "--to", "ny.yaml", "--template", "reduction", "--lang", "en"
    )

    assert answer.code == 2
    assert "reductions" in answer.err
    assert not Path("ny.yaml").exists()
