"""What happens among people, in words."""

from __future__ import annotations

from samvekt.core.message import message
from samvekt.domain.people.roles import ROLE_WORDS
from samvekt.domain.records.verbs import Verb

ROLES = {"roles": ROLE_WORDS, "before": ROLE_WORDS}

VERBS = {
    "organisation.created": Verb(message("{who} created {what}.")),
    "person.invited": Verb(message("{who} invited someone as {roles}."), ROLES),
    "person.joined": Verb(message("{who} accepted the invitation and became {roles}."), ROLES),
    "invitation.withdrawn": Verb(message("{who} withdrew an invitation.")),
    "roles.given": Verb(message("{who} gave {person} the roles {roles}."), ROLES),
    "roles.removed": Verb(message("{who} removed all roles from {person}.")),
    "person.changed": Verb(message("{who} changed their own account.")),
    "person.address_changed": Verb(message("{who} changed their own address.")),
    "person.left": Verb(message("{who} left and closed their own account.")),
    "person.deactivated": Verb(message("{who} closed the account of {person}.")),
}
