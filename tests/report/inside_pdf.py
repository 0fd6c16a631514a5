"""What stands in a PDF: its tags with their texts, its bookmarks, its fonts, its links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

Mark = tuple[int, int]
"""A page, by its number, and a piece of its content."""

MARGIN = 70.5
"""The right margin, nearly: 25 mm are 70.87 points."""


@dataclass
class Tag:
    """One tag of the tree, with its own text and what is inside it."""

    name: str
    alt: str | None
    language: str | None
    scope: str | None
    text: str = ""
    inside: list[Tag] = field(default_factory=list)
    page: int | None = None  # of a piece of text

    def all(self, *names: str) -> list[Tag]:
        """The tags of these names at or below this one, in reading order."""
        here = [self] if self.name in names else []
        return here + [found for part in self.inside for found in part.all(*names)]

    def pieces(self, above: tuple[str, ...] = ()) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The page of each piece of text in reading order, with the tags it is under."""
        if self.page is not None and self.text.strip():
            yield self.page, above
        for part in self.inside:
            yield from part.pieces((*above, self.name))

    def whole(self) -> str:
        """All the text at or below this tag."""
        return self.text + "".join(part.whole() for part in self.inside)


class Inside:
    """A PDF opened to be looked into."""

    def __init__(self, written: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(written))
        self.texts: dict[Mark, str] = {}
        self.pages: list[str] = []
        self.ends: list[list[float]] = []
        for number, page in enumerate(self.pdf.pages):
            self._read(number, page)
        self.numbers = {page.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.tree = self._tag(self.pdf.Root.StructTreeRoot.K, None)[0]

    def text(self) -> str:
        """All tagged text, with blanks and places to break left out."""
        return squeezed(self.tree.whole())

    def page_text(self, number: int) -> str:
        """Everything written on a page, also what is not tagged."""
        return self.pages[number]

    def into_the_margin(self) -> list[tuple[int, float]]:
        """The pages where something is written in the right margin, and how far. [points]"""
        edges = [float(page.MediaBox[2]) - MARGIN for page in self.pdf.pages]
        return [
            (number, max(ends) - edge)
            for number, (edge, ends) in enumerate(zip(edges, self.ends, strict=True))
            if max(ends) > edge
        ]

    def bookmarks(self) -> list[tuple[int, str]]:
        """Each bookmark with its depth."""

        def walk(items, depth) -> Iterator[tuple[int, str]]:
            for item in items:
                yield depth, item.title
                yield from walk(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            return list(walk(outline.root, 1))

    def addresses(self) -> list[str]:
        """Where links lead."""
        return [
            str(note.A.URI)
            for page in self.pdf.pages
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link"
        ]

    def objects(self) -> Iterator[pikepdf.Dictionary]:
        """Every dictionary of the file."""
        for thing in self.pdf.objects:
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                yield thing

    def _tag(self, kids, page) -> list[Tag]:
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        found = []
        for kid in kids:
            if not (isinstance(kid, pikepdf.Dictionary) and "/S" in kid):
                continue
            own = self.numbers[kid.Pg.objgen] if "/Pg" in kid else page
            inner = kid.get("/K", pikepdf.Array())
            given = {str(k): str(v) for a in _attributes(kid) for k, v in a.items()}
            tag = Tag(
                str(kid.S)[1:],
                str(kid.Alt) if "/Alt" in kid else None,
                str(kid.Lang) if "/Lang" in kid else None,
                given.get("/Scope"),
            )
            for one in inner if isinstance(inner, pikepdf.Array) else [inner]:
                self._fill(tag, one, own)
            found.append(tag)
        return found

    def _fill(self, tag: Tag, kid, page) -> None:
        """Adds to a tag what is inside it, in reading order."""
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            mark = kid if isinstance(kid, int) else int(kid.MCID)
            own = page if isinstance(kid, int) or "/Pg" not in kid else self.numbers[kid.Pg.objgen]
            text = self.texts.get((own, mark), "")
            tag.inside.append(Tag("", None, None, None, text, page=own))
        else:
            tag.inside += self._tag(kid, page)

    def _read(self, number: int, page) -> None:
        """Follows the pen over a page: what it writes, under which mark, and how far it goes."""
        fonts = {str(name): _Font(font) for name, font in page.Resources.get("/Font", {}).items()}
        marks: list[int | None] = []
        pens = [pikepdf.Matrix()]
        text, font, size = pikepdf.Matrix(), None, 0.0
        self.pages.append("")
        self.ends.append([])
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    pens.append(pens[-1])
                case "Q":
                    pens.pop()
                case "cm":
                    pens[-1] = pikepdf.Matrix(*map(float, operands)) @ pens[-1]
                case "BDC":
                    marks.append(_mark(operands[1], marks))
                    self._add(number, *_instead(operands[1], marks))
                case "BMC":
                    marks.append(None)
                case "EMC":
                    marks.pop()
                case "Tm":
                    text = pikepdf.Matrix(*map(float, operands))
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tj" | "TJ":
                    said, width = font.said(operands[0])
                    self.pages[-1] += said
                    end = (text @ pens[-1]).transform((width * size / 1000, 0))
                    self.ends[-1].append(end[0])
                    self._add(number, marks[-1] if marks else None, said)

    def _add(self, number: int, mark: int | None, said: str) -> None:
        """Text under a mark; without one it is decoration that nobody reads."""
        if mark is not None and mark != SAID:
            self.texts[number, mark] = self.texts.get((number, mark), "") + said


class _Font:
    """What each code of a font stands for, as the file itself says, and how wide it is."""

    def __init__(self, font) -> None:
        self.letters = _letters(font)
        self.widths = _widths(list(font.DescendantFonts[0].W))

    def said(self, shown) -> tuple[str, float]:
        """What is written, and how far the last sign to be seen reaches. [thousandths of size]"""
        letters, width, seen = [], 0.0, 0.0
        for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if not isinstance(part, pikepdf.String):
                width -= float(part)
                continue
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                code = int.from_bytes(codes[at : at + 2], "big")
                letters.append(self.letters.get(code, ""))
                width += self.widths.get(code, 0.0)
                seen = width if letters[-1].strip() else seen
        return "".join(letters), seen


def squeezed(text: str) -> str:
    """A text without blanks, and without the signs that only tell where a line may break."""
    return re.sub("[\\s\u00ad\u200b]+", "", text)


def _attributes(kid) -> list[pikepdf.Dictionary]:
    given = kid.get("/A", pikepdf.Array())
    return list(given) if isinstance(given, pikepdf.Array) else [given]


SAID = -1
"""In place of a mark, where the file says in words what the signs inside stand for."""


def _mark(properties, marks) -> int | None:
    if not isinstance(properties, pikepdf.Dictionary):
        return marks[-1] if marks else None
    if "/ActualText" in properties and "/MCID" not in properties:
        return SAID
    if "/MCID" in properties:
        return int(properties.MCID)
    return marks[-1] if marks else None


def _instead(properties, marks) -> tuple[int | None, str]:
    """What is said in place of the signs inside, and the mark it belongs to."""
    if marks[-1] != SAID:
        return None, ""
    outer = [mark for mark in marks if mark != SAID]
    return (outer[-1] if outer else None), str(properties.ActualText)


def _widths(listed) -> dict[int, float]:
    """Widths by code; a list gives them one by one, or one for all from the first to the last."""
    found: dict[int, float] = {}
    while listed:
        first, next_ = int(listed.pop(0)), listed.pop(0)
        if isinstance(next_, pikepdf.Array):
            found |= {first + at: float(width) for at, width in enumerate(next_)}
        else:
            found |= dict.fromkeys(range(first, int(next_) + 1), float(listed.pop(0)))
    return found


def _letters(font) -> dict[int, str]:
    """What each code of a font stands for, as the file itself says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    return found
