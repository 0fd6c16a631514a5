"""What is done with rounds: started, framed, filled with options and people, moved on."""

from samvekt.domain.rounds.actions.attaching import add_attachment, remove_attachment
from samvekt.domain.rounds.actions.bringing import copy_options_from, paste_options
from samvekt.domain.rounds.actions.changing import (
    add_option,
    change_option,
    remove_option,
    reorder_options,
    restore_option,
)
from samvekt.domain.rounds.actions.framing import change_frame
from samvekt.domain.rounds.actions.moving import SomethingMissing, move_phase, set_dates
from samvekt.domain.rounds.actions.owning import add_local_record
from samvekt.domain.rounds.actions.seating import (
    accept_invitation,
    add_seat,
    change_roles,
    close_own_account,
    invite_to_round,
    remove_seat,
)
from samvekt.domain.rounds.actions.starting import start_round

__all__ = [
    "SomethingMissing",
    "accept_invitation",
    "add_attachment",
    "add_local_record",
    "add_option",
    "add_seat",
    "change_frame",
    "change_option",
    "change_roles",
    "close_own_account",
    "copy_options_from",
    "invite_to_round",
    "move_phase",
    "paste_options",
    "remove_attachment",
    "remove_option",
    "remove_seat",
    "reorder_options",
    "restore_option",
    "set_dates",
    "start_round",
]
