"""Pure calculation on NumPy: no Django, files, clock, settings or global random state."""
