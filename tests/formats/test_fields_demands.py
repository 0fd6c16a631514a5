"""Every field says who asks for it and how strongly; what is not asked for is a suggestion."""

from __future__ import annotations

import pytest
from test_fields_in_words import FIELDS, named, texts

from samvekt.formats.dossier.options import Option
from samvekt.formats.fields.demands import SUGGESTED, Strength, demand_of, demands


@pytest.mark.parametrize("field", FIELDS, ids=named)
def test_a_field_has_a_source_and_a_strength_in_every_language(field):
    demand = demand_of(*field)

    assert all(text and text == text.strip() for text in texts(demand.source))
    assert demand.strength in Strength
    if demand.why:
        assert all(text.endswith(".") for text in texts(demand.why))


def test_no_demand_is_left_over():
    known = {(kind.__name__, name) for model, name in FIELDS for kind in model.__mro__}

    assert set(demands()) <= known


def test_what_nobody_asks_for_is_said_to_be_our_own_and_may_be_left_out():
    assert demand_of(Option, "place").source == SUGGESTED
    assert demand_of(Option, "place").strength is Strength.MAY
    assert all(
        demand.strength is Strength.MAY
        for demand in demands().values()
        if demand.source == SUGGESTED
    )


def test_only_a_law_says_must():
    must = {demand.source.en for demand in demands().values() if demand.strength is Strength.MUST}

    assert all("Act" in source for source in must)
