"""One example for each command: shown in its help and run by a test."""

from __future__ import annotations

from samvekt.cli.tongue import words

EXAMPLES = {
    "new": "samvekt new --title 'Hjemmetjenester 2027' --to runde.yaml",
    "check": "samvekt check examples/kommunal-runde.yaml",
    "template": "samvekt template --from examples/kommunal-runde.yaml --to runde.xlsx",
    "import": (
        "samvekt import examples/bergen/bergen-tiltak.csv "
        "--mapping examples/bergen/mapping.yaml --into examples/bergen/ramme.yaml --to bergen.yaml"
    ),
    "judgements": "samvekt judgements examples/kommunal-runde.yaml",
    "weights": "samvekt weights examples/kommunal-runde.yaml",
    "rank": "samvekt rank examples/kommunal-runde.yaml --rule swedish",
    "compare": "samvekt compare examples/kommunal-runde.yaml",
    "robust": "samvekt robust examples/kommunal-runde.yaml --draws 5000",
    "portfolio": "samvekt portfolio examples/kommunal-runde.yaml --scenarios 50",
    "report": "samvekt report examples/kommunal-runde.yaml --to sak --format html",
    "freeze": "samvekt freeze examples/kommunal-runde.yaml",
    "verify": "samvekt verify examples/kommunal-runde.frozen.json",
    "diff": "samvekt diff examples/bergen/ramme.yaml examples/kommunal-runde.yaml",
    "severity": "samvekt severity --age 61 --remaining 15.89 --norm dmp-2025",
    "icer": "samvekt icer examples/strategier.csv",
    "schema": "samvekt schema --to samvekt-schema.json",
    "reference list": "samvekt reference list --kind quality_norm",
    "reference show": "samvekt reference show severity_rule magnussen-2015",
    "reference add": "samvekt reference add min-skala.yaml --records lokalt",
}


def example(command: str) -> str:
    """The example of a command, as the last line of its help."""
    return words("Example: {command}", command=EXAMPLES[command])
