"""The published description of the dossier is the one the program reads by."""

import json

import pytest
import yaml
from documentation import DOCS, ROOT
from dossier_page import meanings, page, parts
from jsonschema import Draft202012Validator

from samvekt.formats.schema import dossier_schema
from samvekt.formats.writing import as_json

EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").rglob("*.yaml")
    if "samvekt: 1" in path.read_text(encoding="utf-8")
)


def test_the_published_schema_is_up_to_date():
    published = (DOCS / "reference" / "dossier.schema.json").read_text(encoding="utf-8")

    assert published == as_json(dossier_schema())


def test_the_page_on_the_dossier_is_up_to_date():
    assert (DOCS / "reference" / "dossier.md").read_text(encoding="utf-8") == page()


def test_every_field_has_a_meaning_and_no_meaning_is_left_over():
    fields = {
        name: set(part["properties"]) for name, part in parts().items() if "properties" in part
    }

    assert {name: set(said) for name, said in meanings().items()} == fields


def plain(content):
    """As in JSON: names are texts, and dates are written out."""
    return json.loads(json.dumps(content, default=str))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_round_follows_the_published_schema(path):
    schema = json.loads((DOCS / "reference" / "dossier.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)

    content = plain(yaml.safe_load(path.read_text(encoding="utf-8")))

    faults = [error.message for error in Draft202012Validator(schema).iter_errors(content)]
    assert EXAMPLES
    assert faults == []
