"""How much each criterion counts, for one stakeholder at a time."""
