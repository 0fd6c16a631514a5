"""What changed between two versions of a round, in words."""
