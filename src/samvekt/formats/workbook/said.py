"""Words the workbook itself says, beside those of its fields."""

from __future__ import annotations

from collections.abc import Mapping

from samvekt.core.message import Words

SAID: Mapping[str, Words] = {
    "workbook": Words("Prioriteringsrunde", "Prioriteringsrunde", "Priority round"),
    "example": Words("F.eks. {example}", "T.d. {example}", "E.g. {example}"),
    "empty_means": Words(
        "Tomt betyr: {default}.", "Tomt tyder: {default}.", "Empty means: {default}."
    ),
    "must": Words("Må fylles ut.", "Må fyllast ut.", "Must be filled in."),
    "field": Words("Spørsmål", "Spørsmål", "Question"),
    "answer": Words("Svar", "Svar", "Answer"),
    "help": Words("Forklaring", "Forklaring", "Explanation"),
    "such_as": Words("Eksempel", "Døme", "Example"),
    "sheet": Words("Ark", "Ark", "Sheet"),
    "column": Words("Kolonne", "Kolonne", "Column"),
    "choices": Words("Valg", "Val", "Choices"),
    "not_a_choice": Words(
        "Velg fra lista. Tomt er lov når dere ikke vet.",
        "Vel frå lista. Tomt er lov når de ikkje veit.",
        "Choose from the list. Leave it empty when you do not know.",
    ),
    "not_there": Words(
        "Dette finnes ikke på arket det viser til. Skriv det der først, eller velg fra lista.",
        "Dette finst ikkje på arket det viser til. Skriv det der først, eller vel frå lista.",
        "This is not on the sheet it refers to. Write it there first, or choose from the list.",
    ),
    "not_a_number": Words(
        "Skriv bare et tall, uten enhet. La stå tomt når dere ikke vet.",
        "Skriv berre eit tal, utan eining. La stå tomt når de ikkje veit.",
        "Write a number only, without a unit. Leave it empty when you do not know.",
    ),
    "not_whole": Words(
        "Skriv et helt tall, uten enhet.",
        "Skriv eit heilt tal, utan eining.",
        "Write a whole number, without a unit.",
    ),
    "not_a_share": Words(
        "Skriv en andel fra 0 til 100 %.",
        "Skriv ein del frå 0 til 100 %.",
        "Write a share from 0 to 100%.",
    ),
    "not_a_date": Words(
        "Skriv en dato, for eksempel 22.11.2026.",
        "Skriv ein dato, til dømes 22.11.2026.",
        "Write a date, such as 2026-11-22.",
    ),
    "wrong": Words("Dette kan ikke stå her", "Dette kan ikkje stå her", "This cannot stand here"),
}
