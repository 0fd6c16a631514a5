"""What tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile(
    "any machine", settings.default, deadline=None
)  # a test never fails for being slow
settings.load_profile("any machine")


@pytest.fixture
def person(db):
    """Someone with an account, and nothing more."""
    from samvekt.domain.people.actions import create_person

    return create_person(email="kari@example.no", name="Kari", password="en lang og god frase")
