"""Rounds: frame, phases, options, and the way to and from the dossier."""
