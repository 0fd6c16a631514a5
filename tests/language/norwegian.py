"""Words that tell one language from another, and what of a screen is meant to be read."""

from __future__ import annotations

import re
import string


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _words(
    """
    the and of is are was were not from with which this that these those its been must cannot has
    have each every one two three what where when who how why any some more less than then only
    there here into out down if or score ranking place option options criterion judgement rule
    number give choose write file folder name missing required needs used arguments commands usage
    before after above below year years show message exit default text range path value
    """
)
"""Words of English that Norwegian does not have; keys and commands a user types are left out."""

TELL_TALE = {
    "nn": _words(
        """
        ikke jeg noe noen hvis hva hvor hvordan hvorfor hvem hvilke hvilken hver hvert mye mer fra
        være vært bare også flere samme gjøre gjør gjøres tall tallene ligge kilde kilder høyere
        lavere høy lav dem deres disse tjeneste tjenesten sammen sammenligne sammenlignet uten mens
        kommer finnes mangler gjelder enhet åpne velg oppgis kriterier kriteriene tiltakene nivåer
        nivåene leveårene vurdererne vekten nytten rekkefølge rekkefølgen
        """
    ),
    "nb": _words(
        """
        ikkje eg noko nokon kva kvar korleis kvifor kven kvart mykje meir frå vere berre òg fleire
        gjere tala leggje liggje kjelde kjelder høgare lågare låg høg dei deira desse teneste
        tenesta saman samanlikne samanlikna utan medan kjem finst manglar eining opne byrjar
        kriteria tiltaka nivåa leveåra ein eit alvorsgrad dykk vurderarane nytta rekkjefølgja
        """
    ),
}
"""Words of the other written form: of bokmål in a nynorsk text, and of nynorsk in a bokmål one."""

ENDINGS = {
    "nn": re.compile(r"\w+het(en|ene)?"),
    "nb": re.compile(r"\w+(heit|heita|arane)|\w{2,}leg"),
}
"""Endings of the other written form."""

MOST_WORDS = 30
"""A longer sentence is hard to follow."""

NOT_READ = (
    r"https?://\S+",
    r"--[\w-]+",  # option names
    r"\bSAMVEKT_\w+",
    r"\S*[/@_=|\\]\S*",  # paths, records, keys, choices
    r"«[^»]*»",  # what the user wrote
    r"^  [a-z]+ {2,}",  # a command in a list of commands
)


def prose(text: str) -> list[str]:
    """The words of a text that are meant to be read, as they stand."""
    for pattern in NOT_READ:
        text = re.sub(pattern, " ", text, flags=re.MULTILINE)
    return re.findall(r"[^\W\d]+(?:-[^\W\d]+)*", text)


def without_places(text: str) -> str:
    """A sentence with nothing where its {places} are."""
    return " ".join(piece for piece, *_ in string.Formatter().parse(text))


def places(text: str) -> list[tuple[str, str]]:
    """Every {place} of a sentence with its number format, sorted."""
    found = string.Formatter().parse(text)
    return sorted((name, spec or "") for _, name, spec, _ in found if name is not None)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?<=[.?!:;])\s+", text)


def foreign(words: list[str], language: str) -> set[str]:
    """The words that are English, or of the other Norwegian form."""
    small = {word.lower() for word in words}
    ended = {word for word in small if ENDINGS[language].fullmatch(word)}
    return (small & (ENGLISH | TELL_TALE[language])) | ended
