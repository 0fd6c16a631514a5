"""What tests of the web application share."""

from __future__ import annotations

import pytest


@pytest.fixture
def person(db):
    """Someone with an account, and nothing more."""
    from samvekt.domain.people.actions import create_person

    return create_person(email="kari@example.no", name="Kari", password="en lang og god frase")
