"""What happens in rounds, in words."""

from __future__ import annotations

from samvekt.core.message import message
from samvekt.domain.people.roles import ROLE_WORDS
from samvekt.domain.records.verbs import Verb
from samvekt.domain.rounds.phases import PHASE_WORDS
from samvekt.domain.rounds.words import FIELD_WORDS

PHASES = {"from": PHASE_WORDS, "to": PHASE_WORDS}
FIELDS = {"fields": FIELD_WORDS}

VERBS = {
    "round.started": Verb(message("{who} started the round “{what}” with {options} options.")),
    "round.frame_changed": Verb(message("{who} changed the frame: {fields}."), FIELDS),
    "round.limits_changed": Verb(message("{who} changed the limits of money and people.")),
    "round.phase_moved": Verb(message("{who} moved the round from {from} to {to}."), PHASES),
    "round.phase_moved_with_gaps": Verb(
        message("{who} moved the round from {from} to {to}, although something was missing."),
        PHASES,
    ),
    "round.dates_set": Verb(message("{who} set new dates for the phases.")),
    "round.options_reordered": Verb(message("{who} changed the order of the options.")),
    "round.options_added": Verb(message("{who} added {count} options: {names}.")),
    "option.added": Verb(message("{who} added the option “{what}”.")),
    "option.changed": Verb(message("{who} changed the option “{what}”: {fields}."), FIELDS),
    "option.removed": Verb(message("{who} removed the option “{what}”.")),
    "option.restored": Verb(message("{who} put the option “{what}” back.")),
    "source.added": Verb(message("{who} added the source {what}.")),
    "source.changed": Verb(message("{who} changed the source {what}.")),
    "source.removed": Verb(message("{who} removed the source {what}.")),
    "attachment.added": Verb(message("{who} attached the file “{what}”.")),
    "attachment.removed": Verb(message("{who} removed the attachment “{what}”.")),
    "seat.given": Verb(message("{who} gave {person} a seat as {role}."), {"role": ROLE_WORDS}),
    "seat.taken": Verb(
        message("{who} ended the seat of {person} as {role}."), {"role": ROLE_WORDS}
    ),
    "seat.promised": Verb(
        message("{who} invited someone to the round as {roles}."), {"roles": ROLE_WORDS}
    ),
    "local_record.added": Verb(message("{who} added the organisation's own record “{what}”.")),
}
