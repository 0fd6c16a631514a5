"""What is done with rounds."""

from samvekt.domain.rounds.actions.moving import SomethingMissing, move_phase, set_dates
from samvekt.domain.rounds.actions.starting import start_round

__all__ = ["SomethingMissing", "move_phase", "set_dates", "start_round"]
