"""What is done with people: organisations, roles, invitations, accounts."""

from samvekt.domain.people.actions.belonging import (
    change_own_account,
    change_roles,
    create_organisation,
    create_person,
    deactivate_person,
)
from samvekt.domain.people.actions.inviting import (
    OPEN_AT_MOST,
    VALID_FOR,
    Invited,
    accept_invitation,
    invite,
    withdraw_invitation,
)

__all__ = [
    "OPEN_AT_MOST",
    "VALID_FOR",
    "Invited",
    "accept_invitation",
    "change_own_account",
    "change_roles",
    "create_organisation",
    "create_person",
    "deactivate_person",
    "invite",
    "withdraw_invitation",
]
