"""The blocks of a document as WordprocessingML, in order."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from samvekt.language import opened, say
from samvekt.report import drawing, headline
from samvekt.report.blocks import (
    KIND_WORDS,
    Block,
    Bullets,
    Details,
    Document,
    Figure,
    Heading,
    Kind,
    Link,
    Marked,
    Note,
    Paragraph,
    Said,
    Table,
)
from samvekt.report.signs import seen
from samvekt.report.word import pictures, sections, tables
from samvekt.report.word.page import Page
from samvekt.report.word.runs import attribute, paragraph, run
from samvekt.report.word.sections import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as File

DEEPEST = 5
"""The lowest heading style we use."""

KIND_STYLES: Mapping[Kind, str] = {
    "knowledge": "samvekt kunnskap",
    "judgement": "samvekt vurdering",
    "tradeoff": "samvekt avveining",
}
KIND_LINES: Mapping[Kind, str] = {
    "knowledge": 'w:val="single" w:sz="18" w:space="8" w:color="1F6F4A"',
    "judgement": 'w:val="double" w:sz="6" w:space="8" w:color="7A3E9D"',
    "tradeoff": 'w:val="dashed" w:sz="18" w:space="8" w:color="9A4B00"',
}
"""The line at the side of each kind: another pattern, so that colour never says it alone."""


class Writer:
    """Writes blocks one after another, knowing what stood before and what is around."""

    def __init__(
        self,
        document: Document,
        *,
        styles: Mapping[str, str],
        page: Page,
        file: File,
        title_said: bool,
        sender_said: bool,
    ) -> None:
        self.document, self.language = document, document.language
        self.styles, self.page, self.file = styles, page, file
        self.title_said, self.sender_said = title_said, sender_said
        self.out: list[Piece] = []
        self.level = 1
        self.within: tuple[Details | Marked, ...] = ()
        self.after_table = False
        self.numbered = 0
        self.anchors: set[str] = set()

    def pieces(self) -> list[Any]:
        """The whole document as elements for the body."""
        for block in self.document.blocks:
            self.block(block)
        if self.after_table:
            self.add(paragraph(self.styles["samvekt skille"], ""), lies=self.out[-1].lies)
        return sections.elements(self.out, self.page)

    # Blocks

    def block(self, block: Block) -> None:
        """One block, whatever it is."""
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                self.words(self._body("samvekt ingress" if block.lead else ""), block.text)
            case Note():
                self.note(block)
            case Bullets():
                self.bullets(block)
            case Details():
                self.details(block)
            case Marked():
                self.marked(block)
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)

    def heading(self, block: Heading) -> None:
        """A heading; the title of the document is a title, the next level is heading 1."""
        self.level = block.level
        if block.level == 1 and self.title_said and block.text == self.document.title:
            return
        name = "title" if block.level == 1 else f"heading {min(block.level - 1, DEEPEST)}"
        text = self.runs(block.text, heads=True)
        if block.anchor:
            text = self._bookmarked(block.anchor, text)
        self.add(self._paragraph(name, text), heads=True)
        sender = headline.headline(self.document)
        if block.level == 1 and sender and not self.sender_said:
            self.add(self._paragraph("samvekt avsender", self.runs(sender)))

    def note(self, block: Note) -> None:
        """What must not be missed, with a word that says so beside its colour."""
        label = f"{headline.NOTE.in_language(self.language)}: "
        self.add(self._paragraph("samvekt merknad", run(label) + self.runs(block.text)))

    def words(self, style: str, said: Said) -> None:
        """A paragraph of words."""
        self.add(self._paragraph(style, self.runs(said)))

    def bullets(self, block: Bullets) -> None:
        """Points, each a paragraph of a list."""
        style = "samvekt detaljpunkt" if self._quiet else "list bullet"
        for item in block.items:
            self.add(self._paragraph(style, self.runs(item, opens=True), point=True))

    def details(self, block: Details) -> None:
        """What most readers skip, open here, as a smaller section."""
        level = self.level
        self.heading(Heading(level + 1, block.summary))
        with self._inside(block):
            for each in block.blocks:
                self.block(each)
        self.level = level

    def marked(self, block: Marked) -> None:
        """Blocks of one kind, with its name above and its line at the side."""
        label = run(KIND_WORDS[block.kind].in_language(self.language))
        self.add(self._paragraph(KIND_STYLES[block.kind], label), heads=True)
        with self._inside(block):
            for each in block.blocks:
                self.block(each)

    def table(self, block: Table) -> None:
        """A table under its caption, on a page on its side where it needs one."""
        chosen = tables.layout(block, self.language, self.page)
        lies = chosen.page is not self.page
        line = self._line
        setting = tables.Setting(
            chosen,
            self.language,
            self.styles,
            self.runs,
            f"<w:tblBorders><w:left {line}/></w:tblBorders>" if line else "",
        )
        caption = self._paragraph("caption", self.runs(block.caption, heads=True))
        self.add(caption, heads=True, lies=lies)
        self.add(setting.table(block), lies=lies)
        self.after_table = True

    def figure(self, block: Figure) -> None:
        """A figure: its title, the picture, what can be seen, and the numbers."""
        self.add(self._paragraph("caption", self.runs(block.title, heads=True)), heads=True)
        self.add(self._paragraph("samvekt figur", self._picture(block)), heads=True)
        self.words(self._body(""), block.description)
        if block.data is not None:
            self.table(block.data)

    # Text

    def runs(self, said: Said | Link, *, heads: bool = False, opens: bool = False) -> str:
        """A text as runs: the round's own text is marked with its language and kept as it is.

        `heads` gives a capital first to any text, `opens` only to our own words.
        """
        if isinstance(said, Link):
            return self._link(said)
        text = say(said, self.language)
        own = isinstance(said, str)
        if heads or (opens and not own):
            text = opened(text)
        theirs = self.document.text_language
        return run(text, language=theirs if own and theirs != self.language else "")

    def _link(self, link: Link) -> str:
        """A link in the text; an address that does not lead to the web is left out."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 (who writes for Word)

        leads = link.address.startswith(("https://", "http://"))
        if not leads or seen(link.address) != link.address:
            return self.runs(link.text)
        text = say(link.text, self.language)
        relation = self.file.part.relate_to(
            link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        theirs = self.document.text_language
        other = theirs if isinstance(link.text, str) and theirs != self.language else ""
        inner = run(text, language=other, style=self.styles["hyperlink"])
        return f'<w:hyperlink r:id="{relation}" w:history="1">{inner}</w:hyperlink>'

    def _bookmarked(self, anchor: str, text: str) -> str:
        """A place to lead to; a name is used once."""
        name = "".join(sign if sign.isalnum() else "_" for sign in seen(anchor))[:40]
        if name in self.anchors:
            return text
        self.anchors.add(name)
        number = 9000 + self._next()
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{text}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _picture(self, block: Figure) -> str:
        """The figure as a picture, named for those who cannot see it."""
        drawn = drawing.png(block, self.language, pictures.SCALE)
        relation, _ = self.file.part.get_or_add_image(io.BytesIO(drawn))
        name = (
            f'id="{9000 + self._next()}" name="{attribute(block.name)}" '
            f'descr="{attribute(say(block.description, self.language))}" '
            f'title="{attribute(say(block.title, self.language))}"'
        )
        return pictures.picture(relation, pictures.size(drawn, self.page), name)

    # What is around

    @contextmanager
    def _inside(self, block: Details | Marked) -> Iterator[None]:
        before = self.within
        self.within = (*before, block)
        yield
        self.within = before

    @property
    def _quiet(self) -> bool:
        return any(isinstance(one, Details) for one in self.within)

    @property
    def _line(self) -> str:
        """The line at the side, of the nearest kind."""
        kinds = [one.kind for one in self.within if isinstance(one, Marked)]
        return KIND_LINES[kinds[-1]] if kinds else ""

    def _body(self, style: str) -> str:
        return style or ("samvekt detaljer" if self._quiet else "normal")

    def _paragraph(self, style: str, inner: str, *, point: bool = False) -> str:
        """A paragraph, with the line of its kind and some room after a table."""
        line = self._line
        border = f"<w:pBdr><w:left {line}/></w:pBdr>" if line else ""
        apart = ""
        if self.after_table and not style.startswith(("heading", "caption", "title")):
            apart = '<w:spacing w:before="200"/>'
        indent = ""
        if line:
            indent = '<w:ind w:left="510" w:hanging="283"/>' if point else '<w:ind w:left="227"/>'
        return paragraph(self.styles[style], inner, border + apart + indent)

    def add(self, xml: str, *, heads: bool = False, lies: bool = False) -> None:
        """Add one element to the body."""
        self.after_table = False
        self.out.append(Piece(xml, heads=heads, lies=lies))

    def _next(self) -> int:
        self.numbered += 1
        return self.numbered
