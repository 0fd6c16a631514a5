"""Under which heading a change is told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from samvekt.bridge.changes.tree import Step
from samvekt.core.message import Words

GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        "frame": Words("Ramme", "Ramme", "Frame"),
        "criteria": Words("Kriterier", "Kriterium", "Criteria"),
        "options": Words("Tiltak", "Tiltak", "Options"),
        "estimates": Words("Anslag", "Anslag", "Estimates"),
        "evidence": Words("Kilder", "Kjelder", "Evidence"),
        "assessors": Words("Vurderere", "Vurderarar", "Assessors"),
        "judgements": Words("Vurderinger", "Vurderingar", "Judgements"),
        "orders": Words("Egne rekkefølger", "Eigne rekkjefølgjer", "Own orders"),
        "weights": Words("Vekter", "Vekter", "Weights"),
        "limits": Words("Grenser", "Grenser", "Limits"),
        "assessments": Words("Tilleggsvurderinger", "Tilleggsvurderingar", "Further assessments"),
        "participation": Words("Medvirkning", "Medverknad", "Participation"),
        "conclusion": Words(
            "Konklusjon og oppfølging", "Konklusjon og oppfølging", "Conclusion and follow-up"
        ),
        "calculation": Words("Beregning", "Utrekning", "Calculation"),
        "results": Words("Resultater", "Resultat", "Results"),
    }
)
"""The headings, in the order they are told."""

OF_FIELD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("samvekt", "id", "title", "language", "organisation"), "frame"),
        **dict.fromkeys(("illustration", "provenance", "frame"), "frame"),
        **{name: name for name in GROUPS if name not in {"estimates", "calculation"}},
        **dict.fromkeys(("assessments", "not_relevant"), "assessments"),
        **dict.fromkeys(("overrides", "dissent", "follow_up"), "conclusion"),
        **dict.fromkeys(("asked", "records", "software"), "calculation"),
    }
)
"""The heading of each field at the top."""

ESTIMATES = {"costs", "personnel", "effects", "recipients_per_year", "funding", "severity"}


def group_of(path: tuple[Step, ...]) -> str:
    """The heading a difference belongs under; a field not known here is part of the frame."""
    first = path[0].field
    if first == "options" and len(path) > 1 and path[1].field in ESTIMATES:
        return "estimates"
    return OF_FIELD.get(first, "frame")
