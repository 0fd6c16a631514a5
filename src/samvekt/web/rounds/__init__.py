"""Rounds: the list, the start of one, its overview, frame, options and progress."""
