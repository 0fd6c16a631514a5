"""What rules, roles and units are called on screen, in each language."""

from __future__ import annotations

from collections.abc import Mapping

from samvekt.core.message import Words
from samvekt.core.ranking.levels import Wording

OF_REFERENCE = Wording(
    {
        "cost": Words("kostnad per mottaker", "kostnad per mottakar", "cost for each recipient"),
        "effect": Words(
            "gode leveår per mottaker",
            "gode leveår per mottakar",
            "good life years for each recipient",
        ),
        "reference": Words(
            "referanse etter alvorlighet",
            "referanse etter alvorsgrad",
            "severity-weighted reference",
        ),
    }
)

RULE_HELP: Mapping[str, Words] = {
    "swedish": Words(
        nb="Start med alvorlighet. Gå ned for mindre nytte, dyrere nytte og svakere kunnskap.",
        nn="Start med alvorsgrad. Gå ned for mindre nytte, dyrare nytte og svakare kunnskap.",
        en="Start from severity. Lower for less benefit, high cost for the benefit, weak evidence.",
    ),
    "cap": Words(
        nb="Ingen tiltak får bedre plass enn alvorligheten tillater (Västra Götaland).",
        nn="Ingen tiltak får betre plass enn alvorsgraden tillèt (Västra Götaland).",
        en="No option gets a better place than severity allows (Västra Götaland).",
    ),
    "vgr-formula": Words(
        nb="Et tall regnet ut av alvorlighet, risiko, nytte og kunnskap (Västra Götaland).",
        nn="Eit tal rekna ut av alvorsgrad, risiko, nytte og kunnskap (Västra Götaland).",
        en="A number worked out from severity, risk, benefit and evidence (Västra Götaland).",
    ),
    "additive": Words(
        nb="Verdien på hvert kriterium ganges med vekten, og summen gir rekkefølgen.",
        nn="Verdien på kvart kriterium blir gonga med vekta, og summen gir rekkjefølgja.",
        en="The value on each criterion times its weight; the sum gives the order.",
    ),
    "per-krone": Words(
        nb="Verdi delt på kostnad. Kostnad teller ikke samtidig i verdien.",
        nn="Verdi delt på kostnad. Kostnad tel ikkje samtidig i verdien.",
        en="Value divided by cost. Cost does not count in the value at the same time.",
    ),
    "per-person-year": Words(
        nb="Verdi delt på årsverk. Ressursbruk teller ikke samtidig i verdien.",
        nn="Verdi delt på årsverk. Ressursbruk tel ikkje samtidig i verdien.",
        en="Value divided by person-years. Resources do not count in the value as well.",
    ),
    "reference": Words(
        nb="Det et godt leveår koster, mot en referanse som øker med alvorlighet.",
        nn="Det eit godt leveår kostar, mot ein referanse som aukar med alvorsgraden.",
        en="What a good life year costs, against a reference that rises with severity.",
    ),
    "panel": Words(
        nb="Rekkefølgene vurdererne selv har satt opp, lagt sammen (Borda).",
        nn="Rekkjefølgjene vurderarane sjølve har sett opp, lagde saman (Borda).",
        en="The orders the assessors made themselves, put together (Borda).",
    ),
}
"""What each rule does, in one or two sentences."""

ROLE_WORDS: Mapping[str, Words] = {
    "severity": Words("alvorlighet", "alvorsgrad", "severity"),
    "benefit": Words("nytte", "nytte", "benefit"),
    "cost_per_benefit": Words(
        "kostnad i forhold til nytte", "kostnad i høve til nytte", "cost in relation to benefit"
    ),
    "evidence": Words("kunnskapsgrunnlag", "kunnskapsgrunnlag", "knowledge base"),
    "risk": Words("risiko", "risiko", "risk"),
}
"""What a rule looks for, where the criteria set has no criterion of that kind to name."""

RESOURCE_WORDS: Mapping[str, Words] = {
    "per-krone": Words("kostnad", "kostnad", "cost"),
    "per-person-year": Words("årsverk", "årsverk", "person-years"),
}
"""What a value is divided by, where it is missing for an option."""

MILLION_KRONER = Words(nb="million kroner", nn="million kroner", en="million kroner")
PERSON_YEAR = Words(nb="årsverk", nn="årsverk", en="person-year")
