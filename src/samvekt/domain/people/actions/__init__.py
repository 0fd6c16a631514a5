"""What is done with people: organisations, roles, invitations, accounts."""

from samvekt.domain.people.actions.belonging import (
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
from samvekt.domain.people.actions.own import (
    ADDRESS_VALID_FOR,
    address_of,
    ask_for_address,
    change_address,
    change_own_account,
    close_own_account,
)

__all__ = [
    "ADDRESS_VALID_FOR",
    "OPEN_AT_MOST",
    "VALID_FOR",
    "Invited",
    "accept_invitation",
    "address_of",
    "ask_for_address",
    "change_address",
    "change_own_account",
    "change_roles",
    "close_own_account",
    "create_organisation",
    "create_person",
    "deactivate_person",
    "invite",
    "withdraw_invitation",
]
