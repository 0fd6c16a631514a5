"""The dossier: one prioritising round as a portable, checkable file.

`Round` is the aggregate everything else takes. Its pieces stand in the order a round is made:

    frame → options → evidence, estimates, severity → judgements → weights, limits → conclusion
"""

from samvekt.formats.dossier.round import FORMAT_VERSION, Round

__all__ = ["FORMAT_VERSION", "Round"]
