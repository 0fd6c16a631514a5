"""The dossier, and its way to and from files: YAML, JSON and CSV."""
