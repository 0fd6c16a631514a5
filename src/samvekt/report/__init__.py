"""Documents from a dossier and its result."""
