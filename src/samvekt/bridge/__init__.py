"""From a `Round` to calculations and back: the one place where the doors meet them (ADR 0002).

Each module takes a `Round` (and the reference library) and gives frozen results with messages.
The command line, the web and the API all go through here, so they can never disagree.
"""
