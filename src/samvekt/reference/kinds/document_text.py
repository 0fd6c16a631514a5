"""The fixed texts of documents: what stands around a round's own words, as data with a version.

An organisation changes a text by a record of its own, based on a version of ours, with only the
texts it wants otherwise. So its changes survive an upgrade, and it is told when the text it
changed has been changed here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import model_validator

from samvekt.core.message import Message, Words, message
from samvekt.reference.faults import nearest
from samvekt.reference.record import Content, Key, Locked, Record, Said, refused

if TYPE_CHECKING:
    from samvekt.reference.library import Library

BASE = "decision-basis"

KEYS = (
    "basis_name",
    "basis_about",
    "paper_name",
    "paper_about",
    "residents_name",
    "residents_about",
    "people_decide",
    "groups_not_persons",
    "three_kinds",
    "knowledge_intro",
    "judgement_intro",
    "tradeoff_intro",
    "blanks",
    "order_intro",
    "places_intro",
    "weights_intro",
    "rules_intro",
    "firmness_intro",
    "fitting_intro",
    "overrides_intro",
    "dissent_intro",
    "no_dissent",
    "proposal_intro",
    "no_proposal",
    "no_conclusion",
    "followup_intro",
    "standing_intro",
    "official_means",
    "local_means",
    "suggested_means",
    "sources_intro",
    "checking_intro",
    "appeal",
    "residents_looked_at",
    "residents_benefit",
    "residents_resources",
    "residents_severity",
    "residents_next",
    "residents_contact",
    "paper_consequences",
    "paper_tradeoffs",
)
"""Every text a document may take from a record, in the order they are met."""


class DocumentTextContent(Content):
    """Texts by name, in bokmål, nynorsk and English; a local record may hold only some."""

    kind: ClassVar[str] = "document_text"

    texts: Locked[Key, Said]

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in self.texts:
            if name not in KEYS:
                raise refused(_unknown(name))
        return self


def _unknown(name: str) -> Message:
    near = nearest(name, KEYS)
    if near:
        return message("There is no text {name}. Did you mean {near}?", name=name, near=near)
    return message("There is no text {name}. The texts are {known}.", name=name, known=KEYS)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a document, and which records they come from."""

    words: Mapping[str, Words]
    records: tuple[Record[Any], ...]  # the organisation's own first
    said: tuple[Message, ...]  # own texts that should be read again

    def __getitem__(self, name: str) -> Words:
        """One text by its name."""
        return self.words[name]


def texts_of(library: Library, own: str | None = None) -> Texts:
    """The texts of documents, with an organisation's own in place of ours.

    Args:
        library: Where the records are found.
        own: Name of a local record; the only one there is when not given.

    Raises:
        UnknownRecord: There is no record of this name.
    """
    base = library.get(DocumentTextContent.kind, BASE)
    own = own or _only_local(library)
    if own is None or own == BASE:
        return Texts(base.content.texts, (base,), ())
    changed = library.get(DocumentTextContent.kind, own)
    words = {**base.content.texts, **changed.content.texts}
    return Texts(words, (changed, base), tuple(_to_read_again(changed, base, library)))


def _only_local(library: Library) -> str | None:
    names = {e.name for e in library.names(DocumentTextContent.kind) if not e.built_in}
    return next(iter(names)) if len(names) == 1 else None


def _to_read_again(changed: Record[Any], base: Record[Any], library: Library) -> Iterator[Message]:
    """Own texts whose original has changed since they were written."""
    if changed.based_on is None or changed.based_on == base.label:
        return
    before = library.get(DocumentTextContent.kind, changed.based_on).content.texts
    for name in changed.content.texts:
        if before.get(name) != base.content.texts.get(name):
            yield message(
                "Your own text “{name}” was made from {before}. The text has changed in {now}. "
                "Read yours again.",
                name=name,
                before=changed.based_on,
                now=base.label,
            )
