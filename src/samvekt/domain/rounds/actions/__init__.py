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
from samvekt.domain.rounds.actions.limiting import change_limits
from samvekt.domain.rounds.actions.lining import add_line, change_line, move_line, remove_line
from samvekt.domain.rounds.actions.moving import SomethingMissing, move_phase, set_dates
from samvekt.domain.rounds.actions.owning import add_local_record
from samvekt.domain.rounds.actions.relating import relate_options, unrelate_options
from samvekt.domain.rounds.actions.seating import (
    accept_invitation,
    add_seat,
    change_roles,
    close_own_account,
    invite_to_round,
    remove_seat,
)
from samvekt.domain.rounds.actions.sourcing import add_source, change_source, remove_source
from samvekt.domain.rounds.actions.starting import start_round

__all__ = [
    "SomethingMissing",
    "accept_invitation",
    "add_attachment",
    "add_line",
    "add_local_record",
    "add_option",
    "add_seat",
    "add_source",
    "change_frame",
    "change_limits",
    "change_line",
    "change_option",
    "change_roles",
    "change_source",
    "close_own_account",
    "copy_options_from",
    "invite_to_round",
    "move_line",
    "move_phase",
    "paste_options",
    "relate_options",
    "remove_attachment",
    "remove_line",
    "remove_option",
    "remove_seat",
    "remove_source",
    "reorder_options",
    "restore_option",
    "set_dates",
    "start_round",
    "unrelate_options",
]
