"""The sheets people read: how to fill in a workbook, and what every column asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samvekt.core.message import Words
from samvekt.formats.dossier.frame import Frame
from samvekt.formats.dossier.options import ASSESSMENTS, Assessments
from samvekt.formats.fields import choice_words, help_of
from samvekt.formats.workbook.columns import Column
from samvekt.formats.workbook.layout import Form, Sheet
from samvekt.formats.workbook.said import SAID
from samvekt.formats.workbook.sheets import ORDER, sheet_of
from samvekt.formats.workbook.style import LINE, PAPER, Style, for_print, height_for
from samvekt.formats.workbook.values import terms_of
from samvekt.formats.workbook.vocabulary import Vocabulary
from samvekt.language import opened
from samvekt.reference.kinds.formality_profile import FormalityProfileContent
from samvekt.reference.library import Library

STEPS: tuple[Words, ...] = (
    Words(
        "Start på arket Ramme. Fyll deretter ut Tiltak, og så de arkene dere trenger. "
        "Ark dere ikke trenger, lar dere stå tomme.",
        "Start på arket Ramme. Fyll så ut Tiltak, og deretter dei arka de treng. "
        "Ark de ikkje treng, lèt de stå tomme.",
        "Start on the sheet Frame. Then fill in Options, and after that the sheets you need. "
        "Leave the others empty.",
    ),
    Words(
        "Skriv én ting på hver rad, fra den første gule raden. Tomme rader gjør ingenting. "
        "Slå aldri sammen celler.",
        "Skriv éin ting på kvar rad, frå den første gule rada. Tomme rader gjer ingenting. "
        "Slå aldri saman celler.",
        "Write one thing in each row, from the first yellow row. Empty rows do no harm. "
        "Never merge cells.",
    ),
    Words(
        "Klikk i en celle for å se hva som skal stå der, med et eksempel. Det grå eksempelet over "
        "hver kolonne blir aldri lest inn.",
        "Klikk i ei celle for å sjå kva som skal stå der, med eit døme. Det grå dømet over kvar "
        "kolonne blir aldri lese inn.",
        "Click in a cell to see what belongs there, with an example. The grey example above each "
        "column is never read.",
    ),
    Words(
        "La cellen stå tom når dere ikke vet. Tomt betyr «ikke vurdert», aldri null.",
        "La cella stå tom når de ikkje veit. Tomt tyder «ikkje vurdert», aldri null.",
        "Leave a cell empty when you do not know. Empty means “not assessed”, never zero.",
    ),
    Words(
        "Gi hvert tiltak, hver kilde og hver vurderer en kort ID, som R01. Andre ark peker til "
        "dem med ID-en. Skriv flere ID-er med semikolon mellom.",
        "Gi kvart tiltak, kvar kjelde og kvar vurderar ein kort ID, som R01. Andre ark peiker til "
        "dei med ID-en. Skriv fleire ID-ar med semikolon mellom.",
        "Give each option, source and assessor a short id, such as R01. Other sheets point to "
        "them by it. Write several ids with semicolons between.",
    ),
    Words(
        "Skriv tall uten enhet: 1250,5 eller 1 250,5. Skriv datoer som 22.11.2026.",
        "Skriv tal utan eining: 1250,5 eller 1 250,5. Skriv datoar som 22.11.2026.",
        "Write numbers without a unit: 1250.5. Write dates as 2026-11-22.",
    ),
    Words(
        "Skriv aldri noe om enkeltpersoner som får tjenester. Samvekt tar ikke imot fødselsnummer.",
        "Skriv aldri noko om enkeltpersonar som får tenester. Samvekt tek ikkje "
        "imot fødselsnummer.",
        "Never write about single persons who get services. National identity numbers are refused.",
    ),
    Words(
        "Arkene er låst uten passord, slik at overskriftene blir stående. Dere kan sette inn "
        "rader, sortere, filtrere og endre bredden på kolonner.",
        "Arka er låste utan passord, slik at overskriftene blir ståande. De kan setje inn rader, "
        "sortere, filtrere og endre breidda på kolonnar.",
        "The sheets are locked without a password, so that headings stay. You can insert rows, "
        "sort, filter and change the width of columns.",
    ),
    Words(
        "Lagre, og les inn med: samvekt import FIL.xlsx --to runde.yaml. Alle feil blir fortalt på "
        "én gang, med ark og celle. Ingenting blir skrevet før alt er i orden.",
        "Lagre, og les inn med: samvekt import FIL.xlsx --to runde.yaml. Alle feil blir fortalde "
        "på éin gong, med ark og celle. Ingenting blir skrive før alt er i orden.",
        "Save, and read it with: samvekt import FILE.xlsx --to round.yaml. Every fault is told at "
        "once, with sheet and cell. Nothing is written until all is in order.",
    ),
)

COLOURS: tuple[tuple[str, Words], ...] = (
    (
        "needed",
        Words(
            "Mørk overskrift med stjerne (*): må fylles ut på hver rad som er i bruk.",
            "Mørk overskrift med stjerne (*): må fyllast ut på kvar rad som er i bruk.",
            "Dark heading with a star (*): must be filled in on every row in use.",
        ),
    ),
    (
        "other",
        Words(
            "Lys overskrift: fyll ut det dere vet.",
            "Lys overskrift: fyll ut det de veit.",
            "Light heading: fill in what you know.",
        ),
    ),
    (
        "open",
        Words(
            "Gul celle: her skriver dere.", "Gul celle: her skriv de.", "Yellow cell: write here."
        ),
    ),
    (
        "example",
        Words(
            "Grå kursiv: eksempel. Blir aldri lest inn.",
            "Grå kursiv: døme. Blir aldri lese inn.",
            "Grey italics: an example. Never read.",
        ),
    ),
)

TITLES: Mapping[str, Words] = {
    "guide": Words(
        "Slik fyller dere ut arbeidsboka",
        "Slik fyller de ut arbeidsboka",
        "How to fill in the workbook",
    ),
    "colours": Words("Hva fargene betyr", "Kva fargane tyder", "What the colours mean"),
    "demands": Words("Hva som må være med", "Kva som må vere med", "What must be there"),
    "demands_help": Words(
        "Formkravet på arket Ramme avgjør. Kravene er forslag fra Samvekt, ikke lovkrav. Når noe "
        "som må være med, ikke er relevant, skriver dere grunnen på arket Ikke relevante deler.",
        "Formkravet på arket Ramme avgjer. Krava er framlegg frå Samvekt, ikkje lovkrav. Når noko "
        "som må vere med, ikkje er relevant, skriv de grunnen på arket Ikkje relevante delar.",
        "The formality profile on the sheet Frame decides. The demands are suggestions by Samvekt, "
        "not law. When something required is not relevant, give the reason on the sheet Parts not "
        "relevant.",
    ),
    "part": Words("Del av saken", "Del av saka", "Part of the case"),
    "sheets": Words("Arkene", "Arka", "The sheets"),
    "explanations": Words(
        "Hva hver kolonne spør om", "Kva kvar kolonne spør om", "What each column asks for"
    ),
}

DEMANDS: Mapping[str, Words] = {
    "required": Words("må være med", "må vere med", "required"),
    "recommended": Words("anbefalt", "tilrådd", "recommended"),
    "not_asked": Words("–", "–", "–"),
}

EXPLAINED = (22, 28, 60, 40, 50)
"""Widths of the columns on the sheet of explanations."""

PROFILES = ("practice", "municipal", "national")


@dataclass(slots=True)
class _Page:
    """Writes row after row of a sheet that people read."""

    sheet: Any
    style: Style
    language: str
    at: int = 0

    def line(self, said: Words, style: Any, *, height: float | None = None) -> None:
        if height is not None:
            self.sheet.set_row(self.at, height)
        self.sheet.write_string(self.at, 0, said.in_language(self.language), style)
        self.at += 1

    def row(
        self,
        cells: Sequence[tuple[str, Any]],
        *,
        height: float | None = None,
        widths: Sequence[int] = (),
    ) -> None:
        if widths:
            texts = (text for text, _ in cells)
            height = height_for(zip(texts, widths, strict=False))
        if height is not None:
            self.sheet.set_row(self.at, height)
        for column, (text, style) in enumerate(cells):
            self.sheet.write_string(self.at, column, text, style)
        self.at += 1

    def gap(self) -> None:
        self.at += 1


def write_guide(sheet: Any, style: Style, language: str, library: Library) -> None:
    """How to fill in the workbook, what the colours mean, and what each kind of case must have."""
    page = _Page(sheet, style, language)
    for at, width in enumerate((48, 28, 28, 28)):
        sheet.set_column(at, at, width)
    page.line(TITLES["guide"], style.title, height=26)
    for number, said in enumerate(STEPS, start=1):
        numbered = f"{number}. {said.in_language(language)}"
        sheet.merge_range(page.at, 0, page.at, 3, numbered, style.get())
        sheet.set_row(page.at, height_for([(numbered, 128)]))
        page.at += 1
    page.gap()
    page.line(TITLES["colours"], style.part, height=22)
    shown = {
        "needed": style.heading(needed=True),
        "other": style.heading(needed=False),
        "open": style.get(bg_color=PAPER, border=1, border_color=LINE),
        "example": style.example,
    }
    for key, said in COLOURS:
        page.line(said, shown[key], height=32)
    page.gap()
    _demands(page, library)
    page.gap()
    _sheets(page)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    for_print(sheet)


def _demands(page: _Page, library: Library) -> None:
    """What each formality profile asks for, side by side."""
    style, language = page.style, page.language
    page.line(TITLES["demands"], style.part, height=22)
    said = TITLES["demands_help"].in_language(language)
    page.sheet.merge_range(page.at, 0, page.at, 3, said, style.get())
    page.sheet.set_row(page.at, height_for([(said, 128)]))
    page.at += 1
    contents: list[FormalityProfileContent] = [
        library.get("formality_profile", profile).content for profile in PROFILES
    ]
    names = choice_words(Frame, "profile")
    head = style.heading(needed=False)
    titles = [opened(names[profile].in_language(language)) for profile in PROFILES]
    page.row([(text, head) for text in (TITLES["part"].in_language(language), *titles)])
    words: dict[str, Words] = {}
    for content in reversed(contents):
        words |= {part.key: part.words for part in content.parts}
        words |= {field.key: field.words for field in content.further_fields}
    order = dict.fromkeys(key for content in contents for key in content.demands)
    for key in order:
        demands = [content.demands.get(key, "not_asked") for content in contents]
        cells = [(opened(words[key].in_language(language)), style.bold)]
        cells += [
            (DEMANDS[demand].in_language(language), _demand_style(style, demand))
            for demand in demands
        ]
        page.row(cells)


def _demand_style(style: Style, demand: str) -> Any:
    return style.bold if demand == "required" else style.said


def _sheets(page: _Page) -> None:
    """Every sheet with what it is for, and a way to it."""
    style, language = page.style, page.language
    page.line(TITLES["sheets"], style.part, height=22)
    for key in ORDER:
        found = sheet_of(key)
        title = found.title.in_language(language)
        page.sheet.write_url(page.at, 0, f"internal:'{title}'!A1", style.link, string=title)
        said = found.purpose.in_language(language)
        page.sheet.merge_range(page.at, 1, page.at, 3, said, style.said)
        page.sheet.set_row(page.at, height_for([(said, 80)]))
        page.at += 1


def write_explanations(sheet: Any, style: Style, words: Vocabulary) -> None:
    """Every column of every sheet: what it asks for, an example, and what can be chosen."""
    language = words.language
    page = _Page(sheet, style, language)
    for at, width in enumerate(EXPLAINED):
        sheet.set_column(at, at, width)
    page.line(TITLES["explanations"], style.title, height=26)
    page.gap()
    head = style.heading(needed=False)
    keys = ("sheet", "column", "help", "such_as", "choices")
    page.row([(SAID[key].in_language(language), head) for key in keys], height=22)
    sheet.freeze_panes(page.at, 2)
    sheet.autofilter(page.at - 1, 0, page.at - 1, len(keys) - 1)
    sheet.repeat_rows(page.at - 1)
    for key in ORDER:
        for name, column in _asked(sheet_of(key), language):
            page.row(
                [
                    (sheet_of(key).title.in_language(language), style.said),
                    (name, style.bold),
                    (column.words.help.in_language(language), style.said),
                    (column.words.example.in_language(language), style.quiet),
                    (_choices(column, words), style.said),
                ],
                widths=EXPLAINED,
            )
    page.gap()
    blank = [("", style.said)] * 2
    for key in ASSESSMENTS:
        title = sheet_of("assessments").title.in_language(language)
        name = words.assessments.word(key, language)
        asked = help_of(Assessments, key).in_language(language)
        page.row(
            [(title, style.said), (name, style.bold), (asked, style.said), *blank], widths=EXPLAINED
        )
    for key, asks in words.asks.items():
        title = sheet_of("judgements").title.in_language(language)
        if key not in words.levels:
            continue  # answered in writing, on the sheet of assessments
        name = opened(words.criteria.word(key, language))
        levels = words.of_level(key).listed(language)
        page.row(
            [
                (title, style.said),
                (name, style.bold),
                (asks.in_language(language), style.said),
                ("", style.said),
                ("; ".join(levels), style.said),
            ],
            widths=EXPLAINED,
        )
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    for_print(sheet)


def _asked(found: Sheet | Form, language: str) -> Iterator[tuple[str, Column]]:
    """The columns of a sheet; those of the years once each."""
    if isinstance(found, Form):
        yield from ((row.column.heading(language), row.column) for row in found.rows)
        return
    for column in found.columns(("0",)):
        yield (
            column.heading(language).replace(" 0", " …", 1)
            if column.year
            else column.heading(language),
            column,
        )


def _choices(column: Column, words: Vocabulary) -> str:
    if column.kind == "level":
        return ""
    if column.kind == "criterion":
        return "; ".join(words.judged)
    terms = terms_of(column, words, {})
    listed = terms.listed(words.language) if terms is not None else column.suggested
    return "; ".join(listed)
