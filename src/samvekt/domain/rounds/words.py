"""What the fields of a round and an option are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from samvekt.core.message import Words

CHANGE_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "start": Words("starte", "starte", "start"),
        "expand": Words("utvide", "utvide", "expand"),
        "keep": Words("videreføre", "føre vidare", "keep"),
        "reduce": Words("redusere", "redusere", "reduce"),
        "stop": Words("avvikle", "avvikle", "stop"),
        "research": Words("forske", "forske", "research"),
    }
)

FIELD_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "title": Words("tittel", "tittel", "title"),
        "language": Words("språk", "språk", "language"),
        "situation": Words("situasjon", "situasjon", "situation"),
        "need": Words("behov", "behov", "need"),
        "level": Words("nivå", "nivå", "level"),
        "profile": Words("formkrav", "formkrav", "formality"),
        "legal": Words("juridisk ramme", "juridisk ramme", "legal frame"),
        "economic": Words("økonomisk ramme", "økonomisk ramme", "economic frame"),
        "professional": Words("faglig ramme", "fagleg ramme", "professional frame"),
        "laws": Words("lovbestemmelser", "lovføresegner", "provisions"),
        "plans": Words("planer", "planar", "plans"),
        "plan_years": Words("planår", "planår", "years of the plan"),
        "as_of": Words("dato for saken", "dato for saka", "date of the case"),
        "criteria": Words("kriterier", "kriterium", "criteria"),
        "name": Words("navn", "namn", "name"),
        "change": Words("type endring", "type endring", "kind of change"),
        "target_group": Words("målgruppe", "målgruppe", "target group"),
        "measure": Words("hva som gjøres", "kva som blir gjort", "measure"),
        "comparator": Words("sammenligning", "samanlikning", "comparator"),
        "place": Words("sted", "stad", "place"),
        "distinction": Words("type valg", "type val", "kind of choice"),
        "recipients_per_year": Words(
            "mottakere per år", "mottakarar per år", "recipients per year"
        ),
        "proposed_by": Words("foreslått av", "foreslått av", "proposed by"),
        "requires": Words("krever", "krev", "requires"),
        "excludes": Words("utelukker", "utelukkar", "excludes"),
        "replaces": Words("erstatter", "erstattar", "replaces"),
        "partial_from": Words("minste del", "minste del", "least share"),
        "soundness": Words("forsvarlighet", "forsvarlegheit", "soundness"),
        "note": Words("merknad", "merknad", "note"),
        "effects": Words("virkninger", "verknader", "effects"),
        "costs": Words("kostnader", "kostnader", "costs"),
        "personnel": Words("personell", "personell", "personnel"),
        "funding": Words("finansiering", "finansiering", "funding"),
        "severity": Words("alvorlighet", "alvor", "severity"),
        "assessments": Words("tilleggsvurderinger", "tilleggsvurderingar", "assessments"),
    }
)
