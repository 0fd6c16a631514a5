"""The page on the dossier: fields from the models, meanings from `dossier_meanings.yaml`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from samvekt.formats.schema import dossier_schema

MEANINGS = Path(__file__).parent / "dossier_meanings.yaml"
ORDER = (
    "Round",
    "Organisation",
    "Frame",
    "PlanLink",
    "CriteriaChoice",
    "Option",
    "Effect",
    "Cost",
    "Personnel",
    "Funding",
    "SeverityStatement",
    "Assessments",
    "Estimate",
    "Evidence",
    "Assessor",
    "Impartiality",
    "Judgement",
    "Order",
    "WeightSet",
    "Comparison",
    "Limits",
    "Budget",
    "PersonnelLimit",
    "Group",
    "Pool",
    "Release",
    "Participation",
    "Conclusion",
    "Proposal",
    "OverrideEntry",
    "Dissent",
    "FollowUp",
    "CriteriaSetContent",
    "Criterion",
    "LeftOut",
    "ScaleContent",
    "ScaleLevel",
    "OtherAnswer",
    "Words",
)

INTRODUCTION = """# The dossier

This page is generated from the models. After a change, run `python tests/docs/refresh.py`.

One round of priority setting is one file: the dossier (*saksmappe*), as YAML or JSON. This is
format version 1. The same is published for programs as a JSON Schema,
[dossier.schema.json](dossier.schema.json); `samvekt schema` writes it too.

- **What is not known is left out.** A blank is never zero. A year that is not named is not known.
- **A key that is not on this page is a fault**, and the nearest right one is suggested.
- **Nothing about patients.** Eleven-digit national identity numbers are refused in every text.
- **id**: letters, digits, `_`, `.` and `-`; at most 80 signs. **short text**: at most 300 signs.
  **text**: at most 20 000 signs. **date**: `2026-12-31`. **year**: 1900 to 2200.
- A field marked *required* must be there when its part is there.

"""


def meanings() -> dict[str, dict[str, str]]:
    """Meaning by part and field."""
    found: dict[str, dict[str, str]] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return found


def parts() -> dict[str, dict[str, Any]]:
    """The schema of every part, the whole first."""
    schema = dossier_schema()
    found = {"Round": schema, **schema["$defs"]}
    missing = set(found) - set(ORDER)
    if missing:
        said = f"Give these a place in ORDER: {sorted(missing)}"
        raise KeyError(said)
    return {name: found[name] for name in ORDER}


def page() -> str:
    """The page as Markdown."""
    said = meanings()
    sections = (_section(name, part, said.get(name, {})) for name, part in parts().items())
    return INTRODUCTION + "\n".join(sections)


def _section(name: str, part: dict[str, Any], said: dict[str, str]) -> str:
    text = _described(part["description"]) if "description" in part else ""
    lines = [f"## {name}", "", text, ""]
    if "properties" in part:
        lines += ["| field | what it holds | meaning |", "|---|---|---|"]
        required = set(part.get("required", ()))
        lines += [
            f"| `{field}` | {_row_kind(schema, required=field in required)} | {said[field]} |"
            for field, schema in part["properties"].items()
        ]
        lines.append("")
    return "\n".join(lines)


def _described(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text.strip())


def _row_kind(schema: dict[str, Any], *, required: bool) -> str:
    kind = _kind(schema)
    if required:
        return f"{kind}; required"
    default = schema.get("default")
    if not isinstance(default, str | int | float) or default == "":
        return kind
    written = json.dumps(default).strip('"')
    return f"{kind}; `{written}` if not said"


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        kinds = dict.fromkeys(_kind(s) for s in schema["anyOf"] if s.get("type") != "null")
        return " or ".join(kinds)
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return " · ".join(f"`{value}`" for value in schema["enum"])
    return _PLAIN[schema["type"]](schema)


def _text(schema: dict[str, Any]) -> str:
    if schema.get("format") == "date":
        return "date"
    pattern = schema.get("pattern", "")
    if pattern.startswith("^[A-Za-zÆ"):
        return "id"
    known = {
        r"^\d{4}$": "four digits",
        "^[kM]?[A-Z]{3}$": "currency: `kNOK`, `MNOK`, `NOK`, `GBP` …",
    }
    if pattern in known:
        return known[pattern]
    lengths = {2000: "web address", 300: "short text", 20_000: "text"}
    return lengths.get(schema.get("maxLength", 0), "text")


def _number(schema: dict[str, Any]) -> str:
    if (schema.get("minimum"), schema.get("maximum")) == (1900, 2200):
        return "year"
    word = "whole number" if schema["type"] == "integer" else "number"
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum")
    if low is not None and high is not None:
        return f"{word}, {low:g} to {high:g}"
    if "exclusiveMaximum" in schema:
        above = "above " if "exclusiveMinimum" in schema else ""
        return f"{word}, {above}{low:g} to below {schema['exclusiveMaximum']:g}"
    if "exclusiveMinimum" in schema:
        return f"{word} above {low:g}"
    return word if low is None else f"{word}, {low:g} or more"


def _mapping(schema: dict[str, Any]) -> str:
    patterns = list(schema.get("patternProperties", {}).values())
    inside = patterns[0] if patterns else schema.get("additionalProperties")
    return f"{_kind(inside)} by name" if isinstance(inside, dict) else "part"


_PLAIN = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda _: "true or false",
    "array": lambda schema: f"list of {_kind(schema['items'])}",
    "object": _mapping,
    "null": lambda _: "nothing",
}
