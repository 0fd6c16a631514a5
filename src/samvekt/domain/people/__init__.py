"""Who is here: organisations, persons, roles, invitations."""
