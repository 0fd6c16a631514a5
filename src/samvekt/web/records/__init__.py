"""The story of a round in plain words."""
