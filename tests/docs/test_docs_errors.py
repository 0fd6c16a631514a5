"""Every error has a section that says what it means and what to do."""

import importlib
import pkgutil
import re

from documentation import DOCS

import samvekt
from samvekt.core.errors import InputError


def every_error(kind=InputError):
    yield kind
    for narrower in kind.__subclasses__():
        if narrower.__module__.startswith("samvekt."):
            yield from every_error(narrower)


def test_every_error_has_a_section_and_no_section_is_left_over():
    for module in pkgutil.walk_packages(samvekt.__path__, "samvekt."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")

    sections = set(re.findall(r"^## `(\w+)`$", page, re.M))

    assert sections == {error.__name__ for error in every_error()}
