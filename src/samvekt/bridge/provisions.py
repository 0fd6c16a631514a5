"""The provisions a round rests on, as they read on its day."""

from __future__ import annotations

from samvekt.formats.dossier import Round
from samvekt.reference.kinds.law import LawReference, Laws
from samvekt.reference.library import Library


def provisions(round_: Round, library: Library) -> tuple[LawReference, ...]:
    """The provisions the frame names, in the version that applies on the day of the case.

    Without a day, every version is given, so that the reader sees when each applies.
    """
    laws, day = Laws.of(library), round_.frame.as_of
    found = laws.references if day is None else laws.on(day)
    return tuple(one for name in round_.frame.laws for one in found if one.id == name)
